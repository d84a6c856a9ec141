/**
 * Words spread over short pieces: 内部 in one line of a box and 资料 in the next, a level in two cells, one character a line, a mark
 * in two text boxes side by side. Pieces that stand next to each other are put together again, each such stretch as a line of its
 * own, so that the rules for marks can look at it as if it had never been apart.
 */
import { foldWords } from '../text/fold-words.ts';
import type { Beginnings, Piece, PieceList, PieceRun } from './piece-list.ts';
import { field, isBlank, isWanted, longestRun, wantedRuns, width } from './piece-list.ts';

/** Pieces that may belong together, in the order in which they are read. */
export interface Scattered {
  readonly pieces: readonly Piece[];
  readonly text: string;
  readonly folded: string;
  /** Below one another in a column of a table, with other cells beside them. */
  readonly isColumn: boolean;
}

/** Longest stretch, in UTF-16 units; a mark with its companions is no longer. */
const longestTogether = 28;
/** No mark begins with the date of the document. */
const year = /^\d{4}/u;
const mostTogether = 18;
/** What a part may cost at most. */
const mostStretches = 20_000;
const tab = 0x09;
const breaks = new Set([0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]);
/** Line breaks that may lie between two pieces. */
const widestGap = 3;
/** Of a longer row the cells beside are not looked at. */
const longestLine = 2000;

/** Two units as one number. */
export const pairOf = (unit: number, next: number) => unit * 0x10000 + next;

/** Quick to say of most words: no anchor of a pattern begins there. A pattern without one depends on a layout that pieces have not. */
export function begins(folded: string, beginnings: Beginnings): boolean {
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charCodeAt(at);
    if (beginnings.has(unit) || beginnings.has(pairOf(unit, folded.charCodeAt(at + 1)))) return true;
  }
  return false;
}

/** Pieces of one part that follow one another without anything between them but tabs and a few line breaks. */
export function inReadingOrder(list: PieceList, beginnings: Beginnings): readonly Scattered[] {
  const { part, numbers } = list;
  const follows = (one: number, next: number) =>
    isOnlyGap(part.text, numbers[one + field.end] ?? 0, numbers[next + field.start] ?? 0);
  return together(wantedRuns(list, null, follows), { isColumn: false, beginnings });
}

/** Single characters below one another in one column of a table, whatever stands beside them. */
export function inColumns(list: PieceList, beginnings: Beginnings): readonly Scattered[] {
  const { part, numbers } = list;
  const isShort = (at: number) => (numbers[at + field.end] ?? 0) - (numbers[at + field.start] ?? 0) <= 2;
  const columns = new Map<number, number[]>();
  for (let at = 0; at < numbers.length; at += width) {
    if (isShort(at) && isWanted(numbers, at)) columns.set(numbers[at + field.column] ?? 0, []);
  }
  if (columns.size === 0) return [];
  for (let at = 0; at < numbers.length; at += width) {
    if (isShort(at)) columns.get(numbers[at + field.column] ?? 0)?.push(at);
  }
  const follows = (one: number, next: number) =>
    numbers[next + field.line] === (numbers[one + field.line] ?? 0) + 1 &&
    !isOnlyGap(part.text, numbers[one + field.end] ?? 0, numbers[next + field.start] ?? 0);
  return [...columns.values()].flatMap((column) =>
    together(wantedRuns(list, column, follows), { isColumn: true, beginnings }),
  );
}

/** Parts that are a piece each, one after the other. */
export function acrossParts(pieces: readonly Piece[], beginnings: Beginnings): readonly Scattered[] {
  if (pieces.length < 2 || pieces.length > longestRun) return [];
  return together([{ pieces, isClear: false }], { isColumn: false, beginnings });
}

/** Every stretch of two or more pieces of a run in which a mark may begin. */
function together(
  runs: readonly PieceRun[],
  { isColumn, beginnings }: { readonly isColumn: boolean; readonly beginnings: Beginnings },
): readonly Scattered[] {
  const stretches: Scattered[] = [];
  for (const { pieces: run, isClear } of runs) {
    if (stretches.length > mostStretches) break;
    if (isClear && !begins(foldWords(run.map(wordsOf).join('')), beginnings)) continue;
    for (const [index, first] of run.entries()) {
      let text = wordsOf(first);
      if (year.test(text)) continue;
      for (const [further, piece] of run.slice(index + 1, index + mostTogether).entries()) {
        text += wordsOf(piece);
        if (text.length > longestTogether) break;
        const folded = foldWords(text);
        if (!begins(folded, beginnings)) continue;
        stretches.push({ pieces: run.slice(index, index + further + 2), text, folded, isColumn });
      }
    }
  }
  return stretches;
}

function wordsOf({ part, start, end }: Piece): string {
  return part.text.slice(start, end);
}

function isOnlyGap(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== tab && !breaks.has(unit) && !isBlank(unit)) return false;
  }
  return breaksBetween(text, from, to) <= widestGap;
}

/** Line breaks in a stretch; a carriage return with its line feed is one. */
export function breaksBetween(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (breaks.has(unit) && !(unit === 0x0a && text.charCodeAt(at - 1) === 0x0d)) count += 1;
  }
  return count;
}

/** The cell or line before or after a place, no more than so many line breaks off; empty where there is none. */
export function neighbour(
  text: string,
  at: number,
  side: { readonly step: 1 | -1; readonly most: number },
): string {
  const { step, most } = side;
  const edge = step === 1 ? text.length : 0;
  const unitAt = (index: number) => text.charCodeAt(step === 1 ? index : index - 1);
  const isBorder = (unit: number) => unit === tab || breaks.has(unit);
  let from = at;
  while (from !== edge && (isBorder(unitAt(from)) || isBlank(unitAt(from)))) from += step;
  let to = from;
  while (to !== edge && !isBorder(unitAt(to)) && Math.abs(to - from) < longestTogether) to += step;
  const gap = step === 1 ? breaksBetween(text, at, from) : breaksBetween(text, from, at);
  if (gap > most) return '';
  return step === 1 ? text.slice(from, to) : text.slice(to, from);
}

/** The cell above or below one, in the same column of the next line; empty where there is none. */
export function cellBeside({ part: { text }, start, end, column }: Piece, step: 1 | -1): string {
  const lineEnd = step === 1 ? text.indexOf('\n', end) : text.lastIndexOf('\n', start - 1);
  if (lineEnd < 0) return '';
  const line =
    step === 1
      ? text.slice(lineEnd + 1, lineEnd + 1 + longestLine).split('\n')[0]
      : text
          .slice(Math.max(0, lineEnd - longestLine), lineEnd)
          .split('\n')
          .at(-1);
  return (line ?? '').split('\t')[column] ?? '';
}
