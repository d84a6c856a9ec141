import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExtractedText } from '../../../../shared/extraction/extracted-text.ts';
import { detectFileType } from '../../../../shared/intake/detect-file-type.ts';
import { factsOf, read } from '../make-office.ts';
import {
  big,
  block,
  box,
  chunk,
  comments,
  cover,
  element,
  flacPicture,
  frame,
  id3,
  international,
  joined,
  keyedTags,
  little,
  makeMovie,
  mp3Sound,
  oggPage,
  phoneTags,
  riff,
  utf8,
} from './make-media.ts';

const kinds = (text: ExtractedText) => [...new Set(text.hidden.map(({ kind }) => kind))].sort();
const quoteOf = (text: ExtractedText, kind: string) => factsOf(text, kind)[0]?.quote;
const skipped = (text: ExtractedText) => text.notInspected.map(({ path, reason }) => `${path} ${reason}`);
const cuesOf = (text: ExtractedText, path: string) =>
  text.parts
    .filter((part) => part.path === path)
    .flatMap((part) =>
      part.segments.map(({ start, end, place }) => [place.seconds, part.text.slice(start, end)]),
    );

describe('a film', () => {
  test('tells place, device, person, program, words and cover, and what nobody watched', async () => {
    const text = await read(makeMovie({ udta: phoneTags() }));
    expect(text.type).toBe('mp4');
    expect(quoteOf(text, 'media.location')).toBe('+39.9042+116.4074/');
    expect(quoteOf(text, 'media.device')).toBe('湖畔手机');
    expect(quoteOf(text, 'media.person')).toBe('沈望舒');
    expect(quoteOf(text, 'media.encoder')).toBe('某剪辑程序 3.1');
    expect(quoteOf(text, 'media.words')).toBe('内部彩排版');
    expect(quoteOf(text, 'image.comment')).toBe('封面批注');
    expect(skipped(text)).toEqual(expect.arrayContaining(['(frames) not-watched', '(sound) not-watched']));
    expect(cuesOf(text, '(media)#chapters')).toEqual([[1.5, '第一部分']]);
  });

  test('tells metadata that Apple writes by key', async () => {
    const text = await read(makeMovie({ meta: keyedTags() }));
    expect(quoteOf(text, 'media.location')).toBe('+31.2304+121.4737/');
    expect(quoteOf(text, 'media.device')).toBe('H-1');
    expect(quoteOf(text, 'media.date')).toBe('2026-03-02T08:00:00+0800');
  });

  test('tells a place in numbers, dates, and what free space still holds', async () => {
    const loci = box(
      'loci',
      big(0),
      [0x15, 0xc7],
      utf8('会议中心'),
      [0, 1],
      big(116.5 * 65536),
      big(39.25 * 65536),
      big(0),
      [0, 0],
    );
    const text = await read(
      makeMovie({ udta: box('udta', loci), date: 3_855_168_000, after: box('free', utf8('删去的一句话')) }),
    );
    expect(quoteOf(text, 'media.location')).toBe('会议中心\n39.25000, 116.50000');
    expect(quoteOf(text, 'media.date')).toBe('2026-03-01T00:00:00.000Z');
    expect(quoteOf(text, 'media.left-over')).toBe('删去的一句话');
  });

  test('shows its captions with their times, as words that rules see', async () => {
    const text = await read(makeMovie({ captions: ['大家好', '联系电话0990-5550123'] }));
    expect(cuesOf(text, '(media)#track3')).toEqual([
      [0, '大家好'],
      [2, '联系电话0990-5550123'],
    ]);
    expect(text.parts.find(({ path }) => path === '(media)#track3')?.role).toBe('body');
  });

  test('without tags and dates has no facts', async () => {
    expect(kinds(await read(makeMovie()))).toEqual([]);
  });

  test('names parts that nobody knows', async () => {
    const text = await read(
      makeMovie({ after: box('abcd', [1, 2, 3]), udta: box('udta', box('zzzz', [1, 2, 3, 4])) }),
    );
    expect(skipped(text)).toEqual(
      expect.arrayContaining(['(media)#abcd unknown-part', '(media)#zzzz unknown-part']),
    );
  });

  test('with sizes that lie is damaged, and what stands before is kept', async () => {
    const film = makeMovie({ udta: phoneTags() });
    const text = await read(joined(film, big(900), 'free'));
    expect(skipped(text)).toContain(' damaged');
    const samples = makeMovie({ captions: ['甲'] });
    const at = Buffer.from(samples).lastIndexOf('stsz') + 12;
    samples.set([0xff, 0xff, 0xff, 0xff], at);
    expect(skipped(await read(samples))).toContain(' over-limit');
  });

  test('with more boxes than allowed is over the limit', async () => {
    const many = joined(makeMovie(), ...Array.from({ length: 21_000 }, () => box('free')));
    expect(skipped(await read(many))).toContain(' over-limit');
  });
});

