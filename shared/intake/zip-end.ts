/** Finds the record at the end of a ZIP file that says where its directory is (APPNOTE 4.3.14 to 4.3.16). */
import { hasBytesAt, sliceOf, TooShort, uint16At, uint32At, uint64At } from '../base/bounded-reader.ts';

export interface ZipEnd {
  readonly entries: number;
  readonly directoryAt: number;
  readonly directoryEnd: number;
  /** Bytes put before the archive after it was written (self-extracting programs): added to every recorded offset. */
  readonly shift: number;
  readonly comment: Uint8Array;
  /** Offset just behind the end record and its comment. */
  readonly end: number;
}

const endSignature = [0x50, 0x4b, 0x05, 0x06];
const locatorSignature = [0x50, 0x4b, 0x06, 0x07];
const end64Signature = [0x50, 0x4b, 0x06, 0x06];
const recordBytes = 22;
/** Longest comment, plus as much again for bytes that somebody hung behind the archive. */
const searchBytes = 1024 * 1024;

/** The last end record that fits into the file, or null. */
export function findZipEnd(bytes: Uint8Array): ZipEnd | null {
  const first = Math.max(0, bytes.length - searchBytes);
  for (let at = bytes.length - recordBytes; at >= first; at -= 1) {
    if (bytes[at] !== 0x50 || !hasBytesAt(bytes, at, endSignature)) continue;
    const end = at + recordBytes + uint16At(bytes, at + 20);
    if (end <= bytes.length) return readEnd(bytes, at, end);
  }
  return null;
}

function readEnd(bytes: Uint8Array, at: number, end: number): ZipEnd {
  const wide = findWideEnd(bytes, at);
  const size = wide?.size ?? uint32At(bytes, at + 12);
  const recordedAt = wide?.at ?? uint32At(bytes, at + 16);
  const directoryEnd = wide?.recordAt ?? at;
  const directoryAt = directoryEnd - size;
  if (directoryAt < 0 || directoryAt < recordedAt) throw new TooShort('directory lies outside');
  return {
    entries: wide?.entries ?? uint16At(bytes, at + 10),
    directoryAt,
    directoryEnd,
    shift: directoryAt - recordedAt,
    comment: sliceOf(bytes, at + recordBytes, end),
    end,
  };
}

function findWideEnd(bytes: Uint8Array, endAt: number) {
  const locatorAt = endAt - 20;
  if (locatorAt < 0 || !hasBytesAt(bytes, locatorAt, locatorSignature)) return null;
  const recordAt = uint64At(bytes, locatorAt + 8);
  if (!hasBytesAt(bytes, recordAt, end64Signature)) throw new TooShort('no wide end record');
  return {
    recordAt,
    entries: uint64At(bytes, recordAt + 32),
    size: uint64At(bytes, recordAt + 40),
    at: uint64At(bytes, recordAt + 48),
  };
}
