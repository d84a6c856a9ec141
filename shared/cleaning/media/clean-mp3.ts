/** MP3 without ID3 and APE tags: the frames of sound as they are. Chapters stand in a tag and go with it. */
import { mp3Parts } from '../../extraction/media/mp3-parts.ts';

/** A new array. */
export function cleanMp3(bytes: Uint8Array): Uint8Array {
  return mp3Parts(bytes).sound.slice();
}
