/** Builds one part: text in reading order with the segments that say where each stretch stands. */
import type { PartRole, SegmentPlace, TableStretch, TextPart, TextSegment } from './extracted-text.ts';
import type { Budget } from './reader.ts';
import { stop } from './stop.ts';

/** Everything that may differ from one stretch of text to the next. */
export interface Mark {
  readonly place: SegmentPlace;
  readonly hidden: string | null;
  readonly author?: string | undefined;
  readonly at?: string | undefined;
}

export interface PartBuilder {
  /** Adds text; stretches with the same mark that touch become one segment. */
  add(text: string, mark: Mark): void;
  /** Adds a line break or tab that belongs to no segment; none at the beginning of the part. */
  separate(separator: '\n' | '\t'): void;
  /** UTF-16 units so far. */
  length(): number;
  /** The text from a position on: what was quoted since. Costs as much as that text is long. */
  textFrom(start: number): string;
  /** Nothing yet, or a line break was the last thing added. */
  isAtLineStart(): boolean;
  /** Marks a stretch as hidden after all; what is hidden for another reason stays so. */
  hide(start: number, end: number, kind: string): void;
  /** Notes a table of what was added. */
  table(table: TableStretch): void;
  finish(): TextPart;
}

interface OpenSegment {
  start: number;
  end: number;
  mark: Mark;
}

interface Hiding {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
}

/** A builder that counts against the file's budget of text. */
export function startPart(path: string, role: PartRole, budget: Budget): PartBuilder {
  // Pieces instead of one growing string: looking at its end would copy the whole each time.
  const pieces: string[] = [];
  const segments: OpenSegment[] = [];
  const tables: TableStretch[] = [];
  const hidings: Hiding[] = [];
  let length = 0;
  const append = (piece: string) => {
    budget.textUnits -= piece.length;
    if (budget.textUnits < 0) stop('over-limit', 'textUnits');
    pieces.push(piece);
    length += piece.length;
  };
  const textFrom = (start: number) => {
    let first = pieces.length;
    let at = length;
    while (at > start && first > 0) {
      first -= 1;
      at -= pieces[first]?.length ?? 0;
    }
    return pieces
      .slice(first)
      .join('')
      .slice(Math.max(0, start - at));
  };
  return {
    add(added, mark) {
      if (added === '') return;
      const start = length;
      append(added);
      const last = segments.at(-1);
      if (last !== undefined && last.end === start && isSameMark(last.mark, mark)) last.end = length;
      else segments.push({ start, end: length, mark });
    },
    separate(separator) {
      if (length > 0) append(separator);
    },
    length: () => length,
    textFrom,
    isAtLineStart: () => pieces.at(-1)?.endsWith('\n') ?? true,
    hide: (start, end, kind) => hidings.push({ start, end, kind }),
    table: (table) => tables.push(table),
    finish: () => ({
      ...{ path, role, text: pieces.join(''), segments: hidden(segments, hidings).map(asSegment) },
      ...(tables.length === 0 ? {} : { tables }),
    }),
  };
}

/** Takes segments apart where what hides them begins and ends. */
function hidden(segments: readonly OpenSegment[], hidings: readonly Hiding[]): readonly OpenSegment[] {
  if (hidings.length === 0) return segments;
  const sorted = hidings.toSorted((left, right) => left.start - right.start);
  let next = 0;
  return segments.flatMap((segment) => {
    const { end, mark } = segment;
    while (next < sorted.length && (sorted[next]?.end ?? 0) <= segment.start) next += 1;
    if (mark.hidden !== null) return [segment];
    const pieces: OpenSegment[] = [];
    let { start } = segment;
    for (let index = next; index < sorted.length && (sorted[index]?.start ?? end) < end; index += 1) {
      const { start: from, end: to, kind } = sorted[index] ?? { start, end: start, kind: '' };
      if (from > start) pieces.push({ start, end: from, mark });
      const upTo = Math.min(to, end);
      if (upTo > Math.max(from, start))
        pieces.push({ start: Math.max(from, start), end: upTo, mark: { ...mark, hidden: kind } });
      start = Math.max(start, upTo);
    }
    if (start < end) pieces.push({ start, end, mark });
    return pieces;
  });
}

function isSameMark(left: Mark, right: Mark): boolean {
  return (
    left.place === right.place &&
    left.hidden === right.hidden &&
    left.author === right.author &&
    left.at === right.at
  );
}

function asSegment({ start, end, mark }: OpenSegment): TextSegment {
  return {
    start,
    end,
    place: mark.place,
    hidden: mark.hidden,
    ...(mark.author === undefined ? {} : { author: mark.author }),
    ...(mark.at === undefined ? {} : { at: mark.at }),
  };
}
