/**
 * Reader for 7z archives: every member that lies in a folder packed with LZMA, LZMA2, bzip2, deflate or not at all is opened
 * in turn. The decoders are the program's own: each writes into an array of the size that the header claims and the bounds
 * allow. Other methods (PPMd, filters for programs) and folders that are too large are said to be uninspected.
 */
import { inflateSync } from 'fflate';
import { sliceOf, TooShort, uint64At } from '../../base/bounded-reader.ts';
import { crc32 } from '../../intake/crc32.ts';
import { type Collector, startCollecting } from '../collector.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { asStop, ExtractionStop, stop } from '../stop.ts';
import { largestUnpacked, takeUnpacked } from './bound-unpacked.ts';
import { joinPieces } from './join-pieces.ts';
import { noteRepeated } from './note-repeated.ts';
import { entryPath } from './open-zip.ts';
import {
  isPackedHeader,
  readSevenZipHeader,
  type SevenZipFolder,
  type SevenZipHeader,
  type SevenZipMember,
  type SevenZipPiece,
} from './seven-zip-header.ts';
import { unpackBzip2 } from './unpack-bzip2.ts';
import { unpackLzma } from './unpack-lzma.ts';
import { unpackLzma2 } from './unpack-lzma2.ts';

/** Signature, version, check sum, then place, length and check sum of the header at the end. */
const startBytes = 32;
/** AES-256 with a key from a password. */
const encryption = '06f10701';
/** A packed header may be packed again; real programs do it once. */
const mostLayers = 4;

type Unpack = (packed: Uint8Array, properties: Uint8Array, size: number) => Uint8Array;

const methods: Readonly<Record<string, Unpack>> = {
  '00': (packed, _, size) => sliceOf(packed, 0, size),
  '21': (packed, _, size) => unpackLzma2(packed, size),
  '030101': unpackLzma,
  '040108': (packed, _, size) => inflated(packed, size),
  '040202': (packed, _, size) => unbzipped(packed, size),
};

/** Stops with `damaged` or `over-limit` when the header cannot be read. */
export const read7z: Reader = async (bytes, context) => {
  const collector = startCollecting('7z', context.budget);
  const header = readHeader(bytes, context);
  if (header === 'encrypted') {
    collector.fact({ kind: 'file.encrypted', path: '' });
    collector.skip('', 'encrypted');
    return collector.finish();
  }
  const { members } = header;
  context.budget.entries -= members.length;
  if (context.budget.entries < 0) stop('over-limit', 'entries');
  const shown = { place: {}, hidden: null };
  const names = members.map(({ name }) => name);
  collector.lines(
    '(names)',
    'attachment-name',
    names.map((text) => ({ text, mark: shown })),
  );
  noteRepeated(names, collector);
  if (bytes.length > endOf(bytes)) collector.skip('(trailing-data)', 'unknown-part');
  await readMembers(bytes, header, { collector, context });
  return collector.finish();
};

function endOf(bytes: Uint8Array): number {
  return startBytes + uint64At(bytes, 12) + uint64At(bytes, 20);
}

function readHeader(bytes: Uint8Array, context: ReadContext): SevenZipHeader | 'encrypted' {
  const start = startBytes + uint64At(bytes, 12);
  let raw = sliceOf(bytes, start, endOf(bytes));
  for (let layer = 0; layer < mostLayers; layer += 1) {
    // An archive without members has no header at all.
    if (raw.length === 0) return { folders: [], pieces: [], members: [] };
    const header = readSevenZipHeader(raw, context.limits.entries);
    if (!isPackedHeader(raw)) return header;
    const [folder] = header.folders;
    if (folder === undefined) throw new TooShort('7z');
    if (isEncrypted(folder)) return 'encrypted';
    raw = unpackFolder(bytes, folder, context);
  }
  throw new TooShort('7z');
}

interface Into {
  readonly collector: Collector;
  readonly context: ReadContext;
}

