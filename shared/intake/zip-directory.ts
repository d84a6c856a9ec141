/**
 * Directory of a ZIP file, read by ourselves because what other readers skip is what we look for: entries that the
 * directory does not list, local headers that say something else than the directory, bytes before, between and after.
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5. Nothing is inflated here.
 */
import { strFromU8 } from 'fflate';
import { hasBytesAt, sliceOf, TooShort, uint16At, uint32At } from '../base/bounded-reader.ts';
import { checkCoverage } from './zip-coverage.ts';
import { findZipEnd } from './zip-end.ts';
import { readZip64Sizes } from './zip64.ts';

export interface ZipEntry {
  /** Name as UTF-8 text; for old archives in another encoding see `rawName`. */
  readonly name: string;
  readonly rawName: Uint8Array;
  /** Name was marked as UTF-8, or reads as nothing but ASCII. */
  readonly nameIsUtf8: boolean;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly inflatedBytes: number;
  /** Offset of the local header. */
  readonly headerAt: number;
  /** Offset of the packed bytes. */
  readonly dataAt: number;
  /** Sizes stand behind the data (flag bit 3). */
  readonly hasDescriptor: boolean;
  /** File mode when a Unix system wrote the entry: 0xA000 marks a symbolic link. */
  readonly unixMode: number | null;
  /** The local header names another file, method or size than the directory. */
  readonly contradicted: boolean;
}

export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  readonly comment: Uint8Array;
  /** Names of local entries that the directory does not list. */
  readonly orphans: readonly string[];
  /** Bytes that belong to nothing: before the first entry, between entries or after the end record. */
  readonly strayBytes: number;
  /** Two entries claim the same bytes: no honest program writes that. */
  readonly overlapping: boolean;
}

export type ZipReading =
  | { readonly ok: true; readonly directory: ZipDirectory }
  | { readonly ok: false; readonly reason: 'damaged' | 'too-many-entries' };

const centralSignature = [0x50, 0x4b, 0x01, 0x02];
const localSignature = [0x50, 0x4b, 0x03, 0x04];

/** Reads and cross-checks the directory. At most `maximumEntries` entries are looked at. */
export function readZipDirectory(bytes: Uint8Array, maximumEntries: number): ZipReading {
  try {
    const end = findZipEnd(bytes);
    if (end === null) return { ok: false, reason: 'damaged' };
    if (end.entries > maximumEntries) return { ok: false, reason: 'too-many-entries' };
    const entries: ZipEntry[] = [];
    let at = end.directoryAt;
    while (at < end.directoryEnd && hasBytesAt(bytes, at, centralSignature)) {
      if (entries.length >= maximumEntries) return { ok: false, reason: 'too-many-entries' };
      entries.push(readEntry(bytes, at, end.shift));
      at += 46 + uint16At(bytes, at + 28) + uint16At(bytes, at + 30) + uint16At(bytes, at + 32);
    }
    if (entries.length !== end.entries) return { ok: false, reason: 'damaged' };
    const coverage = checkCoverage(bytes, entries, end);
    return { ok: true, directory: { entries, comment: end.comment, ...coverage } };
  } catch (error) {
    if (error instanceof TooShort) return { ok: false, reason: 'damaged' };
    throw error;
  }
}

function readEntry(bytes: Uint8Array, at: number, shift: number): ZipEntry {
  const flags = uint16At(bytes, at + 8);
  const method = uint16At(bytes, at + 10);
  const nameEnd = at + 46 + uint16At(bytes, at + 28);
  const rawName = sliceOf(bytes, at + 46, nameEnd);
  const sizes = readZip64Sizes(sliceOf(bytes, nameEnd, nameEnd + uint16At(bytes, at + 30)), {
    compressedBytes: uint32At(bytes, at + 20),
    inflatedBytes: uint32At(bytes, at + 24),
    headerAt: uint32At(bytes, at + 42),
  });
  const headerAt = sizes.headerAt + shift;
  if (!hasBytesAt(bytes, headerAt, localSignature)) throw new TooShort('no local header');
  const localName = sliceOf(bytes, headerAt + 30, headerAt + 30 + uint16At(bytes, headerAt + 26));
  const dataAt = headerAt + 30 + localName.length + uint16At(bytes, headerAt + 28);
  sliceOf(bytes, dataAt, dataAt + sizes.compressedBytes);
  return {
    name: strFromU8(rawName),
    rawName,
    nameIsUtf8: (flags & 0x800) !== 0 || rawName.every((value) => value < 0x80),
    method,
    encrypted: (flags & 0x41) !== 0,
    crc32: uint32At(bytes, at + 16),
    compressedBytes: sizes.compressedBytes,
    inflatedBytes: sizes.inflatedBytes,
    headerAt,
    dataAt,
    hasDescriptor: (flags & 8) !== 0,
    unixMode: uint16At(bytes, at + 4) >> 8 === 3 ? uint16At(bytes, at + 40) : null,
    contradicted:
      !sameBytes(rawName, localName) ||
      uint16At(bytes, headerAt + 8) !== method ||
      localSizesDiffer(bytes, headerAt, sizes),
  };
}

/** A local header may leave sizes to the descriptor (zero) or to its own ZIP64 field (all ones). */
function localSizesDiffer(
  bytes: Uint8Array,
  headerAt: number,
  sizes: { readonly compressedBytes: number; readonly inflatedBytes: number },
): boolean {
  const differs = (local: number, central: number) =>
    local !== 0 && local !== 0xffffffff && local !== central;
  return (
    differs(uint32At(bytes, headerAt + 18), sizes.compressedBytes) ||
    differs(uint32At(bytes, headerAt + 22), sizes.inflatedBytes)
  );
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
