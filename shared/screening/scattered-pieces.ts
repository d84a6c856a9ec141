/**
 * Words spread over short pieces: 内部 in one line of a box and 资料 in the next, a level in two cells, one character a line, a mark
 * in two text boxes side by side. Pieces that stand next to each other are put together again, each such stretch as a line of its
 * own, so that the rules for marks can look at it as if it had never been apart.
 */
import type { TextPart } from '../extraction/extracted-text.ts';
import { unitTable } from '../text/fold-character.ts';

/** A cell, a line, or a whole short part. */
export interface Piece {
  readonly part: TextPart;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** Pieces that may belong together, in the order in which they are read. */
export interface Scattered {
  readonly pieces: readonly Piece[];
  readonly text: string;
  /** Below one another in a column of a table, with other cells beside them. */
  readonly isColumn: boolean;
}

/** Quick to say of most words put together: no mark begins in them. */
export type Wanted = (text: string) => boolean;

/** Longest cell or line, and longest stretch, in UTF-16 units; a mark with its companions is no longer. */
const longestPiece = 14;
const longestTogether = 28;
const mostTogether = 18;
/** More pieces without anything else between them are a list, and no mark. */
const longestRun = 80;
/** What a part may cost at most. */
const mostStretches = 20_000;
/** Line breaks that may lie between two pieces. */
const widestGap = 3;
/** Of a longer row the cells beside are not looked at. */
const longestLine = 2000;

const tab = 0x09;
const breaks = new Set([0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029]);

/** Pieces of one part that hold nothing but the characters given, and what stands in no mark anyway: signs and figures. */
export function piecesIn(part: TextPart, alphabet: ReadonlySet<number>): readonly Piece[] {
  const { text } = part;
  const pieces: Piece[] = [];
  let line = 0;
  let column = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at < text.length ? text.charCodeAt(at) : 0x0a;
    if (unit > 0x0d && unit < 0x2028 && unit !== 0x85) continue;
    if (unit !== tab && !breaks.has(unit)) continue;
    const range = trimmed(text, start, at);
    if (range !== null && isOf(alphabet, text, range)) pieces.push({ part, ...range, line, column });
    start = at + 1;
    column = unit === tab ? column + 1 : 0;
    if (unit !== tab) line += 1;
  }
  return pieces;
}

/** A whole part as one piece, when it is short enough. */
export function partAsPiece(part: TextPart, line: number, alphabet: ReadonlySet<number>): Piece | null {
  const range = trimmed(part.text, 0, part.text.length);
  return range !== null && isOf(alphabet, part.text, range) ? { part, ...range, line, column: 0 } : null;
}

/** Two or more pieces that follow one another without anything between them but tabs and a few line breaks. */
export function inReadingOrder(pieces: readonly Piece[], isWanted: Wanted): readonly Scattered[] {
  return together(
    pieces,
    { isColumn: false, isWanted },
    (one, next) => one.part !== next.part || isOnlyGap(one.part.text, one.end, next.start),
  );
}

/** Single characters below one another in one column of a table, whatever stands beside them. */
export function inColumns(pieces: readonly Piece[], isWanted: Wanted): readonly Scattered[] {
  const columns = new Map<number, Piece[]>();
  for (const piece of pieces) {
    if (piece.end - piece.start > 2) continue;
    const column = columns.get(piece.column);
    if (column === undefined) columns.set(piece.column, [piece]);
    else column.push(piece);
  }
  return [...columns.values()].flatMap((column) =>
    together(
      column,
      { isColumn: true, isWanted },
      (one, next) => next.line === one.line + 1 && !isOnlyGap(one.part.text, one.end, next.start),
    ),
  );
}

function together(
  pieces: readonly Piece[],
  { isColumn, isWanted }: { readonly isColumn: boolean; readonly isWanted: Wanted },
  follows: (one: Piece, next: Piece) => boolean,
): readonly Scattered[] {
  const stretches: Scattered[] = [];
  for (const run of runsOf(pieces, follows)) {
    if (stretches.length > mostStretches) break;
    for (const [index, first] of run.entries()) {
      let text = wordsOf(first);
      for (const [further, piece] of run.slice(index + 1, index + mostTogether).entries()) {
        text += wordsOf(piece);
        if (text.length > longestTogether) break;
        if (isWanted(text)) stretches.push({ pieces: run.slice(index, index + further + 2), text, isColumn });
      }
    }
  }
  return stretches;
}

/** Pieces without anything between them; very long ones are lists and left out. */
function runsOf(
  pieces: readonly Piece[],
  follows: (one: Piece, next: Piece) => boolean,
): readonly (readonly Piece[])[] {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && follows(last, piece)) run.push(piece);
    else runs.push([piece]);
  }
  return runs.filter(({ length }) => length > 1 && length <= longestRun);
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

function trimmed(
  text: string,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } | null {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return start < end && end - start <= longestPiece ? { start, end } : null;
}

function isOf(
  alphabet: ReadonlySet<number>,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const table = unitTable();
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (isWordUnit(unit) && !alphabet.has(unit) && !alphabet.has(table[unit] ?? 0)) return false;
  }
  return true;
}

/** Han characters, whole or as halves of a pair, and letters. */
function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xd840 && unit <= 0xdbff) ||
    /\p{L}/u.test(String.fromCharCode(unit))
  );
}

function isBlank(unit: number): boolean {
  return (
    unit === 0x20 || unit === 0x3000 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200d) || unit === 0xfeff
  );
}
