/** Which rows of a long list are in the page: those in view, and the active one, which screen readers are pointed at. */
import type { Range } from '@tanstack/react-virtual';
import { defaultRangeExtractor } from '@tanstack/react-virtual';

/** Rows of a range plus the active row, ascending. */
export function rowsToRender(range: Range, active: number): number[] {
  const rows = defaultRangeExtractor(range);
  if (active < 0 || active >= range.count || rows.includes(active)) return rows;
  return [...rows, active].sort((left, right) => left - right);
}

/** Row that a key moves to, or null where the key does not move. `page` is the number of rows in view. */
export function rowAfterKey(
  key: string,
  active: number,
  rows: { count: number; page: number },
): number | null {
  const last = rows.count - 1;
  if (last < 0) return null;
  const target = targetOf(key, active, { last, page: Math.max(1, rows.page) });
  return target === null ? null : Math.min(last, Math.max(0, target));
}

function targetOf(key: string, active: number, rows: { last: number; page: number }): number | null {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + rows.page;
    case 'PageUp':
      return active - rows.page;
    case 'Home':
      return 0;
    case 'End':
      return rows.last;
    default:
      return null;
  }
}
