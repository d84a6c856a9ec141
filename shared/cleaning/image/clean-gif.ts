/** GIF without comments and data of programs (GIF89a, 24 and 26); how often an animation repeats is kept. */

import { latin1 } from '../../base/bounded-reader.ts';
import { concatBytes } from '../../base/bytes.ts';
import type { PictureParts } from './clean-picture.ts';

/** Application extensions that say how often to repeat. */
const loops = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** The cleaned bytes; null when the blocks do not lead to the trailer. */
export function cleanGif(bytes: Uint8Array, { records, trailing }: PictureParts): Uint8Array | null {
  let at = 13 + colorTableBytes(bytes[10] ?? 0);
  const pieces: Uint8Array[] = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const introducer = bytes[at];
    if (introducer === 0x3b) {
      pieces.push(bytes.subarray(at, trailing ? at + 1 : bytes.length));
      return concatBytes(pieces);
    }
    const blocks = introducer === 0x2c ? at + 11 + colorTableBytes(bytes[at + 9] ?? 0) : at + 2;
    if (introducer !== 0x2c && introducer !== 0x21) return null;
    const end = afterSubBlocks(bytes, blocks);
    if (end === null) return null;
    if (!records || introducer === 0x2c || isShown(bytes, at)) pieces.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

function isShown(bytes: Uint8Array, at: number): boolean {
  const label = bytes[at + 1];
  if (label === 0xf9 || label === 0x01) return true;
  return label === 0xff && loops.has(latin1(bytes, at + 3, at + 14));
}

function colorTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function afterSubBlocks(bytes: Uint8Array, from: number): number | null {
  let at = from;
  for (let size = bytes[at]; size !== 0; size = bytes[at]) {
    if (size === undefined) return null;
    at += 1 + size;
  }
  return at + 1;
}
