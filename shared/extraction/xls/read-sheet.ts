/** Reads one sheet: cells in order, what is hidden among them, and the words around them. */
import type { Collector } from '../collector.ts';
import type { SegmentPlace } from '../extracted-text.ts';
import { countHiddenCell, type HiddenCells, noteHiddenCells } from '../hidden-cells.ts';
import { asStop } from '../stop.ts';
import { columnName } from '../xlsx/cell-value.ts';
import { type BiffRecord, readRecords, recordType } from './biff-records.ts';
import { cellReader, type XlsCell } from './cell-records.ts';
import { hiddenLines } from './hidden-lines.ts';
import { sheetExtras } from './sheet-extras.ts';
import { sheetNotes } from './sheet-notes.ts';
import type { XlsSheet, XlsWorkbook } from './workbook.ts';

export interface SheetTools {
  readonly stream: Uint8Array;
  readonly collector: Collector;
  readonly workbook: XlsWorkbook;
  /** Shared strings that some cell shows. */
  readonly used: Set<number>;
  readonly path: string;
}

/** Adds the sheet as one part: cells joined by tabs, rows by line breaks, every cell a place. */
export function readSheet(sheet: XlsSheet, tools: SheetTools): void {
  const { collector, workbook, path } = tools;
  const lines = hiddenLines();
  const notes = sheetNotes(workbook.form);
  const extras = sheetExtras(workbook.form);
  const isWhole = walk(sheet, tools, (record, depth) => {
    if (depth === 1) lines.note(record);
    if (depth === 1) notes.note(record);
    extras.note(record);
  });
  const part = collector.start(path, 'sheet');
  const reader = cellReader(workbook, (index) => tools.used.add(index));
  const hidden: HiddenCells = new Map();
  let row = -1;
  const addCell = (cell: XlsCell) => {
    if (cell.text.trim() === '') return;
    const place: SegmentPlace = { sheet: sheet.name, cell: `${columnName(cell.column + 1)}${cell.row + 1}` };
    const kinds = lines.kindsAt(cell.row, cell.column);
    part.separate(cell.row === row ? '\t' : '\n');
    row = cell.row;
    part.add(cell.text, { place, hidden: sheet.hidden ?? kinds[0] ?? null });
    for (const kind of kinds) countHiddenCell(hidden, kind, cell.text);
  };
  const isReadable = walk(sheet, tools, (record, depth) => {
    if (depth === 1) for (const cell of reader.cells(record)) addCell(cell);
  });
  if (!isWhole || !isReadable) collector.skip(path, 'damaged');
  collector.keep(part);
  noteHiddenCells(collector, {
    name: sheet.name,
    kind: sheet.hidden,
    path,
    cells: hidden,
    text: part.textFrom(0),
  });
  notes.finish(sheet, path, collector);
  extras.finish(sheet, path, collector);
}

/** Goes through the records of a sheet and of what is drawn on it; false when one of them or its end is damaged. */
function walk(
  sheet: XlsSheet,
  { stream }: SheetTools,
  take: (record: BiffRecord, depth: number) => void,
): boolean {
  let depth = 0;
  let isWhole = true;
  for (const record of readRecords(stream, sheet.at)) {
    if (record.type === recordType.beginning) depth += 1;
    else if (record.type === recordType.endOfStream) depth -= 1;
    else if (!attempt(() => take(record, depth))) isWhole = false;
    if (depth <= 0) return isWhole;
  }
  return false;
}

function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    const stopped = asStop(error);
    if (stopped === null || stopped.reason === 'over-limit') throw error;
    return false;
  }
}
