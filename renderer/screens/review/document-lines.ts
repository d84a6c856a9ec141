/** A file's text cut into lines for a virtual list: a heading for each part, then its lines, none longer than a screenful. */
import type { TextPart } from '../../../shared/extraction/extracted-text.ts';

export interface DocumentHeading {
  readonly kind: 'heading';
  readonly part: TextPart;
}

export interface DocumentLine {
  readonly kind: 'line';
  readonly part: TextPart;
  /** UTF-16 offsets into the part's text, end exclusive, line break left out. */
  readonly start: number;
  readonly end: number;
}

export type DocumentRow = DocumentHeading | DocumentLine;

/** Longer lines are cut: a cell or a PDF page may hold a whole chapter without a break. */
const longestLine = 2_000;

export function documentRows(parts: readonly TextPart[]): readonly DocumentRow[] {
  return parts.flatMap((part) => [{ kind: 'heading', part } as const, ...linesOf(part)]);
}

function linesOf(part: TextPart): readonly DocumentLine[] {
  const lines: DocumentLine[] = [];
  let start = 0;
  while (start <= part.text.length) {
    const lineBreak = part.text.indexOf('\n', start);
    const end = lineBreak === -1 ? part.text.length : lineBreak;
    for (const [from, to] of pieces(part.text, start, end))
      lines.push({ kind: 'line', part, start: from, end: to });
    start = end + 1;
  }
  return lines;
}

function pieces(text: string, start: number, end: number): readonly (readonly [number, number])[] {
  const cuts: (readonly [number, number])[] = [];
  let from = start;
  while (end - from > longestLine) {
    const cut = isHighSurrogate(text.charCodeAt(from + longestLine - 1)) ? longestLine - 1 : longestLine;
    cuts.push([from, from + cut]);
    from += cut;
  }
  return [...cuts, [from, end]];
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** Row on which a stretch of text begins; the part's heading for findings without a stretch; -1 where the part is not there. */
export function rowOfPlace(
  rows: readonly DocumentRow[],
  place: { readonly part: string; readonly start: number; readonly end: number },
): number {
  const heading = rows.findIndex((row) => row.kind === 'heading' && row.part.path === place.part);
  if (heading === -1 || place.end === place.start) return heading;
  const line = rows.findIndex(
    (row) =>
      row.kind === 'line' &&
      row.part.path === place.part &&
      row.start <= place.start &&
      place.start <= row.end,
  );
  return line === -1 ? heading : line;
}

/** Things by the part they stand in, each list in the order given. */
export function byPart<T extends { readonly place: { readonly part: string } }>(
  things: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const parts = new Map<string, T[]>();
  for (const thing of things) {
    const known = parts.get(thing.place.part);
    if (known === undefined) parts.set(thing.place.part, [thing]);
    else known.push(thing);
  }
  return parts;
}
