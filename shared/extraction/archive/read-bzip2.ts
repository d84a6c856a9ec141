/** Reader for bzip2 files: the one file inside, which has no name of its own, is opened. */
import { startCollecting } from '../collector.ts';
import type { Reader } from '../reader.ts';
import { stop } from '../stop.ts';
import { largestUnpacked, takeUnpacked } from './bound-unpacked.ts';
import { joinPieces } from './join-pieces.ts';
import { unpackBzip2 } from './unpack-bzip2.ts';

/** Stops with `damaged` or `over-limit`. */
export const readBzip2: Reader = async (bytes, context) => {
  const collector = startCollecting('bzip2', context.budget);
  const largest = largestUnpacked(bytes.length, context.limits);
  const pieces: Uint8Array[] = [];
  let length = 0;
  unpackBzip2(bytes, (piece) => {
    length += piece.length;
    if (length > largest) stop('over-limit', 'entryBytes');
    takeUnpacked(piece.length, context);
    pieces.push(piece);
  });
  if (length > 0) await context.nested(collector, '(content)', joinPieces(pieces));
  return collector.finish();
};
