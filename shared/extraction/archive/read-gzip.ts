/** Reader for gzip files: the one file inside is opened (RFC 1952). */
import { Gunzip } from 'fflate';
import { uint32At } from '../../base/bounded-reader.ts';
import { crc32 } from '../../intake/crc32.ts';
import { startCollecting } from '../collector.ts';
import type { Reader } from '../reader.ts';
import { stop } from '../stop.ts';
import { largestUnpacked, takeUnpacked } from './bound-unpacked.ts';
import { joinPieces } from './join-pieces.ts';
import { entryPath } from './open-zip.ts';

const chunkBytes = 16 * 1024;
const nameFlag = 8;
const extraFlag = 4;

/** Stops with `damaged` or `over-limit`. */
export const readGzip: Reader = async (bytes, context) => {
  const collector = startCollecting('gzip', context.budget);
  const inflated = gunzip(bytes, largestUnpacked(bytes.length, context.limits));
  takeUnpacked(inflated.length, context);
  const name = storedName(bytes, context.decode);
  collector.lines('(names)', 'attachment-name', [{ text: name, mark: { place: {}, hidden: null } }]);
  await context.nested(collector, name === '' ? '(content)' : entryPath(name), inflated);
  return collector.finish();
};

function gunzip(bytes: Uint8Array, largest: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let members = 0;
  const stream = new Gunzip((piece) => {
    length += piece.length;
    if (length > largest) stop('over-limit', 'entryBytes');
    pieces.push(piece);
  });
  stream.onmember = () => {
    members += 1;
  };
  try {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      stream.push(bytes.subarray(at, at + chunkBytes), at + chunkBytes >= bytes.length);
    }
  } catch (error) {
    // fflate reports every fault of the packed data as an Error with a number as code.
    if (error instanceof Error && 'code' in error) stop('damaged', 'gzip');
    throw error;
  }
  const whole = joinPieces(pieces);
  // Only of a single member does the end of the file tell what should have come out.
  const isWrong = members <= 1 && bytes.length >= 18 && uint32At(bytes, bytes.length - 8) !== crc32(whole);
  if (isWrong) stop('damaged', 'gzip');
  return whole;
}

function storedName(
  bytes: Uint8Array,
  decode: (bytes: Uint8Array, encoding: string) => string | null,
): string {
  const flags = bytes[3] ?? 0;
  if ((flags & nameFlag) === 0 || (flags & extraFlag) !== 0) return '';
  const end = bytes.indexOf(0, 10);
  if (end === -1) return '';
  const name = bytes.subarray(10, end);
  const text = decode(name, 'utf-8') ?? '';
  return text.includes('\ufffd') ? (decode(name, 'gb18030') ?? text) : text;
}
