/** Lists of property changes (`grpprl`): each a number that says what is changed and how long its value is ([MS-DOC] 2.6). */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';

/** Numbers of the changes that are looked at ([MS-DOC] 2.6.1, 2.6.2). */
export const change = {
  deleted: 0x0800,
  inserted: 0x0801,
  hidden: 0x083c,
  insertedBy: 0x4804,
  deletedBy: 0x4863,
  insertedAt: 0x6805,
  deletedAt: 0x6864,
  characterStyle: 0x4a30,
  resetToStyle: 0x2a33,
  endsTableRow: 0x2417,
} as const;

/** Value lengths by the topmost three bits; 6 says that the length stands in front of the value. */
const valueBytes = [1, 1, 2, 4, 2, 2, 0, 3];
const tableDefinition = 0xd608;
const longTabs = 0xc615;

/** Goes through a list; ends quietly where it is cut off. The value is given as a number when it has up to four bytes. */
export function eachChange(bytes: Uint8Array, take: (code: number, value: number) => void): void {
  let at = 0;
  while (at + 3 <= bytes.length) {
    const code = uint16At(bytes, at);
    at += 2;
    const kind = code >> 13;
    const length = kind === 6 ? variableLength(bytes, at, code) : (valueBytes[kind] ?? 1);
    if (at + length > bytes.length) return;
    take(code, numberAt(bytes, at, length));
    at += length;
  }
}

function variableLength(bytes: Uint8Array, at: number, code: number): number {
  if (code === tableDefinition) return at + 2 <= bytes.length ? uint16At(bytes, at) + 1 : bytes.length;
  const length = bytes[at] ?? 0;
  if (code !== longTabs || length !== 255) return length + 1;
  const deleted = bytes[at + 1] ?? 0;
  const added = bytes[at + 2 + deleted * 4] ?? 0;
  return 3 + deleted * 4 + added * 3;
}

function numberAt(bytes: Uint8Array, at: number, length: number): number {
  if (length === 1) return bytes[at] ?? 0;
  if (length === 2) return uint16At(bytes, at);
  return length === 4 ? uint32At(bytes, at) : 0;
}
