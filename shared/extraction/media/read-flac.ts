/** Reader for FLAC (RFC 9639): comments, pictures, and what programs keep for themselves. The sound is said not to have been heard. */
import { startCollecting } from '../collector.ts';
import type { Reader } from '../reader.ts';
import { numberAt } from './big-endian.ts';
import { startMedia } from './media-facts.ts';
import { readFlacPicture, readVorbisComments } from './vorbis-comments.ts';

export interface FlacBlock {
  readonly type: number;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** Blocks before the sound. @throws TooShort where they reach over the end */
export function flacBlocks(bytes: Uint8Array): readonly FlacBlock[] {
  const blocks: FlacBlock[] = [];
  let at = 4;
  for (let isLast = false; !isLast; ) {
    const head = numberAt(bytes, at, 1);
    const end = at + 4 + numberAt(bytes, at + 1, 3);
    numberAt(bytes, end - 1, 1);
    blocks.push({ type: head & 0x7f, start: at, body: at + 4, end });
    isLast = (head & 0x80) !== 0;
    at = end;
  }
  return blocks;
}

/** STREAMINFO, SEEKTABLE and CUESHEET: how to play, without words but for the number of a disc. */
export const soundBlocks: ReadonlySet<number> = new Set([0, 3, 5]);

/** Reads the file. */
export const readFlac: Reader = async (bytes, context) => {
  const collector = startCollecting('flac', context.budget);
  const facts = startMedia(collector, context);
  collector.attempt('', () => {
    for (const { type, body, end } of flacBlocks(bytes)) {
      const content = bytes.subarray(body, end);
      if (type === 4) readVorbisComments(content, facts);
      else if (type === 6) readFlacPicture(content, facts);
      else if (type === 1) {
        if (content.some((byte) => byte !== 0)) facts.add('media.left-over', '');
      } else if (!soundBlocks.has(type)) facts.unknown(`block${type}`);
    }
  });
  facts.unwatched('sound');
  await facts.finish();
  return collector.finish();
};
