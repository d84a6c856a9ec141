/** One part of a text in the three ways rules may look at it. Each is made once, when the first rule asks for it. */
import type { SegmentPlace, TextPart, TextSegment } from '../extraction/extracted-text.ts';
import { fold } from '../text/fold.ts';
import type { FoldedText } from '../text/folded-text.ts';
import { originalRange, unitFrom } from '../text/folded-text.ts';
import type { PatternAnchor } from '../text/pattern-anchor.ts';
import type { AnchorPlaces, PatternIndex } from '../text/pattern-index.ts';
import { findAnchors } from '../text/pattern-index.ts';
import type { RulePattern } from './rule-set.ts';

export type Look = RulePattern['over'];

export interface View {
  readonly text: string;
  /** Null for the original as it stands. */
  readonly folded: FoldedText | null;
  /** Original offsets of a range of this view. */
  original(start: number, end: number): { readonly start: number; readonly end: number };
  /** First place of this view that stands at an original offset or after it. */
  unitAt(offset: number): number;
}

export interface ScreenedPart {
  readonly part: TextPart;
  view(look: Look): View;
  /** Where a pattern may match in a view; null when it has to be tried everywhere. */
  places(look: Look, anchor: PatternAnchor): AnchorPlaces;
}

/**
 * Prepares a part; nothing is folded yet.
 * @param indexes of the patterns that will be asked for; without them every pattern is tried everywhere
 */
export function screenedPart(
  part: TextPart,
  indexes: ReadonlyMap<Look, PatternIndex> = new Map(),
): ScreenedPart {
  const made = new Map<Look, View>();
  const found = new Map<Look, readonly AnchorPlaces[]>();
  const view = (look: Look): View => {
    const known = made.get(look) ?? makeView(part.text, look);
    made.set(look, known);
    return known;
  };
  return {
    part,
    view,
    places(look, anchor) {
      const index = indexes.get(look);
      if (index === undefined) return null;
      const known = found.get(look) ?? placesIn(view(look), index);
      found.set(look, known);
      return known[index.numberOf.get(anchor) ?? -1] ?? null;
    },
  };
}

function placesIn(view: View, index: PatternIndex): readonly AnchorPlaces[] {
  const units = view.folded?.units ?? unitsOf(view.text);
  return findAnchors(index, units, view.folded?.length ?? units.length);
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < units.length; index += 1) units[index] = text.charCodeAt(index);
  return units;
}

function makeView(text: string, look: Look): View {
  if (look === 'original') {
    return { text, folded: null, original: (start, end) => ({ start, end }), unitAt: (offset) => offset };
  }
  const folded = fold(text, { breaks: look === 'joined' ? 'join-wrapped' : 'keep' });
  return {
    get text() {
      return folded.text;
    },
    folded,
    original: (start, end) => originalRange(folded, start, end),
    unitAt: (offset) => unitFrom(folded, offset),
  };
}

/** The segment a place belongs to: the one that holds it, else the next one; undefined in a part without segments. */
export function segmentAt(part: TextPart, offset: number): TextSegment | undefined {
  const index = firstEndingAfter(part.segments, offset);
  return part.segments[index] ?? part.segments.at(-1);
}

/** The first hidden segment that a stretch touches, if any: hidden words inside a visible sentence count as hidden. */
export function hiddenSegment(part: TextPart, start: number, end: number): TextSegment | undefined {
  for (let index = firstEndingAfter(part.segments, start); index < part.segments.length; index += 1) {
    const segment = part.segments[index];
    if (segment === undefined || segment.start >= end) return undefined;
    if (segment.hidden !== null) return segment;
  }
  return undefined;
}

/** Place as a person would say it, as the reader recorded it. */
export function placeOf(part: TextPart, offset: number): SegmentPlace {
  return segmentAt(part, offset)?.place ?? {};
}

/** Binary search: segments are sorted and disjoint. */
function firstEndingAfter(segments: readonly TextSegment[], offset: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
