/**
 * The ZIP of a backup, written and read piece by piece: a workspace is larger than what fits into memory. The layout is that
 * of a bundle, so one set of files gives one sequence of bytes, and reading accepts nothing else.
 */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { uint16At, uint32At } from '../base/bounded-reader.ts';
import { equalBytes } from '../base/bytes.ts';
import { decodeUtf8 } from '../base/decode-utf8.ts';
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { ZipEntryFacts } from '../bundle/zip-layout.ts';
import { centralHeader, endRecord, headerBytes, largestOffset, localHeader } from '../bundle/zip-layout.ts';

/** Where the bytes of an entry come from. */
export interface ArchiveSource {
  readonly path: string;
  readonly from: { readonly file: string } | { readonly bytes: Uint8Array };
}

export interface MeasuredSource extends ArchiveSource, ZipEntryFacts {
  readonly sha256: Sha256;
}

const pieceBytes = 1024 * 1024;
/** Far more than the names of a backup need. */
const largestDirectory = 32 * 1024 * 1024;
/** Entries above which another form of ZIP begins. */
export const mostEntries = 0xfffe;

/** Reads the bytes once for what the headers say of them. */
export async function measure(source: ArchiveSource): Promise<MeasuredSource> {
  const hash = createHash('sha256');
  let crc = 0;
  let bytes = 0;
  await eachPiece(source, async (piece) => {
    hash.update(piece);
    crc = crc32(piece, crc);
    bytes += piece.length;
  });
  return { ...source, bytes, crc32: crc, sha256: brand<Sha256>(hash.digest('hex')) };
}

/** Bytes of the archive of these entries. Above `largestOffset` it cannot be written. */
export function archiveBytes(entries: readonly ZipEntryFacts[]): number {
  const each = entries.map(
    (facts) => localHeader(facts).length + facts.bytes + centralHeader(facts, 0).length,
  );
  return each.reduce((sum, bytes) => sum + bytes, headerBytes.end);
}

export function fitsArchive(entries: readonly ZipEntryFacts[]): boolean {
  return entries.length <= mostEntries && archiveBytes(entries) <= largestOffset;
}

/**
 * Writes the archive in the order given and forces it onto the disk.
 * @param onEntry called before each entry and once at the end, with the number of entries that are written
 */
export async function writeArchive(
  path: string,
  entries: readonly MeasuredSource[],
  onEntry: (done: number) => void,
): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    const directory: Uint8Array[] = [];
    let offset = 0;
    for (const [index, entry] of entries.entries()) {
      onEntry(index);
      const header = localHeader(entry);
      await handle.writeFile(header);
      await eachPiece(entry, (piece) => handle.writeFile(piece));
      directory.push(centralHeader(entry, offset));
      offset += header.length + entry.bytes;
    }
    const directoryBytes = Buffer.concat(directory);
    await handle.writeFile(directoryBytes);
    await handle.writeFile(endRecord(entries.length, directoryBytes.length, offset));
    await handle.sync();
    onEntry(entries.length);
  } finally {
    await handle.close();
  }
}

async function eachPiece({ from }: ArchiveSource, use: (piece: Uint8Array) => Promise<void>): Promise<void> {
  if ('bytes' in from) return use(from.bytes);
  const handle = await open(from.file, 'r');
  try {
    const { size } = await handle.stat();
    await eachPieceOf(handle, { at: 0, bytes: size }, use);
  } finally {
    await handle.close();
  }
}

/** Hands on a stretch of an open file. @throws when the file ends before */
export async function eachPieceOf(
  handle: FileHandle,
  { at, bytes }: { readonly at: number; readonly bytes: number },
  use: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const buffer = Buffer.alloc(Math.min(pieceBytes, bytes));
  for (let done = 0; done < bytes; ) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, bytes - done), at + done);
    if (bytesRead === 0) throw new Error('a file that became shorter while it was read');
    await use(buffer.subarray(0, bytesRead));
    done += bytesRead;
  }
}

export interface ArchiveEntry extends ZipEntryFacts {
  /** Where its bytes begin. */
  readonly at: number;
}

/** Entries of an open archive, or null when a single byte of its headers is not as we write them. */
export async function readArchive(handle: FileHandle): Promise<readonly ArchiveEntry[] | null> {
  const { size } = await handle.stat();
  if (size < headerBytes.end || size > largestOffset) return null;
  const end = await bytesAt(handle, size - headerBytes.end, headerBytes.end);
  const [count, directoryBytes, start] = [uint16At(end, 10), uint32At(end, 12), uint32At(end, 16)];
  if (!equalBytes(end, endRecord(count, directoryBytes, start))) return null;
  if (start + directoryBytes + headerBytes.end !== size || directoryBytes > largestDirectory) return null;
  const directory = await bytesAt(handle, start, directoryBytes);
  const entries = readDirectory(directory, { count, start });
  if (entries === null) return null;
  for (const entry of entries) {
    const header = localHeader(entry);
    if (!equalBytes(await bytesAt(handle, entry.at - header.length, header.length), header)) return null;
  }
  return entries;
}

function readDirectory(
  directory: Uint8Array,
  { count, start }: { readonly count: number; readonly start: number },
): readonly ArchiveEntry[] | null {
  const entries: ArchiveEntry[] = [];
  let at = 0;
  let offset = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + headerBytes.central > directory.length) return null;
    const nameEnd = at + headerBytes.central + uint16At(directory, at + 28);
    const path = decodeUtf8(directory.subarray(at + headerBytes.central, nameEnd));
    if (path === null || nameEnd > directory.length) return null;
    const facts = { path, crc32: uint32At(directory, at + 16), bytes: uint32At(directory, at + 24) };
    if (!equalBytes(directory.subarray(at, nameEnd), centralHeader(facts, offset))) return null;
    const dataAt = offset + localHeader(facts).length;
    entries.push({ ...facts, at: dataAt });
    at = nameEnd;
    offset = dataAt + facts.bytes;
    if (offset > start) return null;
  }
  return at === directory.length && offset === start ? entries : null;
}

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  await eachPieceOf(handle, { at, bytes: length }, async (piece) => void pieces.push(piece.slice()));
  return Buffer.concat(pieces);
}
