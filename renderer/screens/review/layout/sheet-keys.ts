/** Moving about in a grid by keys. */
import type { CellAddress } from './sheet-cells.ts';

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows in view. */
  readonly page: number;
}

/** Cell that a key leads to, or null where the key does not move. Ctrl with Home and End goes to the first and the last row. */
export function cellAfterKey(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  at: CellAddress,
  size: GridSize,
): CellAddress | null {
  const wanted = wantedBy(key, ctrlKey, { at, size });
  if (wanted === null) return null;
  return {
    row: Math.min(size.rows, Math.max(1, wanted.row)),
    column: Math.min(size.columns, Math.max(1, wanted.column)),
  };
}

function wantedBy(
  key: string,
  isWide: boolean,
  { at, size }: { readonly at: CellAddress; readonly size: GridSize },
): CellAddress | null {
  const { row, column } = at;
  const page = Math.max(1, size.page);
  switch (key) {
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'PageDown':
      return { row: row + page, column };
    case 'PageUp':
      return { row: row - page, column };
    case 'Home':
      return { row: isWide ? 1 : row, column: 1 };
    case 'End':
      return { row: isWide ? size.rows : row, column: size.columns };
    default:
      return null;
  }
}
