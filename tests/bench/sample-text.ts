/** Clean official text of any length, invented, the same each time. */

const clauses = [
  '为进一步规范全市公共服务场所的设置和管理，方便群众就近办事',
  '各区县人民政府应当根据常住人口、服务半径和交通条件合理布局',
  '服务事项实行清单管理，清单由主管部门会同有关部门拟定并向社会公布',
  '办理时限自受理之日起计算，不得超过五个工作日',
  '经费纳入本级财政预算，专款专用，接受审计监督',
  '任何单位和个人有权对服务质量提出意见和建议',
  '工作人员应当佩戴统一标识，一次性告知所需材料',
  '对不予受理的事项，应当说明理由并告知救济途径',
] as const;
const digits = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** Text of at least `characters` UTF-16 units, in numbered paragraphs. */
export function officialText(characters: number): string {
  const lines: string[] = [];
  let length = 0;
  for (let number = 0; length < characters; number += 1) {
    const first = clauses[number % clauses.length] ?? '';
    const second = clauses[(number * 5 + 3) % clauses.length] ?? '';
    const line = `第${digits[number % 10] ?? ''}条　${first}；${second}。`;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}
