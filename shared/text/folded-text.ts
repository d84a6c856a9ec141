/**
 * A folded text with the way back. Almost all characters fold one to one, so the way back is kept as runs: where the distance to
 * the original changes, a new run begins. That is far less to write than a number for each character.
 */

export interface FoldedText {
  /** Folded units; only the first `length` count. */
  readonly units: Uint16Array;
  readonly length: number;
  readonly runs: FoldedRuns;
  /** The same as a string, made when first asked for. */
  readonly text: string;
}

/** Runs in order. A run ends where the next begins. */
export interface FoldedRuns {
  readonly count: number;
  /** First folded unit of each run. */
  readonly folded: Uint32Array;
  /** Where it stands in the original. */
  readonly original: Uint32Array;
  /** 0: units follow each other in the original as well. Else every unit of the run stands for this many original ones. */
  readonly width: Uint32Array;
}

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Range in the original text of a range of folded units; empty ranges stay empty. */
export function originalRange({ length, runs }: FoldedText, start: number, end: number): TextRange {
  const first = start < length ? startOf(runs, start) : length === 0 ? 0 : endOf(runs, length - 1);
  if (end <= start) return { start: first, end: first };
  return { start: first, end: end <= length ? endOf(runs, end - 1) : first };
}

/** First folded unit that stands at an original offset or after it; `length` when there is none. */
export function unitFrom({ length, runs }: FoldedText, offset: number): number {
  const next = firstRunFrom(runs, offset);
  const nextUnit = next < runs.count ? (runs.folded[next] ?? length) : length;
  const run = next - 1;
  if (run < 0 || runs.width[run] !== 0) return nextUnit;
  return Math.min(nextUnit, (runs.folded[run] ?? 0) + offset - (runs.original[run] ?? 0));
}

function firstRunFrom({ count, original }: FoldedRuns, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((original[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startOf(runs: FoldedRuns, unit: number): number {
  const run = runAt(runs, unit);
  const original = runs.original[run] ?? 0;
  return runs.width[run] === 0 ? original + unit - (runs.folded[run] ?? 0) : original;
}

function endOf(runs: FoldedRuns, unit: number): number {
  const run = runAt(runs, unit);
  const original = runs.original[run] ?? 0;
  const width = runs.width[run] ?? 0;
  return width === 0 ? original + unit - (runs.folded[run] ?? 0) + 1 : original + width;
}

/** Last run that begins at or before the unit. */
function runAt({ count, folded }: FoldedRuns, unit: number): number {
  let low = 0;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((folded[middle] ?? 0) <= unit) low = middle;
    else high = middle;
  }
  return low;
}

/** Most texts that are folded are a few words. */
const firstRuns = 4;

/** Grows with what is written. A class because folding must not allocate for each character. */
export class RunWriter {
  private count = 0;
  private folded = new Uint32Array(firstRuns);
  private original = new Uint32Array(firstRuns);
  private width = new Uint32Array(firstRuns);
  /** Distance to the original within a run of width 0; NaN in any other. */
  private distance = Number.NaN;

  /** Units from here on stand one for one. */
  plain(folded: number, original: number): void {
    if (original - folded === this.distance) return;
    this.add(folded, original, 0);
    this.distance = original - folded;
  }

  /** One unit stands for `width` original ones. */
  wide(folded: number, original: number, width: number): void {
    const last = this.count - 1;
    if (Number.isNaN(this.distance) && this.original[last] === original && this.width[last] === width) return;
    this.add(folded, original, width);
    this.distance = Number.NaN;
  }

  finish(): FoldedRuns {
    const { count, folded, original, width } = this;
    return { count, folded, original, width };
  }

  private add(folded: number, original: number, width: number): void {
    if (this.count === this.folded.length) {
      this.folded = grown(this.folded);
      this.original = grown(this.original);
      this.width = grown(this.width);
    }
    this.folded[this.count] = folded;
    this.original[this.count] = original;
    this.width[this.count] = width;
    this.count += 1;
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Longest run of units that becomes a string at once; longer ones are slower again. */
const chunk = 4096;

/** The units as a string. */
export function textOf(units: Uint16Array, length: number): string {
  let text = '';
  for (let index = 0; index < length; index += chunk) {
    text += Reflect.apply(String.fromCharCode, null, units.subarray(index, Math.min(length, index + chunk)));
  }
  return text;
}