describe('sound', () => {
  test('as MP3 tells its tags in each encoding, its cover, chapters and old tag', async () => {
    const utf16 = Uint8Array.from(Buffer.from('\ufeff内部录音', 'utf16le'));
    const old = joined('TAG', utf8('旧题名'), new Uint8Array(116));
    const chapter = frame(
      'CHAP',
      'c1\0',
      big(2500),
      big(9000),
      big(0),
      big(0),
      frame('TIT2', [3], utf8('问答')),
    );
    const bytes = joined(
      id3(
        frame('TPE1', [3], utf8('方既白')),
        frame('COMM', [1], 'chi', [0xff, 0xfe, 0, 0], utf16),
        frame('TSSE', [0], 'Lavf61'),
        frame('APIC', [0], 'image/jpeg\0', [3], '\0', cover),
        frame('PRIV', 'x'),
        chapter,
      ),
      mp3Sound,
      old,
    );
    const text = await read(bytes);
    expect(text.type).toBe('mp3');
    expect(quoteOf(text, 'media.person')).toBe('方既白');
    expect(quoteOf(text, 'media.words')).toContain('内部录音');
    expect(quoteOf(text, 'media.words')).toContain('旧题名');
    expect(quoteOf(text, 'media.encoder')).toBe('Lavf61');
    expect(quoteOf(text, 'image.comment')).toBe('封面批注');
    expect(cuesOf(text, '(media)#chapters')).toEqual([[2.5, '问答']]);
    expect(skipped(text)).toEqual(
      expect.arrayContaining(['(sound) not-watched', '(media)#PRIV unknown-part']),
    );
  });

  test('as MP3 without tags has no facts', async () => {
    expect(kinds(await read(mp3Sound))).toEqual([]);
  });

  test('as WAV tells its list, its broadcast chunk, marks, and what lies behind', async () => {
    const bext = joined(utf8('第三次彩排'), new Uint8Array(256 - 15), utf8('沈望舒'), new Uint8Array(337));
    const bytes = riff(
      chunk('fmt ', new Uint8Array(16)),
      chunk('LIST', 'INFO', chunk('IART', utf8('方既白'), [0]), chunk('ISFT', 'Recorder 2\0')),
      chunk('bext', bext),
      chunk('data', new Uint8Array(8)),
      chunk('LIST', 'adtl', chunk('labl', little(1), utf8('开场'), [0])),
    );
    const text = await read(joined(bytes, utf8('附在后面的话')));
    expect(text.type).toBe('wav');
    expect(quoteOf(text, 'media.person')).toBe('方既白\n沈望舒');
    expect(quoteOf(text, 'media.encoder')).toBe('Recorder 2');
    expect(quoteOf(text, 'media.words')).toBe('第三次彩排');
    expect(cuesOf(text, '(media)#chapters')).toEqual([[0, '开场']]);
    expect(text.parts.map((part) => part.text)).toContain('附在后面的话');
    expect(
      kinds(await read(riff(chunk('fmt ', new Uint8Array(16)), chunk('data', new Uint8Array(8))))),
    ).toEqual([]);
  });

  test('as FLAC and Ogg tells comments and pictures', async () => {
    const words = comments('ARTIST=方既白', 'LOCATION=云泽市', 'COMMENT=内部');
    const flac = joined(
      'fLaC',
      block(0, new Uint8Array(34)),
      block(4, words),
      block(6, flacPicture(), true),
      [0xff, 0xf8],
    );
    const ogg = joined(
      oggPage([joined('OpusHead', new Uint8Array(11))], true),
      oggPage([joined('OpusTags', words)], false),
    );
    for (const [type, bytes] of [
      ['flac', flac],
      ['ogg', ogg],
    ] as const) {
      const text = await read(bytes);
      expect(text.type).toBe(type);
      expect(quoteOf(text, 'media.person')).toBe('方既白');
      expect(quoteOf(text, 'media.location')).toBe('云泽市');
      expect(skipped(text)).toContain('(sound) not-watched');
    }
    expect(quoteOf(await read(flac), 'image.comment')).toBe('封面批注');
    const bare = joined('fLaC', block(0, new Uint8Array(34), true), [0xff, 0xf8]);
    expect(kinds(await read(bare))).toEqual([]);
  });
});

