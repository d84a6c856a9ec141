/**
 * Evens out how a text is written, so that one rule finds every spelling of a word, and remembers where each piece came from.
 *
 * Folded: width and compatibility forms (NFKC, one character at a time), letter case, radicals and variant characters, kinds of
 * blank and line break. Dropped: zero-width and direction controls, blanks at line ends, and blanks between two Han characters,
 * because `秘　密` reads as one word. Tabs stay: they are the borders of table cells. Every folded unit keeps its range in the
 * original, so a match is always reported in original UTF-16 offsets and never splits a surrogate pair.
 */
import { hanVariant } from './han-variants.ts';

export interface FoldOptions {
  /**
   * `keep`: every line break stays. `join-wrapped`: a single break between Han characters goes when its line is long enough to
   * have been wrapped, as in text taken from pages. `join`: any break between Han characters goes.
   */
  readonly breaks: 'keep' | 'join-wrapped' | 'join';
}

export interface FoldedText {
  readonly text: string;
  /** First original UTF-16 unit of each folded unit. */
  readonly starts: Uint32Array;
  /** One past its last original unit. */
  readonly ends: Uint32Array;
}

/** A line with fewer characters is taken for a line of its own (a title, a cell), not for a wrapped one. */
const wrappedLineMinimum = 20;

const tab = 0x09;
const lineBreak = 0x0a;
const blank = 0x20;
/** Marks of the table: the unit is left out, needs the slow way, or is a blank or a break. */
const left = 0;
const slow = 1;
const isBlank = 2;
const isBreak = 3;

let unitTable: Uint16Array | undefined;

/** Folds a whole text. Cost grows linearly with its length. */
export function fold(text: string, options: FoldOptions): FoldedText {
  unitTable ??= makeUnitTable();
  const sink = new FoldSink(text.length, options);
  const table = unitTable;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const folded = table[unit] ?? unit;
    if (folded > isBreak) {
      sink.write(folded, index, index + 1);
    } else if (folded === isBlank) {
      sink.writeBlank(index);
    } else if (folded === isBreak) {
      const end = unit === 0x0d && text.charCodeAt(index + 1) === lineBreak ? index + 2 : index + 1;
      sink.writeBreak(index, end);
      index = end - 1;
    } else if (folded === slow) {
      index = writeSlowly(sink, text, index);
    }
  }
  return sink.finish();
}

/** Range in the original text of a range of folded units; empty ranges stay empty. */
export function originalRange(
  folded: FoldedText,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const first = folded.starts[start] ?? folded.ends[folded.ends.length - 1] ?? 0;
  if (end <= start) return { start: first, end: first };
  return { start: first, end: folded.ends[end - 1] ?? first };
}

/** Tells whether a UTF-16 unit is a Han character or the first half of one beyond the basic plane. */
export function isHanUnit(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || unit === 0x3007 || (unit >= 0xd840 && unit <= 0xd8bf);
}

/** Characters beyond the basic plane, and those that fold to several: every folded unit gets the range of the whole character. */
function writeSlowly(sink: FoldSink, text: string, index: number): number {
  const codePoint = text.codePointAt(index) ?? 0;
  const end = index + (codePoint > 0xffff ? 2 : 1);
  if (isIgnorable(codePoint)) return end - 1;
  const folded = foldCharacter(codePoint);
  for (let unit = 0; unit < folded.length; unit += 1) {
    const code = folded.charCodeAt(unit);
    if (code === blank) sink.writeBlank(index, end);
    else sink.write(code, index, end);
  }
  return end - 1;
}

/** One character folded by itself; a lone surrogate stays as it is. */
function foldCharacter(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  if (keepsItsForm(codePoint)) return character;
  const folded = character.normalize('NFKC').toLowerCase();
  return hanVariant(folded) ?? folded;
}

/** Circled and raised digits are list and note marks, not digits: folded, they would grow onto the number before them. */
function keepsItsForm(codePoint: number): boolean {
  return (
    (codePoint >= 0x2460 && codePoint <= 0x24ff) ||
    (codePoint >= 0x2776 && codePoint <= 0x2793) ||
    (codePoint >= 0x2070 && codePoint <= 0x2089) ||
    (codePoint >= 0xd800 && codePoint <= 0xdfff) ||
    codePoint === 0xb2 ||
    codePoint === 0xb3 ||
    codePoint === 0xb9
  );
}

