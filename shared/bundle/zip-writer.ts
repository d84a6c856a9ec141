/** Writes files into one ZIP, always the same bytes for the same files. */
import { concatBytes } from '../base/bytes.ts';
import { crc32 } from '../intake/crc32.ts';
import { sortedByPath } from './manifest.ts';
import { centralHeader, endRecord, largestOffset, localHeader } from './zip-layout.ts';

export interface ZipFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** ZIP of files in the order of their paths. @throws RangeError above 4 GiB or 65,534 files, where another format begins */
export function writeZip(files: readonly ZipFile[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes } of sortedByPath(files)) {
    const facts = { path, crc32: crc32(bytes), bytes: bytes.length };
    const header = localHeader(facts);
    pieces.push(header, bytes);
    directory.push(centralHeader(facts, offset));
    offset += header.length + bytes.length;
  }
  const directoryBytes = directory.reduce((sum, header) => sum + header.length, 0);
  if (offset + directoryBytes > largestOffset || files.length > 0xfffe)
    throw new RangeError('too large for this ZIP');
  return concatBytes([...pieces, ...directory, endRecord(files.length, directoryBytes, offset)]);
}
