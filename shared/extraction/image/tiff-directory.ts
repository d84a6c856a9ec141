/**
 * Directories of tags as TIFF, Exif and most makers' notes have them (TIFF 6.0, section 2; CIPA DC-008). Tolerant: what
 * cannot be is left out, what can be is kept. Every directory is read once, so that loops end.
 */
import { latin1 } from '../../base/bounded-reader.ts';
import type { Decode } from '../reader.ts';

export interface TiffField {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** The value's bytes, cut at the end of the file. */
  readonly bytes: Uint8Array;
}

export interface TiffDirectory {
  readonly fields: ReadonlyMap<number, TiffField>;
  readonly next: number;
}

export interface TiffFile {
  readonly firstDirectory: number;
  /** Null when there is no directory at this place. */
  directory(at: number): TiffDirectory | null;
  /** Numbers of a field with whole numbers or fractions. */
  numbers(field: TiffField | undefined): readonly number[];
  text(field: TiffField | undefined): string;
  /** Where a field's value stands. */
  placeOf(field: TiffField): number;
}

const typeBytes: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];
const mostFields = 4096;
const mostNumbers = 1024;
const longestText = 256 * 1024;

/** Opens the bytes; null when they do not begin like a TIFF file. */
export function openTiff(bytes: Uint8Array, decode: Decode): TiffFile | null {
  const order = latin1(bytes, 0, 2);
  if ((order !== 'II' && order !== 'MM') || bytes.length < 8) return null;
  return tiffFile(bytes, order === 'II', decode, null);
}

/** Reads with a known byte order, for notes without a header of their own. */
export function tiffFile(
  bytes: Uint8Array,
  isLittle: boolean,
  decode: Decode,
  start: number | null,
): TiffFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (at: number, length: number) => at >= 0 && at + length <= bytes.length;
  const uint16 = (at: number) => (has(at, 2) ? view.getUint16(at, isLittle) : 0);
  const uint32 = (at: number) => (has(at, 4) ? view.getUint32(at, isLittle) : 0);
  const field = (at: number): TiffField | null => {
    const type = uint16(at + 2);
    const count = uint32(at + 4);
    const length = (typeBytes[type] ?? 0) * count;
    if (length === 0) return null;
    const valueAt = length <= 4 ? at + 8 : uint32(at + 8);
    if (valueAt >= bytes.length) return null;
    return {
      tag: uint16(at),
      type,
      count,
      bytes: bytes.subarray(valueAt, Math.min(bytes.length, valueAt + length)),
    };
  };
  return {
    firstDirectory: start ?? uint32(4),
    directory(at) {
      const count = uint16(at);
      if (!has(at, 2) || count === 0 || count > mostFields || !has(at + 2, 12)) return null;
      const fields = new Map<number, TiffField>();
      for (let index = 0; index < count && has(at + 2 + index * 12, 12); index += 1) {
        const found = field(at + 2 + index * 12);
        if (found !== null && !fields.has(found.tag)) fields.set(found.tag, found);
      }
      return { fields, next: uint32(at + 2 + count * 12) };
    },
    numbers: (found) => (found === undefined ? [] : numbersOf(found, isLittle)),
    text: (found) => (found === undefined ? '' : textOf(found.bytes.subarray(0, longestText), decode)),
    placeOf: (found) => found.bytes.byteOffset - bytes.byteOffset,
  };
}

function numbersOf({ type, bytes }: TiffField, isLittle: boolean): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = typeBytes[type] ?? 1;
  const numbers: number[] = [];
  for (let at = 0; at + size <= bytes.length && numbers.length < mostNumbers; at += size) {
    if (type === 3) numbers.push(view.getUint16(at, isLittle));
    else if (type === 4 || type === 13) numbers.push(view.getUint32(at, isLittle));
    else if (type === 5) numbers.push(view.getUint32(at, isLittle) / view.getUint32(at + 4, isLittle));
    else numbers.push(bytes[at] ?? 0);
  }
  return numbers;
}

/** Text up to its end mark: UTF-8 when it is that, otherwise what Chinese cameras and programs write. */
export function textOf(bytes: Uint8Array, decode: Decode): string {
  const end = bytes.indexOf(0);
  const content = end === -1 ? bytes : bytes.subarray(0, end);
  const utf8 = decode(content, 'utf-8') ?? '';
  return (utf8.includes('\ufffd') ? (decode(content, 'gb18030') ?? utf8) : utf8).trim();
}
