/**
 * Responsibility tails (责任分工) at the end of a task paragraph: （牵头单位：市商务局；配合单位：市财政局、各区政府）.
 * A plan is released with the table of who leads and who supports; the tails are where it comes from.
 */

export interface ResponsibilityRow {
  /** Paragraph of the text, counted from 0. */
  readonly paragraph: number;
  /** Words of the task without its number and tail, at most 60 characters. */
  readonly task: string;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  /** Labels without a unit behind them, such as `牵头单位` in （牵头单位：）. */
  readonly empty: readonly string[];
}

const leadLabels = ['牵头单位', '牵头部门', '责任单位', '责任部门', '主办单位', '实施单位', '负责单位'];
const supportLabels = ['配合单位', '配合部门', '协办单位', '参加单位', '参与单位', '协同单位'];
const label = new RegExp(`(${[...leadLabels, ...supportLabels].join('|')})\\s*[:：]`, 'u');
const tail = /[(（]([^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）][。.]?\s*$/u;
const number = /^\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]*[)）]|\d+[.．、])\s*/u;

/** Rows for every paragraph that ends in a responsibility tail, in the order of the text. */
export function parseResponsibilities(paragraphs: readonly string[]): readonly ResponsibilityRow[] {
  return paragraphs.flatMap((text, paragraph) => {
    const match = tail.exec(text);
    const inside = match?.[1];
    if (match === null || inside === undefined || !label.test(inside)) return [];
    return [{ paragraph, task: taskOf(text.slice(0, match.index)), ...readTail(inside) }];
  });
}

function readTail(inside: string): Pick<ResponsibilityRow, 'lead' | 'support' | 'empty'> {
  const pieces = inside.split(new RegExp(label.source, 'u'));
  const lead: string[] = [];
  const support: string[] = [];
  const empty: string[] = [];
  for (let index = 1; index < pieces.length; index += 2) {
    const name = pieces[index] ?? '';
    const units = splitUnits(pieces[index + 1] ?? '');
    if (units.length === 0) empty.push(name);
    else (leadLabels.includes(name) ? lead : support).push(...units);
  }
  return { lead, support, empty };
}

/** Units of a list; commas inside brackets belong to the unit's name. */
function splitUnits(list: string): readonly string[] {
  return list
    .replace(/[;；。]\s*$/u, '')
    .split(/[、,，;；](?![^(（]*[)）])/u)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function taskOf(text: string): string {
  const sentence = text.replace(number, '').trim();
  const end = sentence.search(/[。；;]/u);
  const first = end === -1 ? sentence : sentence.slice(0, end);
  return [...first].slice(0, 60).join('');
}
