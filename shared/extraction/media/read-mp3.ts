/** Reader for MP3: its tags. The sound is said not to have been heard. */
import { latin1, uint32At } from '../../base/bounded-reader.ts';
import { startCollecting } from '../collector.ts';
import type { Reader } from '../reader.ts';
import { readId3, readOldId3 } from './id3.ts';
import { type MediaFacts, startMedia, wordsOf } from './media-facts.ts';
import { mp3Parts } from './mp3-parts.ts';

/** Reads the file; a broken tag is said to be damaged, and the rest goes on. */
export const readMp3: Reader = async (bytes, context) => {
  const collector = startCollecting('mp3', context.budget);
  const facts = startMedia(collector, context);
  const { leading, sound, ape, old } = mp3Parts(bytes);
  for (const tag of leading) collector.attempt('(media)#id3', () => readId3(tag, facts));
  if (ape !== null) collector.attempt('(media)#ape', () => readApe(ape, facts));
  if (old !== null) readOldId3(old, facts);
  if (sound.length > 0) facts.unwatched('sound');
  if (!beginsWithFrame(sound)) facts.unknown('between');
  await facts.finish();
  return collector.finish();
};

/** Zeros may stand before the first frame of sound (ISO/IEC 11172-3, 2.4.1). */
function beginsWithFrame(sound: Uint8Array): boolean {
  const at = sound.findIndex((byte) => byte !== 0);
  return at === -1 || (sound[at] === 0xff && ((sound[at + 1] ?? 0) & 0xe0) === 0xe0);
}

/** Items of an APE tag: length, flags, name, zero, value (APEv2 specification). */
function readApe(tag: Uint8Array, facts: MediaFacts): void {
  let at = latin1(tag, 0, 8) === 'APETAGEX' ? 32 : 0;
  while (at + 8 < tag.length - 32) {
    const length = uint32At(tag, at);
    const isText = (uint32At(tag, at + 4) & 6) === 0;
    const end = tag.indexOf(0, at + 8);
    if (end === -1 || end + 1 + length > tag.length) {
      facts.unknown('ape');
      return;
    }
    const name = latin1(tag, at + 8, end);
    const value = tag.subarray(end + 1, end + 1 + length);
    if (isText) facts.tag(name, wordsOf(value, facts.context).replaceAll('\0', '\n'));
    else facts.attach('cover', value.subarray(value.indexOf(0) + 1));
    at = end + 1 + length;
  }
}