/** Folder by folder, so that one is held at a time. */
async function readMembers(bytes: Uint8Array, header: SevenZipHeader, into: Into): Promise<void> {
  const filled = header.members.filter(({ hasBytes }) => hasBytes);
  // A member that the header gives no bytes for, and bytes that no member names, cannot be told from a broken archive.
  if (filled.length !== header.pieces.length) into.collector.skip('(archive)', 'damaged');
  let next = 0;
  for (const [index, folder] of header.folders.entries()) {
    const pieces = header.pieces.filter((piece) => piece.folder === index);
    const members = filled.slice(next, next + pieces.length);
    next += pieces.length;
    if (members.length === 0) continue;
    const unpacked = attempt(() => unpackFolder(bytes, folder, into.context));
    if (unpacked instanceof ExtractionStop) {
      for (const member of members) skipMember(member, unpacked, into.collector);
    } else await readFolder(unpacked, { members, pieces }, into);
  }
}

interface Contents {
  readonly members: readonly SevenZipMember[];
  readonly pieces: readonly SevenZipPiece[];
}

async function readFolder(
  unpacked: Uint8Array,
  { members, pieces }: Contents,
  { collector, context }: Into,
): Promise<void> {
  let at = 0;
  for (const [index, { name, isLink }] of members.entries()) {
    const { size, crc } = pieces[index] ?? { size: 0, crc: null };
    const content = sliceOf(unpacked, at, at + size);
    at += size;
    const path = entryPath(name);
    if (crc !== null && crc32(content) !== crc) collector.skip(path, 'damaged');
    // A link's bytes are a path, no document.
    else if (isLink) collector.skip(path, 'unsupported-format');
    else if (size > 0) await context.nested(collector, path, content);
  }
}

function skipMember({ name }: SevenZipMember, { reason }: ExtractionStop, collector: Collector): void {
  if (reason === 'encrypted') collector.fact({ kind: 'file.encrypted', path: entryPath(name) });
  collector.skip(entryPath(name), reason);
}

function attempt(work: () => Uint8Array): Uint8Array | ExtractionStop {
  try {
    return work();
  } catch (error) {
    const stopped = asStop(error);
    if (stopped === null || stopped.detail === 'inflatedBytes') throw error;
    return stopped;
  }
}

function isEncrypted({ coders }: SevenZipFolder): boolean {
  return coders.some(({ method }) => method === encryption);
}

/** @throws ExtractionStop, TooShort */
function unpackFolder(bytes: Uint8Array, folder: SevenZipFolder, context: ReadContext): Uint8Array {
  if (isEncrypted(folder)) stop('encrypted', '7z');
  const [coder, ...filters] = folder.coders;
  const unpack = methods[coder?.method ?? ''];
  const { packed } = folder;
  if (coder === undefined || unpack === undefined || filters.length > 0 || packed === null) {
    stop('unsupported-format', '7z');
  }
  if (folder.size > largestUnpacked(packed.size, context.limits)) stop('over-limit', 'entryBytes');
  const start = startBytes + packed.at;
  takeUnpacked(folder.size, context);
  const unpacked = unpack(sliceOf(bytes, start, start + packed.size), coder.properties, folder.size);
  if (unpacked.length !== folder.size) throw new TooShort('7z');
  if (folder.crc !== null && crc32(unpacked) !== folder.crc) throw new TooShort('7z');
  return unpacked;
}

function inflated(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateSync(packed, { out: new Uint8Array(size) });
  } catch (error) {
    // fflate reports every fault of the packed data as an Error with a number as code.
    if (error instanceof Error && 'code' in error) throw new TooShort('7z');
    throw error;
  }
}

function unbzipped(packed: Uint8Array, size: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  unpackBzip2(packed, (piece) => {
    length += piece.length;
    if (length > size) throw new TooShort('7z');
    pieces.push(piece);
  });
  return joinPieces(pieces);
}