/** Characters that a reader does not see: Unicode's default-ignorable code points, and control characters. */
function isIgnorable(codePoint: number): boolean {
  return (
    (codePoint < 0x20 && codePoint !== tab) ||
    /[\p{Default_Ignorable_Code_Point}\u007f-\u009f\ufff9-\ufffb]/u.test(String.fromCodePoint(codePoint))
  );
}

function isLineBreak(unit: number): boolean {
  return (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

/** Every unit of the basic plane, once: its folded unit, or a mark. */
function makeUnitTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit += 1) table[unit] = tableEntry(unit);
  return table;
}

function tableEntry(unit: number): number {
  if (unit === tab) return tab;
  if (isLineBreak(unit)) return isBreak;
  if (unit >= 0xd800 && unit <= 0xdfff) return slow;
  if (isIgnorable(unit)) return left;
  if (/\p{Zs}/u.test(String.fromCharCode(unit))) return isBlank;
  const folded = foldCharacter(unit);
  return folded.length === 1 ? folded.charCodeAt(0) : slow;
}

/** Where the folded text grows. A class because blanks and breaks wait until the next visible character decides about them. */
class FoldSink {
  private units: Uint16Array;
  private starts: Uint32Array;
  private ends: Uint32Array;
  private length = 0;
  private lineStart = 0;
  private blankStart = -1;
  private blankEnd = -1;
  private breaks: { start: number; end: number }[] = [];
  private readonly options: FoldOptions;

  constructor(expected: number, options: FoldOptions) {
    this.options = options;
    this.units = new Uint16Array(expected + 16);
    this.starts = new Uint32Array(expected + 16);
    this.ends = new Uint32Array(expected + 16);
  }

  writeBlank(start: number, end = start + 1): void {
    if (this.blankStart < 0) this.blankStart = start;
    this.blankEnd = end;
  }

  writeBreak(start: number, end: number): void {
    this.blankStart = -1;
    this.breaks.push({ start, end });
  }

  write(unit: number, start: number, end: number): void {
    if (this.breaks.length > 0) this.settleBreaks(unit);
    if (this.blankStart >= 0) this.settleBlank(unit);
    this.push(unit, start, end);
  }

  finish(): FoldedText {
    for (const { start, end } of this.breaks) this.push(lineBreak, start, end);
    return {
      text: textOf(this.units.subarray(0, this.length)),
      starts: this.starts.slice(0, this.length),
      ends: this.ends.slice(0, this.length),
    };
  }

  private settleBreaks(next: number): void {
    if (!this.joinsBreaks(next)) {
      for (const { start, end } of this.breaks) this.push(lineBreak, start, end);
      this.lineStart = this.length;
      this.blankStart = -1;
    }
    this.breaks = [];
  }

  private joinsBreaks(next: number): boolean {
    if (this.options.breaks === 'keep' || !isHanUnit(next) || !isHanUnit(this.last())) return false;
    if (this.options.breaks === 'join') return true;
    return this.breaks.length === 1 && this.length - this.lineStart >= wrappedLineMinimum;
  }

  private settleBlank(next: number): void {
    const last = this.last();
    const atBorder = this.length === 0 || last === lineBreak || last === tab || next === tab;
    if (!atBorder && !(isHanUnit(last) && isHanUnit(next))) this.push(blank, this.blankStart, this.blankEnd);
    this.blankStart = -1;
  }

  /** Last visible unit; the second half of a pair counts as Han when its first half does. */
  private last(): number {
    const unit = this.units[this.length - 1] ?? lineBreak;
    return unit >= 0xdc00 && unit <= 0xdfff ? (this.units[this.length - 2] ?? unit) : unit;
  }

  private push(unit: number, start: number, end: number): void {
    if (this.length === this.units.length) this.grow();
    this.units[this.length] = unit;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  private grow(): void {
    const size = this.units.length * 2;
    const units = new Uint16Array(size);
    const starts = new Uint32Array(size);
    const ends = new Uint32Array(size);
    units.set(this.units);
    starts.set(this.starts);
    ends.set(this.ends);
    this.units = units;
    this.starts = starts;
    this.ends = ends;
  }
}

function textOf(units: Uint16Array): string {
  const chunk = 8192;
  let text = '';
  for (let index = 0; index < units.length; index += chunk) {
    text += Reflect.apply(String.fromCharCode, null, units.subarray(index, index + chunk));
  }
  return text;
}
