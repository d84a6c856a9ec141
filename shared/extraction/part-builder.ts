/** Builds one part: text in reading order with the segments that say where each stretch stands. */
import type { PartRole, SegmentPlace, TextPart, TextSegment } from './extracted-text.ts';
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
  /** The text from a position on: what was quoted since. */
  textFrom(start: number): string;
  finish(): TextPart;
}

interface OpenSegment {
  start: number;
  end: number;
  mark: Mark;
}

/** A builder that counts against the file's budget of text. */
export function startPart(path: string, role: PartRole, budget: Budget): PartBuilder {
  let text = '';
  const segments: OpenSegment[] = [];
  const take = (units: number) => {
    budget.textUnits -= units;
    if (budget.textUnits < 0) stop('over-limit', 'textUnits');
  };
  return {
    add(added, mark) {
      if (added === '') return;
      take(added.length);
      const last = segments.at(-1);
      const start = text.length;
      text += added;
      if (last !== undefined && last.end === start && isSameMark(last.mark, mark)) last.end = text.length;
      else segments.push({ start, end: text.length, mark });
    },
    separate(separator) {
      if (text === '') return;
      take(1);
      text += separator;
    },
    length: () => text.length,
    textFrom: (start) => text.slice(start),
    finish: () => ({ path, role, text, segments: segments.map(asSegment) }),
  };
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
