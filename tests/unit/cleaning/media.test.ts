import { describe, expect, test } from 'vitest';
import {
  block,
  box,
  chunk,
  comments,
  cover,
  frame,
  id3,
  joined,
  keyedTags,
  makeMovie,
  mp3Sound,
  phoneTags,
  riff,
  utf8,
} from '../extraction/media/make-media.ts';
import { clean, kindsIn, refusal } from './clean.ts';

const holds = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words);

describe('a clean copy of a recording', () => {
  test('as film has no tags and dates, and every sample where it was', async () => {
    const film = makeMovie({
      udta: phoneTags(),
      meta: keyedTags(),
      captions: ['大家好'],
      date: 3_855_168_000,
      after: box('free', utf8('残留')),
    });
    const { bytes, text, removed } = await clean(film);
    expect(kindsIn(text)).toEqual([]);
    expect(removed.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['media.location', 'media.person', 'media.cover', 'media.left-over']),
    );
    expect(
      ['116.4074', '121.4737', '湖畔', '沈望舒', '残留', '封面批注'].filter((words) => holds(bytes, words)),
    ).toEqual([]);
    expect(holds(bytes, '第一部分')).toBe(true);
    expect(bytes).toHaveLength(film.length);
    const samples = Buffer.from(film).indexOf('FRAMES--');
    expect(bytes.subarray(samples, samples + 19)).toEqual(film.subarray(samples, samples + 19));
    const places = Buffer.from(film).indexOf('stco');
    expect(bytes.subarray(places, places + 16)).toEqual(film.subarray(places, places + 16));
  });

  test('as MP3 is its sound, byte for byte', async () => {
    const old = joined('TAG', utf8('旧题名'), new Uint8Array(116));
    const { bytes, text } = await clean(
      joined(
        id3(frame('TPE1', [3], utf8('方既白')), frame('APIC', [0], 'image/jpeg\0', [3], '\0', cover)),
        mp3Sound,
        old,
      ),
    );
    expect(bytes).toEqual(mp3Sound);
    expect(kindsIn(text)).toEqual([]);
  });

  test('as WAV keeps form, sound and the names of marks', async () => {
    const form = chunk('fmt ', new Uint8Array(16));
    const sound = chunk('data', [1, 2, 3]);
    const marks = chunk('LIST', 'adtl', chunk('labl', [1, 0, 0, 0], utf8('开场'), [0]));
    const file = riff(
      form,
      chunk('LIST', 'INFO', chunk('IART', utf8('方既白'))),
      sound,
      marks,
      chunk('iXML', utf8('<a>内部</a>')),
    );
    const { bytes, text } = await clean(file);
    expect(bytes).toEqual(riff(form, sound, marks));
    expect(kindsIn(text)).toEqual([]);
  });

  test('as FLAC keeps what is needed to play, the last block marked as such', async () => {
    const info = new Uint8Array(34);
    const file = joined(
      'fLaC',
      block(0, info),
      block(4, comments('ARTIST=方既白')),
      block(1, new Uint8Array(20), true),
      [0xff, 0xf8, 1],
    );
    const { bytes, text } = await clean(file);
    expect(bytes).toEqual(joined('fLaC', block(0, info, true), [0xff, 0xf8, 1]));
    expect(kindsIn(text)).toEqual([]);
  });

  test('is the file itself where nothing of it was chosen, and is refused where it cannot be taken apart', async () => {
    const film = makeMovie({ udta: phoneTags() });
    expect((await clean(film, { kinds: [] })).bytes).toEqual(film);
    expect(await refusal(joined(film, [0, 0, 9, 0], 'free'))).toBe('cleaning.not-cleanable');
  });
});
