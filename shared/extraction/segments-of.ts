/** Segments that touch a stretch of text. */
import type { TextSegment } from './extracted-text.ts';

/** Found by halving, since a part may hold a million of them, sorted and disjoint. */
export function segmentsOf(
  segments: readonly TextSegment[],
  stretch: { readonly start: number; readonly end: number },
): readonly TextSegment[] {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.end ?? 0) <= stretch.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((segments[end]?.start ?? Number.POSITIVE_INFINITY) < stretch.end) end += 1;
  return segments.slice(low, end);
}
