/**
 * Document numbers (发文字号): 机关代字 + 〔year〕 + serial + 号, e.g. 〔2022〕43号. GB/T 9704-2012, 7.2.5: hexagonal brackets, four-digit
 * year, serial without padding and without 第. Every number in a text is classified once; one slip is reported for each, the
 * gravest, and the suggestion repairs all of them. Ranges begin at the bracket: where the code of the office begins cannot be told.
 */
import { firstUnitsOf } from '../text/first-units.ts';
import { matchesAt } from '../text/pattern-index.ts';
import type { ScreenedPart } from './screened-part.ts';

export type NumberSlip = 'fused' | 'bracket' | 'inserted-word' | 'padded' | 'short-year' | 'blank';

export interface DocumentNumber {
  /** Original offsets. */
  readonly start: number;
  readonly end: number;
  /** Characters before the bracket on the same line, at most 14 of them Han: the code of the office and perhaps more. */
  readonly before: string;
  readonly year: number;
  readonly serial: number;
  readonly slip: NumberSlip | null;
}

/** After 号 these make it a building, a line, a telephone: no document. */
const notAfter = '(?![楼院线机井泵库桥门栋幢口车炉房厅馆路码])';
const year = '(?<year>(?:19[4-9]|20\\d)\\d)';
const serial = '(?<zeros>0{0,5})(?<serial>[1-9]\\d{0,4})';
const tail = ` ?号${notAfter}`;

interface Form {
  readonly expression: RegExp;
  readonly slip: NumberSlip | null;
}

/** In order of gravity: a stretch that an earlier form has taken is not looked at again. Over folded text. */
const formsByGravity: readonly Form[] = [
  {
    slip: null,
    expression: form(
      `(?<=\\p{Script=Han})(?<gap> ?)(?<open>[〔\\[【({<〈《「]) ?${year}(?<word>年?) ?(?<close>[〕\\]】)}>〉》」]) ?(?<ordinal>第?) ?${serial}${tail}`,
    ),
  },
  { slip: 'fused', expression: form(`(?<=\\p{Script=Han} ?)[〔\\[【({] ?${year} ?${serial}${tail}`) },
  { slip: 'fused', expression: form(`(?<=\\p{Script=Han} ?)${year} ?[〕\\]】}] ?第?${serial}${tail}`) },
  { slip: 'fused', expression: form(`(?<=\\p{Script=Han}[发办函字规] ?)${year}${serial}${tail}`) },
  {
    slip: 'short-year',
    expression: form(`(?<=\\p{Script=Han}{2} ?)[〔【\\[] ?(?<year>\\d{2}) ?[〕】\\]] ?第?${serial}${tail}`),
  },
  {
    slip: 'short-year',
    expression: form(`(?<=\\p{Script=Han}[发办函字规] ?)\\( ?(?<year>\\d{2}) ?\\) ?第?${serial}${tail}`),
  },
];

/** Each with what it can begin with: before most 号 there is nothing of the kind. */
const forms = formsByGravity.map((each) => ({ ...each, firstUnits: firstUnitsOf(each.expression.source) }));

const known = new WeakMap<ScreenedPart, readonly DocumentNumber[]>();

/** All document numbers of a part, right and wrong, in reading order. */
export function documentNumbers(screened: ScreenedPart): readonly DocumentNumber[] {
  const remembered = known.get(screened);
  if (remembered !== undefined) return remembered;
  const found = readDocumentNumbers(screened);
  known.set(screened, found);
  return found;
}

function readDocumentNumbers(screened: ScreenedPart): readonly DocumentNumber[] {
  const view = screened.view('folded');
  const places = signsAfterYear(view.text);
  const numbers = new Map<number, DocumentNumber>();
  for (const { expression, firstUnits, slip } of forms) {
    for (const hit of matchesAt(view.text, expression, { anchor: beforeSign, places, firstUnits })) {
      const range = view.original(hit.index, hit.index + hit[0].length);
      if (numbers.has(range.end)) continue;
      numbers.set(range.end, {
        ...range,
        before: lineBefore(view.text, hit.index),
        year: fullYear(Number(hit.groups?.year)),
        serial: Number(hit.groups?.serial),
        slip: slip ?? slipOf(hit),
      });
    }
  }
  return [...numbers.values()].sort((a, b) => a.start - b.start);
}

const sign = '号';
/** Units from the beginning of a number to its 号: `〔26〕1` at least, blanks, 年 and 第 and five zeros more at most. */
const beforeSign = { literals: [sign], nearest: 5, farthest: 26 };
/** A year of two digits or four, then zeros and a serial number, with nothing between. */
const fewestFused = 5;
const mostDigits = 14;
/** What may stand between the year and the serial number. */
const mayCloseYear = /[\d年〕\]】)}>〉》」] ?第? ?$/u;

/** Places of 号 after a number that may have a year before it; most 号 stand after a few digits alone. */
function signsAfterYear(text: string): Uint32Array {
  const places: number[] = [];
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
    if (isAfterYear(text, at)) places.push(at);
  }
  return Uint32Array.from(places);
}

function isAfterYear(text: string, at: number): boolean {
  let digits = at - 1;
  if (text[digits] === ' ') digits -= 1;
  let first = digits;
  while (first >= 0 && digits - first <= mostDigits && isDigit(text.charCodeAt(first))) first -= 1;
  const count = digits - first;
  if (count === 0) return false;
  return count >= fewestFused || mayCloseYear.test(text.slice(Math.max(0, first - 4), first + 1));
}

/** What is wrong with a number that has both brackets. */
function slipOf(hit: RegExpExecArray): NumberSlip | null {
  const groups = hit.groups ?? {};
  if (groups.open !== '〔' || groups.close !== '〕') return 'bracket';
  if (groups.ordinal !== '' || groups.word !== '') return 'inserted-word';
  if (groups.zeros !== '') return 'padded';
  return hit[0].includes(' ') ? 'blank' : null;
}

/** The number as it should be written. */
export function writeDocumentNumber({ year: y, serial: s }: Pick<DocumentNumber, 'year' | 'serial'>): string {
  return `〔${y}〕${s}号`;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function lineBefore(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - 20), index);
  return /[\p{Script=Han} ]*$/u.exec(before)?.[0].trim() ?? '';
}

/** Two digits: numbers of this kind begin with the founding year 1949. */
function fullYear(value: number): number {
  if (value >= 100) return value;
  return value >= 49 ? 1900 + value : 2000 + value;
}

function form(source: string): RegExp {
  return new RegExp(source, 'uy');
}
