/**
 * The one form of our ZIP files (PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4): entries stored, names in UTF-8, dates fixed,
 * no extra fields, no comments, no data descriptors. One set of files gives one sequence of bytes.
 */
import { encodeUtf8 } from '../base/utf8.ts';

/** What the headers of an entry say. */
export interface ZipEntryFacts {
  readonly path: string;
  readonly crc32: number;
  readonly bytes: number;
}

export const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
export const headerBytes = { local: 30, central: 46, end: 22 } as const;

/** Largest number that the classic form can hold in a 32-bit field; all ones would mean ZIP64. */
export const largestOffset = 0xffff_fffe;

/** Version 1.0 suffices to read what is only stored. */
const versionNeeded = 10;
/** Made on Unix, version 2.0 of the format: the upper attribute bits are a Unix mode. */
const versionMadeBy = (3 << 8) | 20;
/** Bit 11: names are UTF-8. */
const flags = 0x0800;
const stored = 0;
/** 1980-01-01 00:00, the first moment that ZIP can write. */
const fixedTime = 0;
const fixedDate = 0x0021;
/** Regular file, owner writes, all read. */
const mode = 0o100644;

/** Local header in front of an entry's bytes. */
export function localHeader({ path, crc32, bytes }: ZipEntryFacts): Uint8Array {
  const name = encodeUtf8(path);
  return record(name, [
    [4, signatures.local],
    [2, versionNeeded],
    [2, flags],
    [2, stored],
    [2, fixedTime],
    [2, fixedDate],
    [4, crc32],
    [4, bytes],
    [4, bytes],
    [2, name.length],
    [2, 0],
  ]);
}

/** Header of an entry in the central directory. */
export function centralHeader({ path, crc32, bytes }: ZipEntryFacts, offset: number): Uint8Array {
  const name = encodeUtf8(path);
  return record(name, [
    [4, signatures.central],
    [2, versionMadeBy],
    [2, versionNeeded],
    [2, flags],
    [2, stored],
    [2, fixedTime],
    [2, fixedDate],
    [4, crc32],
    [4, bytes],
    [4, bytes],
    [2, name.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, mode * 0x1_0000],
    [4, offset],
  ]);
}

/** Record at the end of the file. */
export function endRecord(entries: number, directoryBytes: number, directoryAt: number): Uint8Array {
  return record(new Uint8Array(), [
    [4, signatures.end],
    [2, 0],
    [2, 0],
    [2, entries],
    [2, entries],
    [4, directoryBytes],
    [4, directoryAt],
    [2, 0],
  ]);
}

type Field = readonly [width: 2 | 4, value: number];

function record(name: Uint8Array, fields: readonly Field[]): Uint8Array {
  const head = fields.flatMap(([width, value]) =>
    Array.from({ length: width }, (_, index) => Math.floor(value / 2 ** (8 * index)) % 256),
  );
  const whole = new Uint8Array(head.length + name.length);
  whole.set(head);
  whole.set(name, head.length);
  return whole;
}
