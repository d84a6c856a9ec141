/**
 * A file's text cut into rows for reading: a heading for each part, then its lines, none longer than a screenful. Where rows begin
 * is worked out once; the rows themselves are made when they are looked at, so that a long text costs no more than is seen of it.
 */
import type { PartRole, TextPart, TextSegment } from '../extraction/extracted-text.ts';
import { segmentsOf } from '../extraction/segments-of.ts';

export interface TextHeading {
  readonly kind: 'heading';
  /** Path of the part. */
  readonly part: string;
  readonly role: PartRole;
}

export interface TextLine {
  readonly kind: 'line';
  readonly part: string;
  /** UTF-16 offsets into the part's text, end exclusive, line break left out. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Hidden stretches that touch the line, with their own offsets. */
  readonly hidden: readonly TextSegment[];
}

export type TextRow = TextHeading | TextLine;

/** Where a finding stands: a stretch of a part, or the part as a whole where both offsets are the same. */
export interface TextPlace {
  readonly part: string;
  readonly start: number;
  readonly end: number;
}

interface PartRows {
  readonly part: TextPart;
  /** Row of the heading; the lines follow. */
  readonly first: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export interface TextRows {
  /** Of all parts, headings included. */
  readonly count: number;
  readonly parts: readonly PartRows[];
}

/** Longer lines are cut: a cell or a PDF page may hold a whole chapter without a break. */
const longestLine = 2_000;
const lineBreak = 10;

export function textRows(parts: readonly TextPart[]): TextRows {
  const cut: PartRows[] = [];
  let count = 0;
  for (const part of parts) {
    const lines = linesOf(part.text);
    cut.push({ part, first: count, ...lines });
    count += 1 + lines.starts.length;
  }
  return { count, parts: cut };
}

function linesOf(text: string): Pick<PartRows, 'starts' | 'ends'> {
  const starts: number[] = [];
  const ends: number[] = [];
  let start = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const isEnd = index === text.length || text.charCodeAt(index) === lineBreak;
    if (!isEnd && index - start < longestLine) continue;
    const end = isEnd ? index : wholeCharacters(text, index);
    starts.push(start);
    ends.push(end);
    start = isEnd ? end + 1 : end;
  }
  return { starts, ends };
}

/** Not between the halves of a rare character. */
function wholeCharacters(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

/** Some rows in order; fewer than asked for at the end of the text. */
export function rowsBetween(rows: TextRows, from: number, to: number): readonly TextRow[] {
  return rows.parts.flatMap((part) => {
    const after = part.first + 1 + part.starts.length;
    const found: TextRow[] = [];
    for (let index = Math.max(from, part.first); index < Math.min(to, after); index += 1)
      found.push(rowAt(part, index));
    return found;
  });
}

function rowAt({ part, first, starts, ends }: PartRows, index: number): TextRow {
  const { path, role, text, segments } = part;
  if (index === first) return { kind: 'heading', part: path, role };
  const start = starts[index - first - 1] ?? 0;
  const end = ends[index - first - 1] ?? start;
  const hidden = segmentsOf(segments, { start, end }).filter((segment) => segment.hidden !== null);
  return { kind: 'line', part: path, start, end, text: text.slice(start, end), hidden };
}

/** Row on which a stretch begins; the part's heading for what has no stretch; -1 where the part is not there. */
export function rowOfPlace(rows: TextRows, place: TextPlace): number {
  const found = rows.parts.find(({ part }) => part.path === place.part);
  if (found === undefined) return -1;
  const { first, starts, part } = found;
  if (place.start === place.end || place.start > part.text.length) return first;
  return first + 1 + lastNotAfter(starts, place.start);
}

/** Index of the last start that is not after an offset: the break behind a line belongs to it. */
function lastNotAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) > offset) high = middle - 1;
    else low = middle;
  }
  return low;
}
