/** Numbers an interpretation gives otherwise than its document: same words before, same unit, another value. */
import { readAmount } from './checks/read-amount.ts';
import type { Match } from './match.ts';
import type { PackageDocument } from './package-document.ts';
import type { ScreenedPart } from './screened-part.ts';

interface Amount {
  /** Words before the number and its unit. */
  readonly key: string;
  readonly value: number;
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

const amount =
  /(?<before>\p{Script=Han}{4,16}?)(?<number>\d[\d,]*(?:\.\d+)?[万亿]?|[零一二两三四五六七八九十百千万]{1,8})(?<unit>平方米|平方公里|公里|个工作日|工作日|个月|小时|分钟|周岁|%|元|人|名|户|个|件|日|天|年|米|亩|吨|次|家|处|倍|岁)/gu;
const qualifiers =
  /(?:不(?:得)?(?:少于|低于|高于|超过|多于|大于|小于)|至少|最(?:高|低|长|短|多|少)|达到|不足|约|共|为|是|在|按|提高到|降至|每)+$/u;
const anchorLength = 4;

/** Numbers of an interpretation where the document has one other value for the same thing. */
export function compareNumbers(screened: ScreenedPart, document: PackageDocument): readonly Match[] {
  const view = screened.view('folded');
  const said = byKey(amountsIn(document.words));
  const own = byKey(amountsIn(view.text));
  return amountsIn(view.text).flatMap((each) => {
    const known = said.get(each.key) ?? [];
    const first = known[0];
    const isOne = new Set(known.map(({ value }) => value)).size === 1;
    if (first === undefined || !isOne) return [];
    if ((own.get(each.key) ?? []).some(({ value }) => value === first.value)) return [];
    const values = { expected: first.written };
    return [{ ...view.original(each.start, each.end), matcher: 'number', confidence: 0.7, values }];
  });
}

function amountsIn(text: string): readonly Amount[] {
  return [...text.matchAll(amount)].flatMap((hit) => {
    const { before = '', number = '', unit = '' } = hit.groups ?? {};
    const anchor = before.replace(qualifiers, '').slice(-anchorLength);
    const value = readAmount(number);
    if (anchor.length < anchorLength || value === null) return [];
    const start = hit.index + before.length;
    const end = hit.index + hit[0].length;
    return [{ key: `${anchor} ${unit}`, value, written: `${number}${unit}`, start, end }];
  });
}

function byKey(amounts: readonly Amount[]): ReadonlyMap<string, readonly Amount[]> {
  const keyed = new Map<string, Amount[]>();
  for (const each of amounts) keyed.set(each.key, [...(keyed.get(each.key) ?? []), each]);
  return keyed;
}
