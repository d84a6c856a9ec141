/**
 * Records of the parts of a binary workbook (Excel 2007 and later, `.xlsb`): a kind and a length in seven bits a byte, then the
 * content ([MS-XLSB] 2.1.4).
 */
import { sliceOf, TooShort, uint32At } from '../../base/bounded-reader.ts';
import type { Decode } from '../reader.ts';

export interface BinaryRecord {
  readonly kind: number;
  readonly content: Uint8Array;
}

/** Kinds that are looked at ([MS-XLSB] 2.3.2, by number). */
export const recordKind = {
  row: 0,
  compactNumber: 2,
  boolean: 4,
  number: 5,
  text: 6,
  sharedText: 7,
  formulaText: 8,
  formulaNumber: 9,
  formulaBoolean: 10,
  sharedItem: 19,
  definedName: 39,
  font: 43,
  numberFormat: 44,
  fill: 45,
  cellFormat: 47,
  column: 60,
  richText: 62,
  validation: 64,
  sheet: 156,
  pivotPlace: 314,
  table: 343,
  conditionalFormats: 461,
  paletteColor: 475,
  headerFooter: 479,
  background: 562,
  formatsStart: 617,
  formatsEnd: 618,
  commentAuthor: 632,
  comment: 635,
  commentText: 637,
  folder: 2_071,
} as const;

const nullLength = 0xffff_ffff;

/** All records of a part. @throws TooShort when one is cut off */
export function* readBinaryRecords(part: Uint8Array): Generator<BinaryRecord> {
  let at = 0;
  const variable = (mostBytes: number) => {
    let value = 0;
    for (let index = 0; index < mostBytes; index += 1) {
      const next = part[at];
      if (next === undefined) throw new TooShort('record');
      at += 1;
      value |= (next & 0x7f) << (7 * index);
      if (next < 0x80) break;
    }
    return value;
  };
  while (at < part.length) {
    const kind = variable(2);
    const length = variable(4);
    yield { kind, content: sliceOf(part, at, at + length) };
    at += length;
  }
}

/** A string with its length in front, in units of two bytes; empty where there is none ([MS-XLSB] 2.5.169, 2.5.166). */
export function wideText(content: Uint8Array, at: number, decode: Decode): string {
  return wideTextAt(content, at, decode).text;
}

/** The string and the place behind it. */
export function wideTextAt(
  content: Uint8Array,
  at: number,
  decode: Decode,
): { readonly text: string; readonly end: number } {
  const length = uint32At(content, at);
  if (length === nullLength) return { text: '', end: at + 4 };
  const end = at + 4 + length * 2;
  return { text: decode(sliceOf(content, at + 4, end), 'utf-16le') ?? '', end };
}
