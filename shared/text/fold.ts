/**
 * Evens out how a text is written, so that one rule finds every spelling of a word, and remembers where each piece came from.
 *
 * Folded: width and compatibility forms (NFKC, one character at a time), letter case, radicals, traditional and variant
 * characters, look-alikes, characters written as two halves, kinds of blank and line break. Dropped: zero-width and direction
 * controls, blanks at line ends, and blanks between two Han characters, because `秘　密` reads as one word. Tabs stay: they are
 * the borders of table cells. Every folded unit keeps its range in the original, so a match is always reported in original
 * UTF-16 offsets and never splits a surrogate pair.
 */
import { foldCharacter, isIgnorable, mark, unitTable } from './fold-character.ts';
import type { FoldedText } from './folded-text.ts';
import { RunWriter, textOf } from './folded-text.ts';
import { isFirstHalf, joinHalves } from './split-characters.ts';

export interface FoldOptions {
  /**
   * `keep`: every line break stays. `join-wrapped`: a single break between Han characters goes when its line is long enough to
   * have been wrapped, as in text taken from pages. `join`: any break between Han characters goes.
   */
  readonly breaks: 'keep' | 'join-wrapped' | 'join';
}

/** A line with fewer characters is taken for a line of its own (a title, a cell), not for a wrapped one. */
const wrappedLineMinimum = 20;

const tab = 0x09;
const lineBreak = 0x0a;
const blank = 0x20;

/** Folds a whole text. Cost grows linearly with its length. */
export function fold(text: string, options: FoldOptions): FoldedText {
  const table = unitTable();
  const sink = new FoldSink(text, options);
  let index = 0;
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    const folded = table[unit] ?? mark.left;
    if (folded > mark.break) {
      index = sink.copy(index, table);
    } else if (folded === mark.blank) {
      sink.writeBlank(index, index + 1);
      index += 1;
    } else if (folded === mark.break) {
      const end = unit === 0x0d && text.charCodeAt(index + 1) === lineBreak ? index + 2 : index + 1;
      sink.writeBreak(index, end);
      index = end;
    } else {
      index = folded === mark.slow ? writeSlowly(sink, text, index) : index + 1;
    }
  }
  return sink.finish();
}

/** Tells whether a UTF-16 unit is a Han character or the first half of one beyond the basic plane. */
function isHanUnit(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || unit === 0x3007 || (unit >= 0xd840 && unit <= 0xd8bf);
}

/**
 * Characters beyond the basic plane, those that fold to several, and halves: every folded unit gets the range of the whole
 * character. Returns where to go on.
 */
function writeSlowly(sink: FoldSink, text: string, index: number): number {
  const codePoint = text.codePointAt(index) ?? 0;
  const end = index + (codePoint > 0xffff ? 2 : 1);
  if (isIgnorable(codePoint)) return end;
  const folded = foldCharacter(codePoint);
  const whole = isFirstHalf(folded.charCodeAt(0)) ? readHalves(text, folded.charCodeAt(0), end) : null;
  if (whole !== null) {
    sink.write(whole.unit, index, whole.end);
    return whole.end;
  }
  for (let unit = 0; unit < folded.length; unit += 1) {
    const code = folded.charCodeAt(unit);
    if (code === blank) sink.writeBlank(index, end);
    else sink.write(code, index, end);
  }
  return end;
}

/** The second half, past whatever is dropped between Han characters; null when the next character is not one that fits. */
function readHalves(
  text: string,
  first: number,
  from: number,
): { readonly unit: number; readonly end: number } | null {
  const table = unitTable();
  let index = from;
  while (index < text.length) {
    const folded = table[text.charCodeAt(index)];
    if (folded !== mark.left && folded !== mark.blank) break;
    index += 1;
  }
  const unit = joinHalves(first, table[text.charCodeAt(index)] ?? 0);
  return unit === undefined ? null : { unit, end: index + 1 };
}

/** Where the folded text grows. A class because blanks and breaks wait until the next visible character decides about them. */
class FoldSink {
  private units: Uint16Array;
  private length = 0;
  private lineStart = 0;
  private blankStart = -1;
  private blankEnd = -1;
  /** Starts and ends of the breaks that wait, in turn. */
  private breaks: number[] = [];
  private readonly runs = new RunWriter();
  private readonly source: string;
  private readonly breakMode: FoldOptions['breaks'];

  constructor(source: string, { breaks }: FoldOptions) {
    this.source = source;
    this.breakMode = breaks;
    this.units = new Uint16Array(source.length + 16);
  }

  /** Copies characters that fold one to one, up to the next one that does not; returns where that is. */
  copy(from: number, table: Uint16Array): number {
    const { source } = this;
    let folded = table[source.charCodeAt(from)] ?? 0;
    this.settle(folded);
    this.runs.plain(this.length, from);
    this.reserve(source.length - from);
    const { units } = this;
    let { length } = this;
    let index = from;
    while (folded > mark.break) {
      units[length] = folded;
      length += 1;
      index += 1;
      // Past the end `charCodeAt` is not a number, and no entry of the table either.
      folded = index < source.length ? (table[source.charCodeAt(index)] ?? 0) : 0;
    }
    this.length = length;
    return index;
  }

  writeBlank(start: number, end: number): void {
    if (this.blankStart < 0) this.blankStart = start;
    this.blankEnd = end;
  }

  writeBreak(start: number, end: number): void {
    this.blankStart = -1;
    this.breaks.push(start, end);
  }

  write(unit: number, start: number, end: number): void {
    this.settle(unit);
    this.push(unit, start, end);
  }

  finish(): FoldedText {
    this.pushBreaks();
    const { units, length } = this;
    let text: string | undefined;
    return {
      units,
      length,
      runs: this.runs.finish(),
      get text() {
        text ??= textOf(units, length);
        return text;
      },
    };
  }

  private settle(next: number): void {
    if (this.breaks.length > 0) this.settleBreaks(next);
    if (this.blankStart >= 0) this.settleBlank(next);
  }

  private settleBreaks(next: number): void {
    if (this.joinsBreaks(next)) {
      this.breaks = [];
      return;
    }
    this.pushBreaks();
    this.lineStart = this.length;
    this.blankStart = -1;
  }

  private pushBreaks(): void {
    const { breaks } = this;
    for (let index = 0; index < breaks.length; index += 2) {
      this.push(lineBreak, breaks[index] ?? 0, breaks[index + 1] ?? 0);
    }
    breaks.length = 0;
  }

  private joinsBreaks(next: number): boolean {
    if (this.breakMode === 'keep' || !isHanUnit(next) || !isHanUnit(this.last())) return false;
    if (this.breakMode === 'join') return true;
    return this.breaks.length === 2 && this.length - this.lineStart >= wrappedLineMinimum;
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
    this.reserve(1);
    if (end - start === 1) this.runs.plain(this.length, start);
    else this.runs.wide(this.length, start, end - start);
    this.units[this.length] = unit;
    this.length += 1;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.units.length) return;
    const units = new Uint16Array(Math.max(this.units.length * 2, this.length + more));
    units.set(this.units.subarray(0, this.length));
    this.units = units;
  }
}
