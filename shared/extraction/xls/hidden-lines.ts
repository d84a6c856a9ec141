/** Rows and columns of a sheet that are not shown ([MS-XLS] 2.4.53 ColInfo, 2.4.221 Row). */
import { uint16At } from '../../base/bounded-reader.ts';
import { type BiffRecord, recordType } from './biff-records.ts';

/** Columns of the format. */
const columnCount = 256;
const hiddenRow = 0x20;

export interface HiddenLines {
  note(record: BiffRecord): void;
  /** Kinds for a cell, counted from 0; none when both its row and its column are shown. */
  kindsAt(row: number, column: number): readonly ('xls.hidden-rows' | 'xls.hidden-columns')[];
}

/** Gathers them from the records of one sheet, which must all be noted before the first question. */
export function hiddenLines(): HiddenLines {
  const rows = new Set<number>();
  const columns = new Set<number>();
  return {
    note({ type, chunks: [data] }) {
      if (type === recordType.row && data.length >= 16) {
        // The top bit says that the height is the usual one, whatever the others say.
        const isHidden = ((data[12] ?? 0) & hiddenRow) !== 0 || uint16At(data, 6) === 0;
        if (isHidden) rows.add(uint16At(data, 0));
      }
      if (type === recordType.columns && data.length >= 10) {
        const isHidden = ((data[8] ?? 0) & 1) !== 0 || uint16At(data, 4) === 0;
        const last = Math.min(uint16At(data, 2), columnCount - 1);
        for (let column = uint16At(data, 0); isHidden && column <= last; column += 1) columns.add(column);
      }
    },
    kindsAt: (row, column) => [
      ...(rows.has(row) ? (['xls.hidden-rows'] as const) : []),
      ...(columns.has(column) ? (['xls.hidden-columns'] as const) : []),
    ],
  };
}
