/**
 * Marks broken over lines, cells and columns, at every place and at every character: how boxes, forms and vertical writing look once a
 * reader has taken them apart. Made systematically; no rule can know the breaks one by one.
 */
import type { PartRole } from '../../shared/extraction/extracted-text.ts';
import type { Sample } from './sample.ts';
import { planted } from './sample.ts';

const body = '\n关于有关事项的通知\n\n各县（区）人民政府：\n现将有关事项通知如下。\n';
const levels = ['秘密★3年', '机密★10年', '绝密', '机密★启用前'];
const internal = [
  '内部资料',
  '内部使用不得外传',
  '工作秘密',
  '阅后收回',
  '严禁外泄',
  '仅供领导参阅',
  '发至县团级',
  '内部参考注意保存',
];
const breaks: readonly (readonly [string, string])[] = [
  ['line', '\n'],
  ['empty line', '\n\n'],
  ['cell', '\t'],
  ['empty cell', '\t\t'],
  ['cell of the next row', '\n\t'],
];
const roles: readonly PartRole[] = ['body', 'text-box', 'header', 'sheet'];

interface Marks {
  readonly group: string;
  readonly rules: string;
  readonly marks: readonly string[];
}

/** Secrecy marks and internal ones, each broken in each way. */
export function scatteredMarks(): readonly Sample[] {
  return [
    ...broken({ group: 'marks', rules: 'SEC-01,SEC-02,SEC-04,SEC-05,INT-07', marks: levels }),
    ...broken({
      group: 'internal',
      rules: 'INT-01,INT-02,INT-03,INT-04,INT-06,INT-08,INT-09,SEC-02',
      marks: internal,
    }),
  ];
}

function broken({ group, rules, marks }: Marks): readonly Sample[] {
  return marks.flatMap((mark) => {
    const characters = [...mark];
    const inLines = breaks.flatMap(([name, gap]) => {
      const everywhere = characters.join(gap);
      const once = characters.slice(1).map((_, at) => mark.slice(0, at + 1) + gap + mark.slice(at + 1));
      return [everywhere, ...once].flatMap((written) =>
        roles.map((role) =>
          planted(`⟦${rules}|${written}⟧${role === 'body' ? body : ''}`, {
            group,
            variant: `broken: ${name}`,
            role,
          }),
        ),
      );
    });
    const column = characters
      .map((character, index) => `⟦${rules}|${character}⟧\t第${index + 1}项工作情况`)
      .join('\n');
    return [...inLines, planted(column, { group, variant: 'broken: column' })];
  });
}
