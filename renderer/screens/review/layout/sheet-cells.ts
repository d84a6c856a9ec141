/** Sheets of a workbook from what was read of it: cells by row and column, and what of it is hidden. */
import type { TextPart, TextSegment } from '../../../../shared/extraction/extracted-text.ts';

export interface SheetCell {
  readonly part: TextPart;
  readonly segment: TextSegment;
}

export interface Sheet {
  readonly name: string;
  /** `very-hidden`: cannot be made visible from within the spreadsheet program. */
  readonly visibility: 'shown' | 'hidden' | 'very-hidden';
  /** Numbers from 1 up to the last that holds something. */
  readonly rows: number;
  readonly columns: number;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** By `cellKey`. */
  readonly cells: ReadonlyMap<string, SheetCell>;
}

export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

export function cellKey({ row, column }: CellAddress): string {
  return `${row} ${column}`;
}

/** `C12` is row 12, column 3; null for anything else. */
export function parseCell(name: string): CellAddress | null {
  const found = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(name);
  if (found === null) return null;
  let column = 0;
  for (const letter of found[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(found[2]), column };
}

/** Letters of a column, from 1. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

interface Draft {
  visibility: Sheet['visibility'];
  rows: number;
  columns: number;
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  readonly cells: Map<string, SheetCell>;
}

/** Sheets in the order in which the workbook names them; those that hold nothing are there too where they are named. */
export function sheetsOf(parts: readonly TextPart[]): readonly Sheet[] {
  const sheets = new Map<string, Draft>();
  for (const part of parts) {
    for (const segment of part.segments) {
      const { sheet: name, cell } = segment.place;
      if (name === undefined) continue;
      const draft = sheets.get(name) ?? emptySheet();
      sheets.set(name, draft);
      if (cell === undefined || part.role !== 'sheet') mergeVisibility(draft, segment.hidden);
      else addCell(draft, cell, { part, segment });
    }
  }
  return [...sheets].map(([name, draft]) => ({ name, ...draft }));
}

function emptySheet(): Draft {
  return {
    visibility: 'shown',
    rows: 0,
    columns: 0,
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    cells: new Map(),
  };
}

function addCell(draft: Draft, name: string, cell: SheetCell): void {
  const address = parseCell(name);
  if (address === null) return;
  const { hidden } = cell.segment;
  mergeVisibility(draft, hidden);
  if (hidden?.endsWith('.hidden-rows') === true) draft.hiddenRows.add(address.row);
  if (hidden?.endsWith('.hidden-columns') === true) draft.hiddenColumns.add(address.column);
  draft.rows = Math.max(draft.rows, address.row);
  draft.columns = Math.max(draft.columns, address.column);
  // A cell may be read in pieces (shown value, formula); the first is what a reader sees.
  if (!draft.cells.has(cellKey(address))) draft.cells.set(cellKey(address), cell);
}

function mergeVisibility(draft: Draft, hidden: string | null): void {
  if (hidden?.endsWith('.very-hidden-sheet') === true) draft.visibility = 'very-hidden';
  else if (hidden?.endsWith('.hidden-sheet') === true && draft.visibility === 'shown')
    draft.visibility = 'hidden';
}
