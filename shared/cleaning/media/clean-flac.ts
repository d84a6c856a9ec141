/** FLAC without comments, pictures, padding and data of programs (RFC 9639, 8); places to jump to count from the first frame and stay right. */
import { concatBytes } from '../../base/bytes.ts';
import { flacBlocks, soundBlocks } from '../../extraction/media/read-flac.ts';

/** A new array. @throws TooShort where blocks reach over the end */
export function cleanFlac(bytes: Uint8Array): Uint8Array {
  const blocks = flacBlocks(bytes);
  const kept = blocks
    .filter(({ type }) => soundBlocks.has(type))
    .map(({ start, end }) => bytes.slice(start, end));
  for (const [index, block] of kept.entries()) {
    block[0] = ((block[0] ?? 0) & 0x7f) | (index === kept.length - 1 ? 0x80 : 0);
  }
  return concatBytes([bytes.subarray(0, 4), ...kept, bytes.subarray(blocks.at(-1)?.end ?? 4)]);
}
