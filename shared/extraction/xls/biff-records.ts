/** The records of a workbook stream: number, length, bytes ([MS-XLS] 2.1.4). Continuations are given with what they continue. */
import { uint16At } from '../../base/bounded-reader.ts';

export interface BiffRecord {
  readonly type: number;
  /** Byte in the stream at which it begins. */
  readonly at: number;
  /** Its bytes, then those of each record that continues it. */
  readonly chunks: readonly [Uint8Array, ...Uint8Array[]];
}

/** Numbers of the records that are looked at ([MS-XLS] 2.3.2). */
export const recordType = {
  formula: 0x0006,
  endOfStream: 0x000a,
  header: 0x0014,
  footer: 0x0015,
  name: 0x0018,
  note: 0x001c,
  password: 0x002f,
  continues: 0x003c,
  codePage: 0x0042,
  fileSharing: 0x005b,
  writeAccess: 0x005c,
  object: 0x005d,
  columns: 0x007d,
  sheet: 0x0085,
  numbers: 0x00bd,
  pivotString: 0x00cd,
  formattedLabel: 0x00d6,
  drawings: 0x00eb,
  drawing: 0x00ec,
  sharedStrings: 0x00fc,
  sharedLabel: 0x00fd,
  externalBook: 0x01ae,
  objectText: 0x01b6,
  link: 0x01b8,
  validation: 0x01be,
  number: 0x0203,
  label: 0x0204,
  boolean: 0x0205,
  formulaText: 0x0207,
  row: 0x0208,
  compactNumber: 0x027e,
  beginning: 0x0809,
  chartText: 0x100d,
} as const;

const headerBytes = 4;

/** Goes through the records from a byte on; ends quietly where the stream is cut off. */
export function* readRecords(stream: Uint8Array, from = 0): Generator<BiffRecord> {
  let at = from;
  while (at + headerBytes <= stream.length) {
    const start = at;
    const type = uint16At(stream, at);
    const chunks: [Uint8Array, ...Uint8Array[]] = [contentAt(stream, at)];
    at += headerBytes + uint16At(stream, at + 2);
    while (at + headerBytes <= stream.length && uint16At(stream, at) === recordType.continues) {
      chunks.push(contentAt(stream, at));
      at += headerBytes + uint16At(stream, at + 2);
    }
    yield { type, at: start, chunks };
  }
}

function contentAt(stream: Uint8Array, at: number): Uint8Array {
  return stream.subarray(at + headerBytes, at + headerBytes + uint16At(stream, at + 2));
}
