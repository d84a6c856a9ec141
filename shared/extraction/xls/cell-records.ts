/** Cells of a sheet from their records ([MS-XLS] 2.4.30, 2.4.126, 2.4.149, 2.4.175, 2.4.180, 2.4.222). */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import { plainNumber } from '../xlsx/cell-value.ts';
import { type BiffRecord, recordType } from './biff-records.ts';
import { stringReader } from './biff-strings.ts';
import type { XlsWorkbook } from './workbook.ts';

export interface XlsCell {
  /** Counted from 0. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface CellReader {
  /** Cells that a record holds; none for other records. Text of a formula comes with the record behind it. */
  cells(record: BiffRecord): readonly XlsCell[];
}

/** A reader for the records of one sheet in their order; `use` is told which shared strings are shown. */
export function cellReader(
  { form, strings }: Pick<XlsWorkbook, 'form' | 'strings'>,
  use: (index: number) => void,
): CellReader {
  let formula: { readonly row: number; readonly column: number } | null = null;
  const one = ({ chunks: [data] }: BiffRecord, text: string): readonly XlsCell[] => [
    { row: uint16At(data, 0), column: uint16At(data, 2), text },
  ];
  const label = (record: BiffRecord) => one(record, stringReader(record.chunks, form, 6).text(2));
  const readers: Readonly<Record<number, (record: BiffRecord) => readonly XlsCell[]>> = {
    [recordType.sharedLabel](record) {
      const index = uint32At(record.chunks[0], 6);
      use(index);
      return one(record, strings[index] ?? '');
    },
    [recordType.label]: label,
    [recordType.formattedLabel]: label,
    [recordType.number]: (record) => one(record, numberText(doubleAt(record.chunks[0], 6))),
    [recordType.compactNumber]: (record) =>
      one(record, numberText(compactNumber(uint32At(record.chunks[0], 6)))),
    [recordType.numbers]: ({ chunks: [data] }) => severalNumbers(data),
    [recordType.boolean]: (record) => one(record, booleanText(record.chunks[0])),
    [recordType.formula](record) {
      const [data] = record.chunks;
      if (uint16At(data, 12) !== 0xffff) return one(record, numberText(doubleAt(data, 6)));
      if (data[6] === 0) formula = { row: uint16At(data, 0), column: uint16At(data, 2) };
      return data[6] === 1 ? one(record, data[8] === 1 ? 'TRUE' : 'FALSE') : [];
    },
    [recordType.formulaText]({ chunks }) {
      const place = formula;
      formula = null;
      return place === null ? [] : [{ ...place, text: stringReader(chunks, form).text(2) }];
    },
  };
  return { cells: (record) => readers[record.type]?.(record) ?? [] };
}

function severalNumbers(data: Uint8Array): XlsCell[] {
  const row = uint16At(data, 0);
  const first = uint16At(data, 2);
  const cells: XlsCell[] = [];
  for (let at = 4; at + 8 <= data.length; at += 6) {
    const text = numberText(compactNumber(uint32At(data, at + 2)));
    cells.push({ row, column: first + cells.length, text });
  }
  return cells;
}

function booleanText(data: Uint8Array): string {
  const isError = data[7] === 1;
  if (isError) return '';
  return data[6] === 1 ? 'TRUE' : 'FALSE';
}

/** A whole number or the upper part of a fraction, either perhaps in hundredths ([MS-XLS] 2.5.217 RkNumber). */
export function compactNumber(value: number): number {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setUint32(4, (value & 0xffff_fffc) >>> 0, true);
  const number = (value & 2) === 0 ? doubleAt(bytes, 0) : value >> 2;
  return (value & 1) === 0 ? number : number / 100;
}

export function doubleAt(bytes: Uint8Array, at: number): number {
  // Both halves are read once to be sure that they are there.
  uint32At(bytes, at);
  uint32At(bytes, at + 4);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat64(at, true);
}

export function numberText(value: number): string {
  return Number.isFinite(value) ? plainNumber(String(value)) : '';
}
