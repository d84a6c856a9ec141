/**
 * Comparison of two texts (新旧对照): paragraphs first, then characters inside paragraphs that changed. Used for versions of a
 * part, for the old/new table of an interpretation and for lists of powers and duties.
 */
import { diffArrays, diffChars } from 'diff';

/** A stretch of a changed paragraph. */
export interface TextChange {
  readonly change: 'same' | 'removed' | 'added';
  readonly text: string;
}

export type ComparedRow =
  | { readonly row: 'same'; readonly before: number; readonly after: number; readonly text: string }
  | { readonly row: 'removed'; readonly before: number; readonly text: string }
  | { readonly row: 'added'; readonly after: number; readonly text: string }
  | {
      readonly row: 'changed';
      readonly before: number;
      readonly after: number;
      readonly changes: readonly TextChange[];
    };

/** Two paragraphs are one paragraph reworded where at least this share of the shorter one's characters stays. */
const keptShare = 0.5;
/** Above this many characters a paragraph is shown as replaced whole: nobody reads a diff of that size. */
const longestParagraph = 20_000;

/**
 * Rows in reading order; paragraph numbers count from 0 on each side. Texts that are equal give only `same` rows.
 */
export function compareTexts(before: readonly string[], after: readonly string[]): readonly ComparedRow[] {
  const rows: ComparedRow[] = [];
  let left = 0;
  let right = 0;
  let removed: string[] = [];
  for (const part of diffArrays([...before], [...after])) {
    if (part.removed) {
      removed = part.value;
      continue;
    }
    if (part.added) {
      rows.push(...pairRows(removed, part.value, left, right));
      left += removed.length;
      right += part.value.length;
      removed = [];
      continue;
    }
    rows.push(...pairRows(removed, [], left, right));
    left += removed.length;
    removed = [];
    for (const text of part.value) rows.push({ row: 'same', before: left++, after: right++, text });
  }
  return [...rows, ...pairRows(removed, [], left, right)];
}

/** Removed and added paragraphs of one place: those that are rewordings of each other share a row. */
function pairRows(
  removed: readonly string[],
  added: readonly string[],
  left: number,
  right: number,
): readonly ComparedRow[] {
  const rows: ComparedRow[] = [];
  let next = 0;
  for (const [index, text] of removed.entries()) {
    const found = added.findIndex((each, at) => at >= next && isReworded(text, each));
    if (found === -1) {
      rows.push({ row: 'removed', before: left + index, text });
      continue;
    }
    for (; next < found; next += 1) rows.push({ row: 'added', after: right + next, text: added[next] ?? '' });
    const changes = characterChanges(text, added[found] ?? '');
    rows.push({ row: 'changed', before: left + index, after: right + found, changes });
    next = found + 1;
  }
  for (; next < added.length; next += 1)
    rows.push({ row: 'added', after: right + next, text: added[next] ?? '' });
  return rows;
}

function isReworded(before: string, after: string): boolean {
  if (before.length > longestParagraph || after.length > longestParagraph) return false;
  const shorter = Math.min([...before].length, [...after].length);
  if (shorter === 0) return false;
  const kept = characterChanges(before, after)
    .filter((each) => each.change === 'same')
    .reduce((sum, each) => sum + [...each.text].length, 0);
  return kept / shorter >= keptShare;
}

function characterChanges(before: string, after: string): readonly TextChange[] {
  return diffChars(before, after).map(({ added, removed, value }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
