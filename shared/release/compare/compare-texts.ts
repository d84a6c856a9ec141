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
/** Edits after which a comparison is given up: what differs this much is shown as replaced, paragraph by paragraph. */
const mostEdits = 4_000;
const mostCharacterEdits = 4_000;
/** Paragraphs ahead among which a reworded one is looked for. */
const widestSearch = 40;
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
  const parts = diffArrays([...before], [...after], { maxEditLength: mostEdits });
  if (parts === undefined) return replacedWhole(before, after);
  for (const part of parts) {
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

function replacedWhole(before: readonly string[], after: readonly string[]): readonly ComparedRow[] {
  return [
    ...before.map((text, index) => ({ row: 'removed', before: index, text }) as const),
    ...after.map((text, index) => ({ row: 'added', after: index, text }) as const),
  ];
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
    const found = added.findIndex(
      (each, at) => at >= next && at < next + widestSearch && isReworded(text, each),
    );
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
  if (sharedCharacters(before, after) / shorter < keptShare) return false;
  const kept = characterChanges(before, after)
    .filter((each) => each.change === 'same')
    .reduce((sum, each) => sum + [...each.text].length, 0);
  return kept / shorter >= keptShare;
}

/** Characters that both have, wherever they stand: never fewer than a comparison keeps, and counted in no time. */
function sharedCharacters(before: string, after: string): number {
  const counts = new Map<string, number>();
  for (const character of before) counts.set(character, (counts.get(character) ?? 0) + 1);
  let shared = 0;
  for (const character of after) {
    const left = counts.get(character) ?? 0;
    if (left === 0) continue;
    counts.set(character, left - 1);
    shared += 1;
  }
  return shared;
}

/** Nothing where the two differ too much to be compared. */
function characterChanges(before: string, after: string): readonly TextChange[] {
  const changes = diffChars(before, after, { maxEditLength: mostCharacterEdits }) ?? [];
  return changes.map(({ added, removed, value }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
