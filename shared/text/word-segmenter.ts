/**
 * Where words begin and end, asked of whoever can segment Chinese. A term that straddles two words (路口交通 holds 口交) was
 * probably not meant; it is lowered, never dropped, because segmenters err too.
 */

export interface WordSegmenter {
  /** The words of a text, in order; together they are the text. */
  cut(text: string): readonly string[];
}

/** Whether this system has one, as reports say it. */
export type SegmenterState = 'present' | 'absent';

/** Characters on each side that are enough to segment a place. */
const reach = 12;

/** True if the range begins or ends inside a word. Without a segmenter nothing straddles. */
export function straddlesWords(
  segmenter: WordSegmenter | undefined,
  text: string,
  range: { readonly start: number; readonly end: number },
): boolean {
  if (segmenter === undefined) return false;
  const from = boundaryBefore(text, range.start);
  const to = boundaryAfter(text, range.end);
  let at = from;
  let edges = 0;
  for (const word of segmenter.cut(text.slice(from, to))) {
    if (at === range.start) edges += 1;
    at += word.length;
    if (at === range.end) edges += 1;
  }
  return edges < 2;
}

/** The nearest mark or break before, at most `reach` characters away. */
function boundaryBefore(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - reach), start);
  const han = /\p{Script=Han}*$/u.exec(before)?.[0] ?? '';
  return start - han.length;
}

function boundaryAfter(text: string, end: number): number {
  const han = /^\p{Script=Han}*/u.exec(text.slice(end, end + reach))?.[0] ?? '';
  return end + han.length;
}
