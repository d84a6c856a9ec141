/** Tables of strings and of positions in the table stream ([MS-DOC] 2.2.4 STTB, 2.2.2 PLC). */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import { utf16At } from '../ole/binary-text.ts';
import { codePageLabel } from '../ole/code-pages.ts';
import type { Decode } from '../reader.ts';

const mostStrings = 0xffff;

/** Strings of a table; those before the place where it is cut off. */
export function readStrings(bytes: Uint8Array, decode: Decode): readonly string[] {
  const strings: string[] = [];
  const isWide = bytes.length >= 2 && uint16At(bytes, 0) === 0xffff;
  let at = isWide ? 2 : 0;
  if (at + 4 > bytes.length) return strings;
  const count = Math.min(uint16At(bytes, at), mostStrings);
  const extraBytes = uint16At(bytes, at + 2);
  at += 4;
  for (let index = 0; index < count; index += 1) {
    if (at + (isWide ? 2 : 1) > bytes.length) break;
    const length = isWide ? uint16At(bytes, at) : (bytes[at] ?? 0);
    at += isWide ? 2 : 1;
    const size = isWide ? length * 2 : length;
    if (at + size > bytes.length) break;
    strings.push(
      isWide
        ? utf16At(bytes, at, length)
        : (decode(bytes.subarray(at, at + size), codePageLabel(1252)) ?? ''),
    );
    at += size + extraBytes;
  }
  return strings;
}

/** Names that follow each other, each with its length in front ([MS-DOC] 2.9.107 XST). */
export function readNames(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  let at = 0;
  while (at + 2 <= bytes.length && names.length < mostStrings) {
    const length = uint16At(bytes, at);
    if (at + 2 + length * 2 > bytes.length) break;
    names.push(utf16At(bytes, at + 2, length));
    at += 2 + length * 2;
  }
  return names;
}

export interface Positions {
  readonly positions: readonly number[];
  /** Data of each entry, one fewer than positions. */
  readonly data: readonly Uint8Array[];
}

/** Positions of a table with so many bytes of data to each entry. */
export function readPositions(bytes: Uint8Array, dataBytes: number): Positions {
  const count = Math.max(0, Math.floor((bytes.length - 4) / (4 + dataBytes)));
  const positions: number[] = [];
  const data: Uint8Array[] = [];
  if (bytes.length < 4) return { positions, data };
  for (let index = 0; index <= count; index += 1) positions.push(uint32At(bytes, index * 4));
  for (let index = 0; index < count; index += 1) {
    const at = (count + 1) * 4 + index * dataBytes;
    data.push(bytes.subarray(at, at + dataBytes));
  }
  return { positions, data };
}

/** A moment as Word keeps it ([MS-DOC] 2.9.70 DTTM), in local time without a zone; undefined when none is kept. */
export function momentOf(value: number): string | undefined {
  const year = ((value >>> 20) & 0x1ff) + 1900;
  const [month, day, hour, minute] = [
    (value >>> 16) & 0xf,
    (value >>> 11) & 0x1f,
    (value >>> 6) & 0x1f,
    value & 0x3f,
  ];
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59) return undefined;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00`;
}