describe('Matroska', () => {
  const info = element(
    [0x15, 0x49, 0xa9, 0x66],
    element([0x7b, 0xa9], utf8('内部片名')),
    element([0x57, 0x41], 'mux 1'),
  );
  const subtitles = element(
    [0x16, 0x54, 0xae, 0x6b],
    element([0xae], element([0xd7], [1]), element([0x83], [1]), element([0x86], 'V_VP9')),
    element([0xae], element([0xd7], [2]), element([0x83], [17]), element([0x86], 'S_TEXT/UTF8')),
  );
  const cluster = (size?: readonly number[]) => {
    const content = joined(
      element([0xe7], [0x13, 0x88]),
      element([0xa3], [0x82, 0x01, 0xf4, 0x80], utf8('<i>大家好</i>')),
    );
    return size === undefined
      ? element([0x1f, 0x43, 0xb6, 0x75], content)
      : joined([0x1f, 0x43, 0xb6, 0x75], size, content);
  };
  const attachment = element(
    [0x19, 0x41, 0xa4, 0x69],
    element([0x61, 0xa7], element([0x46, 0x6e], utf8('封面.jpg')), element([0x46, 0x5c], cover)),
  );
  const head = element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], 'webm'));

  test('tells title, program, attachment and captions with their times', async () => {
    const text = await read(
      joined(head, element([0x18, 0x53, 0x80, 0x67], info, subtitles, attachment, cluster())),
    );
    expect(text.type).toBe('webm');
    expect(quoteOf(text, 'media.words')).toBe('内部片名\n封面.jpg');
    expect(quoteOf(text, 'media.encoder')).toBe('mux 1');
    expect(quoteOf(text, 'image.comment')).toBe('封面批注');
    expect(cuesOf(text, '(media)#track2')).toEqual([[5.5, '大家好']]);
    expect(skipped(text)).toContain('(frames) not-watched');
  });

  test('is read where sizes are not known, as in a recording that was broken off', async () => {
    const unknown = [0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    const text = await read(
      joined(head, [0x18, 0x53, 0x80, 0x67], unknown, subtitles, cluster(unknown), cluster([0xff])),
    );
    expect(cuesOf(text, '(media)#track2')).toHaveLength(2);
  });
});

describe('captions', () => {
  test('as WebVTT are words with times; speakers and comments are words that are not shown', async () => {
    const text = await read(
      utf8(
        'WEBVTT\n\nNOTE 只给剪辑看\n\n开场\n00:01.500 --> 00:03.000 line:0\n<v 沈望舒>大<b>家</b>好\n第二行 1 < 2\n',
      ),
    );
    expect(text.type).toBe('vtt');
    expect(
      text.parts[1]?.segments.map(({ start, end, place, hidden }) => [
        text.parts[1]?.text.slice(start, end),
        place.seconds,
        hidden,
      ]),
    ).toEqual([
      ['NOTE 只给剪辑看', undefined, 'media.caption-note'],
      ['开场', undefined, 'media.caption-note'],
      ['大家好', 1.5, null],
      ['沈望舒', 1.5, 'media.caption-note'],
      ['第二行 1 < 2', 1.5, null],
    ]);
    expect(factsOf(text, 'media.caption-note')[0]?.count).toBe(3);
  });

  test('as SubRip are words with times', async () => {
    const text = await read(
      utf8(
        '1\r\n00:01:02,250 --> 00:01:04,000\r\n大家好\r\n\r\n2\r\n00:01:05,000 --> 00:01:06,000\r\n再见\r\n',
      ),
    );
    expect(text.type).toBe('srt');
    expect(cuesOf(text, '(text)')).toEqual([
      [62.25, '大家好'],
      [65, '再见'],
    ]);
    expect(kinds(text)).toEqual([]);
  });

  test('are told from other texts', () => {
    expect(detectFileType(utf8('WEBVTTX 一种格式'))).toBe('txt');
    expect(detectFileType(utf8('1\n第一条'))).toBe('txt');
  });
});

test('whatever bytes follow a beginning, a recording is read or said to be damaged', async () => {
  const film = makeMovie({ udta: phoneTags(), captions: ['甲'] });
  const starts = [
    film,
    joined(id3(frame('TPE1', [3], utf8('某'))), mp3Sound),
    riff(chunk('LIST', 'INFO')),
    joined('fLaC', [0]),
    joined('OggS', [0]),
    joined([0x1a, 0x45, 0xdf, 0xa3]),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 60 }),
      fc.nat(),
      async (start, noise, at) => {
        const changed = joined(start, noise);
        changed.set(noise.subarray(0, 4), at % Math.max(1, start.length));
        const type = detectFileType(changed);
        if (type === 'unknown') return;
        await read(changed).catch((error: unknown) => expect(String(error)).toContain('extraction.'));
      },
    ),
    { numRuns: 120 },
  );
});

test('what ends where it should not, or has no track, is said not to be inspected', async () => {
  const head = element([0x1a, 0x45, 0xdf, 0xa3]);
  expect(skipped(await read(joined(head, [0x80, 0x80])))).toEqual(['(frames) not-watched']);
  expect(skipped(await read(joined(head, [0x7b, 0xa9, 0x88, 1])))).toContain(' damaged');
  expect(skipped(await read(joined(box('ftyp', 'isom'), box('mdat', [1]))))).toEqual([
    '(frames) not-watched',
  ]);
  const tags = Array.from({ length: 70 }, () => id3());
  expect(skipped(await read(joined(...tags, mp3Sound)))).toContain('(media)#between unknown-part');
});

test('a tag of QuickTime is named by its letters', async () => {
  const text = await read(makeMovie({ udta: box('udta', international('\xa9dir', '导演甲')) }));
  expect(quoteOf(text, 'media.person')).toBe('导演甲');
});
