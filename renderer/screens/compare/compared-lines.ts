/** Rows of a comparison as a screen shows them: long unchanged stretches folded, differences numbered. */
import type { ComparedRow } from '../../../shared/release/compare/compare-texts.ts';

export type DifferentRow = Exclude<ComparedRow, { readonly row: 'same' }>;
export type SameRow = Extract<ComparedRow, { readonly row: 'same' }>;

export type ComparedLine =
  | { readonly line: 'same'; readonly row: SameRow }
  /** `number` of the difference, from 1. */
  | { readonly line: 'different'; readonly row: DifferentRow; readonly number: number }
  /** Unchanged paragraphs from the index of the first one. */
  | { readonly line: 'folded'; readonly from: number; readonly count: number };

/** Unchanged paragraphs that stay beside a difference. */
const shownAround = 2;
/** Fewer are not worth folding. */
const fewestFolded = 3;

/** @param open indices (`from`) of folds that somebody has opened */
export function comparedLines(
  rows: readonly ComparedRow[],
  open: ReadonlySet<number>,
): readonly ComparedLine[] {
  const lines: ComparedLine[] = [];
  let number = 0;
  for (let index = 0; index < rows.length; ) {
    const row = rows[index];
    if (row === undefined) break;
    if (row.row !== 'same') {
      number += 1;
      lines.push({ line: 'different', row, number });
      index += 1;
      continue;
    }
    const end = endOfSame(rows, index);
    lines.push(...sameLines(rows, { start: index, end, open }));
    index = end;
  }
  return lines;
}

function endOfSame(rows: readonly ComparedRow[], from: number): number {
  const end = rows.findIndex((row, index) => index > from && row.row !== 'same');
  return end === -1 ? rows.length : end;
}

function sameLines(
  rows: readonly ComparedRow[],
  { start, end, open }: { readonly start: number; readonly end: number; readonly open: ReadonlySet<number> },
): readonly ComparedLine[] {
  const from = start === 0 ? start : start + shownAround;
  const to = end === rows.length ? end : end - shownAround;
  const count = to - from;
  if (count < fewestFolded || open.has(from)) return sames(rows, start, end);
  return [...sames(rows, start, from), { line: 'folded', from, count }, ...sames(rows, to, end)];
}

function sames(rows: readonly ComparedRow[], from: number, to: number): readonly ComparedLine[] {
  return rows.slice(from, to).flatMap((row) => (row.row === 'same' ? [{ line: 'same', row } as const] : []));
}

/** The next difference in a direction; stays at the ends. Null where there is none. */
export function stepDifference(current: number | null, direction: 1 | -1, total: number): number | null {
  if (total === 0) return null;
  if (current === null) return direction === 1 ? 1 : total;
  return Math.min(total, Math.max(1, current + direction));
}
