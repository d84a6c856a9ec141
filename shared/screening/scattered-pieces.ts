/**
 * Words spread over short pieces: 内部 in one line of a box and 资料 in the next, a level in two cells, one character a line, a mark
 * in two text boxes side by side. Pieces that stand next to each other are put together again, each such stretch as a line of its
 * own, so that the rules for marks can look at it as if it had never been apart.
 */
import type { TextPart } from '../extraction/extracted-text.ts';
import { unitTable } from '../text/fold-character.ts';
import { foldWords } from '../text/fold-words.ts';

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
  readonly folded: string;
  /** Below one another in a column of a table, with other cells beside them. */
  readonly isColumn: boolean;
}

/** Quick to say of most words put together: no mark begins in them. */
export type Wanted = (folded: string) => boolean;

/** Longest cell or line, and longest stretch, in UTF-16 units; a mark with its companions is no longer. */
const longestPiece = 14;
const longestTogether = 28;
/** No mark begins with the date of the document. */
const year = /^\d{4}/u;
/** With the blanks around it. */
const widestCell = 60;
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

/** What a UTF-16 unit is to the pieces; one entry for each. */
export type UnitClasses = Uint8Array;
const of = { mark: 0, other: 1 } as const;

/** Classes of all units, for marks that consist of the units given: made once for the rules, since a text has millions. */
export function classesOf(alphabet: ReadonlySet<number>): UnitClasses {
  const table = unitTable();
  const classes = new Uint8Array(0x10000);
  for (let unit = 0; unit < classes.length; unit += 1) {
    const isKnown = !isWordUnit(unit) || alphabet.has(unit) || alphabet.has(table[unit] ?? 0);
    classes[unit] = isKnown ? of.mark : of.other;
  }
  return classes;
}

/** Line ends of other kinds, which readers leave inside a cell or a paragraph. Looked for one by one, since few texts have any. */
const rareBreaks = ['\v', '\f', '\u0085', '\u2028', '\u2029', '\r'];
const otherBreaks = /[\v\f\u0085\u2028\u2029]|\r(?!\n)/gu;

/** Pieces of one part that hold units of marks, signs and figures, and nothing else. */
export function piecesIn(part: TextPart, classes: UnitClasses): readonly Piece[] {
  // As long as the original, so that places stay what they are.
  const hasOthers = rareBreaks.some((each) => part.text.includes(each));
  const text = hasOthers ? part.text.replace(otherBreaks, '\n') : part.text;
  const pieces: Piece[] = [];
  let nextTab = text.indexOf('\t');
  for (let start = 0, line = 0; start <= text.length; line += 1) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak;
    for (let column = 0; start <= end; column += 1) {
      if (nextTab >= 0 && nextTab < start) nextTab = text.indexOf('\t', start);
      const cellEnd = nextTab < 0 || nextTab > end ? end : nextTab;
      const range = trimmed(text, start, cellEnd);
      if (range !== null && isOf(classes, text, range)) pieces.push({ part, ...range, line, column });
      start = cellEnd + 1;
    }
  }
  return pieces;
}

/** A whole part as one piece, when it is short enough. */
export function partAsPiece(part: TextPart, line: number, classes: UnitClasses): Piece | null {
  const range = trimmed(part.text, 0, part.text.length);
  return range !== null && isOf(classes, part.text, range) ? { part, ...range, line, column: 0 } : null;
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
      if (year.test(text)) continue;
      for (const [further, piece] of run.slice(index + 1, index + mostTogether).entries()) {
        text += wordsOf(piece);
        if (text.length > longestTogether) break;
        const folded = foldWords(text);
        if (!isWanted(folded)) continue;
        stretches.push({ pieces: run.slice(index, index + further + 2), text, folded, isColumn });
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
  if (to - from > widestCell) return null;
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return start < end && end - start <= longestPiece ? { start, end } : null;
}

function isOf(
  classes: UnitClasses,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  for (let at = start; at < end; at += 1) if (classes[text.charCodeAt(at)] === of.other) return false;
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
    unit === 0x20 ||
    unit === 0x0d ||
    unit === 0x3000 ||
    unit === 0xa0 ||
    (unit >= 0x2000 && unit <= 0x200d) ||
    unit === 0xfeff
  );
}
