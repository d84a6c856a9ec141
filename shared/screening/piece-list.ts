/**
 * Short pieces of a text that may hold a part of a mark: cells, lines and whole short parts, of the characters of marks, signs and
 * figures only. They are kept as numbers, since a text of a million cells has as many pieces and few of them are looked at.
 */
import type { TextPart } from '../extraction/extracted-text.ts';
import { mark, unitTable } from '../text/fold-character.ts';

/** A cell, a line, or a whole short part. */
export interface Piece {
  readonly part: TextPart;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** Longest cell or line in UTF-16 units. */
const longestPiece = 14;
/** With the blanks around it. */
const widestCell = 60;
/** More pieces without anything else between them are a list, and no mark. */
export const longestRun = 80;

/** What a UTF-16 unit is to the pieces, as bits; one entry for each unit. */
export type UnitClasses = Uint8Array;
/** `other`: never in a mark. `begins`: a mark may begin with it. `unclear`: what it folds to depends on its surroundings. */
const of = { other: 1, begins: 2, unclear: 4 } as const;

/** First units of strings of which each mark holds one: one unit, or two as one number. */
export type Beginnings = ReadonlySet<number>;

/** Classes of all units, for marks that consist of the units given: made once for the rules, since a text has millions. */
export function classesOf(alphabet: ReadonlySet<number>, beginnings: Beginnings): UnitClasses {
  const table = unitTable();
  const firsts = new Set([...beginnings].map((each) => (each < 0x10000 ? each : Math.floor(each / 0x10000))));
  const classes = new Uint8Array(0x10000);
  for (let unit = 0; unit < classes.length; unit += 1) {
    const folded = table[unit] ?? 0;
    const isKnown = alphabet.has(unit) || alphabet.has(folded) || !isWordUnit(unit);
    classes[unit] =
      (isKnown ? 0 : of.other) |
      (firsts.has(folded) ? of.begins : 0) |
      (folded <= mark.break ? of.unclear : 0);
  }
  return classes;
}

/** Line ends of other kinds, which readers leave inside a cell or a paragraph. Looked for one by one, since few texts have any. */
const rareBreaks = ['\v', '\f', '\u0085', '\u2028', '\u2029', '\r'];
const otherBreaks = /[\v\f\u0085\u2028\u2029]|\r(?!\n)/gu;

/** Pieces as numbers, `width` for each. */
export interface PieceList {
  readonly part: TextPart;
  readonly numbers: readonly number[];
}
export const width = 5;
export const field = { start: 0, end: 1, line: 2, column: 3, classes: 4 } as const;
const tab = 0x09;
const lineFeed = 0x0a;
/** Without one of these no mark begins in a piece. */
const wanted = of.begins | of.unclear;

/** Pieces of one part that hold units of marks, signs and figures, and nothing else; null when no mark can begin in any of them. */
export function piecesIn(part: TextPart, classes: UnitClasses): PieceList | null {
  // As long as the original, so that places stay what they are.
  const hasOthers = rareBreaks.some((each) => part.text.includes(each));
  const text = hasOthers ? part.text.replace(otherBreaks, '\n') : part.text;
  const numbers: number[] = [];
  let all = 0;
  for (let from = 0, line = 0, column = 0; from <= text.length; ) {
    const to = cellEnd(text, from);
    if (to > from && to - from <= widestCell) {
      const start = firstInk(text, from, to);
      const end = lastInk(text, start, to);
      const found = classesIn(classes, text, { start, end });
      if (found >= 0) {
        numbers.push(start, end, line, column, found);
        all |= found;
      }
    }
    const isRowEnd = text.charCodeAt(to) !== tab;
    line += isRowEnd ? 1 : 0;
    column = isRowEnd ? 0 : column + 1;
    from = to + 1;
  }
  return (all & wanted) === 0 || numbers.length < 2 * width ? null : { part, numbers };
}

/**
 * Unit by unit: the optimising compiler of V8 takes `indexOf` and `includes` for free of effects and moves them into the loop
 * around them, so that the whole text was searched once for each of its lines.
 */
function cellEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === tab || unit === lineFeed) break;
  }
  return at;
}

/** A whole part as one piece, when it is short enough. */
export function partAsPiece(part: TextPart, line: number, classes: UnitClasses): Piece | null {
  const { text } = part;
  if (text.length > widestCell) return null;
  const start = firstInk(text, 0, text.length);
  const end = lastInk(text, start, text.length);
  return classesIn(classes, text, { start, end }) < 0 ? null : { part, start, end, line, column: 0 };
}

export function isWanted(numbers: readonly number[], at: number): boolean {
  return ((numbers[at + field.classes] ?? 0) & wanted) !== 0;
}

/** Pieces without anything between them. */
export interface PieceRun {
  readonly pieces: readonly Piece[];
  /** Every unit folds by itself, so that what is true of the whole is true of a stretch. */
  readonly isClear: boolean;
}

/**
 * Runs of two or more pieces, where a mark may begin in one; very long ones are lists and left out.
 * @param places of pieces in the list; null for all of them
 */
export function wantedRuns(
  { part, numbers }: PieceList,
  places: readonly number[] | null,
  follows: (one: number, next: number) => boolean,
): readonly PieceRun[] {
  const runs: PieceRun[] = [];
  const count = places === null ? numbers.length / width : places.length;
  const placeOf = (index: number) => (places === null ? index * width : (places[index] ?? 0));
  const goesOn = (index: number) => follows(placeOf(index), placeOf(index + 1));
  let before = 0;
  for (let index = 0; index < count; index += 1) {
    if (!isWanted(numbers, placeOf(index))) continue;
    let first = index;
    while (first > before && index - first <= longestRun && goesOn(first - 1)) first -= 1;
    while (index + 1 < count && goesOn(index)) index += 1;
    before = index + 1;
    if (before - first < 2 || before - first > longestRun) continue;
    const run = Array.from({ length: before - first }, (_, each) => placeOf(first + each));
    const isClear = run.every((at) => ((numbers[at + field.classes] ?? 0) & of.unclear) === 0);
    runs.push({ pieces: run.map((at) => pieceAt(part, numbers, at)), isClear });
  }
  return runs;
}

function pieceAt(part: TextPart, numbers: readonly number[], at: number): Piece {
  return {
    part,
    start: numbers[at + field.start] ?? 0,
    end: numbers[at + field.end] ?? 0,
    line: numbers[at + field.line] ?? 0,
    column: numbers[at + field.column] ?? 0,
  };
}

function firstInk(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function lastInk(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** All classes of the units of a stretch; -1 where it is no piece. */
function classesIn(
  classes: UnitClasses,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  if (start >= end || end - start > longestPiece) return -1;
  let all = 0;
  for (let at = start; at < end; at += 1) {
    const found = classes[text.charCodeAt(at)] ?? 0;
    if ((found & of.other) !== 0) return -1;
    all |= found;
  }
  return all;
}

/** Han characters, whole or as halves of a pair, and letters. */
function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xd840 && unit <= 0xdbff) ||
    /\p{L}/u.test(String.fromCharCode(unit))
  );
}

export function isBlank(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0x0d ||
    unit === 0x3000 ||
    unit === 0xa0 ||
    (unit >= 0x2000 && unit <= 0x200d) ||
    unit === 0xfeff
  );
}
