/**
 * Reader for xz files: the one file inside, which has no name of its own, is opened. The index at the end says how much comes
 * out, so that nothing is unpacked that is too large (XZ Utils, "The .xz File Format" 1.2.1). Only blocks of LZMA2 alone are
 * read: filters for programs are of no use to documents.
 */
import { hasBytesAt, sliceOf, TooShort, uint32At } from '../../base/bounded-reader.ts';
import { crc32 } from '../../intake/crc32.ts';
import { startCollecting } from '../collector.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { stop } from '../stop.ts';
import { largestUnpacked, takeUnpacked } from './bound-unpacked.ts';
import { joinPieces } from './join-pieces.ts';
import { unpackLzma2 } from './unpack-lzma2.ts';

/** Header and footer of a stream. */
const endBytes = 12;
const lzma2 = 0x21;
/** Bytes of check sum behind a block, by the kind that the stream names. */
const checkBytes = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
const crc32Check = 1;

interface Block {
  readonly at: number;
  /** Header, packed bytes and check sum; the padding between the last two is not counted. */
  readonly size: number;
  readonly unpacked: number;
  readonly check: number;
}

/** Stops with `damaged` or `over-limit`. */
export const readXz: Reader = async (bytes, context) => {
  const collector = startCollecting('xz', context.budget);
  const blocks = listBlocks(bytes);
  context.budget.entries -= blocks.length;
  if (context.budget.entries < 0) stop('over-limit', 'entries');
  if (!blocks.every((block) => isLzma2(bytes, block))) {
    collector.skip('', 'unsupported-format');
    return collector.finish();
  }
  const content = unpackBlocks(bytes, blocks, context);
  if (content.length > 0) await context.nested(collector, '(content)', content);
  return collector.finish();
};

function unpackBlocks(bytes: Uint8Array, blocks: readonly Block[], context: ReadContext): Uint8Array {
  const length = blocks.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (length > largestUnpacked(bytes.length, context.limits)) stop('over-limit', 'entryBytes');
  takeUnpacked(length, context);
  return joinPieces(blocks.map((block) => unpackBlock(bytes, block)));
}

/** Tells whether the block's only filter is LZMA2. */
function isLzma2(bytes: Uint8Array, { at, size }: Block): boolean {
  const block = sliceOf(bytes, at, at + size);
  const read = numberReader(block, 2);
  const flags = block[1] ?? 0;
  if ((flags & 0x40) !== 0) read();
  if ((flags & 0x80) !== 0) read();
  return (flags & 3) === 0 && read() === lzma2;
}

function unpackBlock(bytes: Uint8Array, { at, size, unpacked, check }: Block): Uint8Array {
  const block = sliceOf(bytes, at, at + size);
  const headerBytes = ((block[0] ?? 0) + 1) * 4;
  const packedEnd = size - (checkBytes[check] ?? 0);
  const content = unpackLzma2(sliceOf(block, headerBytes, packedEnd), unpacked);
  // The packed bytes are padded, the check sum stands behind that.
  const isWrong = check === crc32Check && uint32At(bytes, at + padded(packedEnd)) !== crc32(content);
  if (isWrong) throw new TooShort('xz');
  return content;
}

/** Blocks of all streams, found from the end: a stream's footer says where its index is. */
function listBlocks(bytes: Uint8Array): Block[] {
  const streams: Block[][] = [];
  let end = bytes.length;
  while (end > 0) {
    // Between streams, and behind the last, zeros in fours.
    if (end >= 4 && hasBytesAt(bytes, end - 4, [0, 0, 0, 0])) {
      end -= 4;
      continue;
    }
    const stream = readStream(bytes, end);
    streams.unshift(stream.blocks);
    end = stream.start;
  }
  return streams.flat();
}

function readStream(bytes: Uint8Array, end: number): { readonly blocks: Block[]; readonly start: number } {
  const footer = end - endBytes;
  if (footer < endBytes || !hasBytesAt(bytes, footer + 10, [0x59, 0x5a])) throw new TooShort('xz');
  const index = footer - (uint32At(bytes, footer + 4) + 1) * 4;
  const check = (bytes[footer + 9] ?? 0) & 0x0f;
  const records = readIndex(sliceOf(bytes, index, footer));
  const blocksBytes = records.reduce((sum, { size }) => sum + padded(size), 0);
  const start = index - blocksBytes - endBytes;
  if (start < 0 || !hasBytesAt(bytes, start, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])) throw new TooShort('xz');
  let at = start + endBytes;
  const blocks = records.map((record) => {
    const block = { ...record, at, check };
    at += padded(record.size);
    return block;
  });
  return { blocks, start };
}

function readIndex(index: Uint8Array): { readonly size: number; readonly unpacked: number }[] {
  const read = numberReader(index, 1);
  const count = read();
  if (index[0] !== 0 || count > index.length) throw new TooShort('xz');
  return Array.from({ length: count }, () => {
    const size = read();
    if (size === 0) throw new TooShort('xz');
    return { size, unpacked: read() };
  });
}

function padded(size: number): number {
  return Math.ceil(size / 4) * 4;
}

/** Seven bits a byte, the lowest first, as long as the highest bit is set. */
function numberReader(bytes: Uint8Array, from: number): () => number {
  let at = from;
  return () => {
    let value = 0;
    for (let weight = 1; weight < 2 ** 56; weight *= 128) {
      const byte = bytes[at] ?? 0x80;
      at += 1;
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) return value;
    }
    throw new TooShort('xz');
  };
}
