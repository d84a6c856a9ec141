/** Comparison of texts of which some words are covered: differences are found in the words themselves, and shown covered. */
import type { ComparedRow, TextChange } from './compare-texts.ts';
import { compareTexts } from './compare-texts.ts';

export interface CoveredParagraph {
  /** Every word. */
  readonly plain: string;
  /** The same UTF-16 units, those of covered words replaced. */
  readonly shown: string;
}

/** Rows as `compareTexts` makes them, with the covered words. */
export function compareCovered(
  before: readonly CoveredParagraph[],
  after: readonly CoveredParagraph[],
): readonly ComparedRow[] {
  const rows = compareTexts(
    before.map(({ plain }) => plain),
    after.map(({ plain }) => plain),
  );
  return rows.map((row) => {
    switch (row.row) {
      case 'removed':
        return { ...row, text: before[row.before]?.shown ?? '' };
      case 'same':
      case 'added':
        return { ...row, text: after[row.after]?.shown ?? '' };
      case 'changed':
        return { ...row, changes: covered(row.changes, before[row.before]?.shown, after[row.after]?.shown) };
      default:
        return row satisfies never;
    }
  });
}

/** What stays is taken from the later side, where it may be covered though it was not before, and the other way round. */
function covered(changes: readonly TextChange[], before = '', after = ''): readonly TextChange[] {
  let left = 0;
  let right = 0;
  return changes.map(({ change, text }) => {
    const earlier = before.slice(left, left + text.length);
    const later = after.slice(right, right + text.length);
    if (change !== 'added') left += text.length;
    if (change !== 'removed') right += text.length;
    return {
      change,
      text: change === 'removed' ? earlier : change === 'added' ? later : merged(earlier, later),
    };
  });
}

/** Of words that are the same on both sides, a unit is covered where either side covers it. */
function merged(earlier: string, later: string): string {
  if (earlier === later) return later;
  return later
    .split('')
    .map((unit, index) => (earlier[index] === unit ? unit : '*'))
    .join('');
}
