/** Gathers what a recording says about itself: its tags, its covers, its captions and chapters, and what nobody looked at. */
import type { Collector } from '../collector.ts';
import type { ReadContext } from '../reader.ts';

export const mediaKinds = [
  'media.location',
  'media.device',
  'media.person',
  'media.date',
  'media.encoder',
  'media.words',
  'media.cover',
  'media.left-over',
] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** A stretch of captions or the name of a chapter. */
export interface Cue {
  /** From the beginning of the recording. */
  readonly seconds: number;
  readonly text: string;
}

export interface MediaFacts {
  readonly context: ReadContext;
  /** Notes words of a tag; the same words are noted once for each kind. Of a kind without words, pass an empty text. */
  add(kind: MediaKind, words: string): void;
  /** Notes a tag by its name in the format. */
  tag(name: string, words: string): void;
  /** A picture or file that the recording carries; read like any nested file. */
  attach(name: string, bytes: Uint8Array): void;
  /** Shown words with their times. */
  cues(path: string, cues: readonly Cue[]): void;
  chapters(cues: readonly Cue[]): void;
  unknown(name: string): void;
  /** Says that frames or sound were not looked at. */
  unwatched(what: 'frames' | 'sound'): void;
  readonly collector: Collector;
  finish(): Promise<void>;
}

/** Path of everything found in a recording, so that it is told from its container. */
export const mediaPath = '(media)';

/** Facts of one recording; `finish` hands them over. */
export function startMedia(collector: Collector, context: ReadContext): MediaFacts {
  const quotes = new Map<MediaKind, Set<string>>();
  const attached: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  const said = new Set<string>();
  const skipOnce = (path: string, reason: 'unknown-part' | 'not-watched') => {
    if (said.has(path)) return;
    said.add(path);
    collector.skip(path, reason);
  };
  const add = (kind: MediaKind, words: string) => {
    const known = quotes.get(kind) ?? new Set<string>();
    quotes.set(kind, known);
    const clean = words.replace(/\0/g, '').trim();
    if (clean !== '') known.add(clean);
  };
  const addCues = (path: string, role: 'body' | 'bookmark', cues: readonly Cue[]) =>
    collector.lines(
      path,
      role,
      cues.map(({ seconds, text }) => ({ text, mark: { place: { seconds }, hidden: null } })),
    );
  return {
    context,
    collector,
    add,
    tag: (name, words) => {
      if (words.replace(/\0/g, '').trim() !== '') add(kindOfTag(name), words);
    },
    attach(name, bytes) {
      add('media.cover', '');
      attached.push({ name, bytes });
    },
    cues: (path, cues) => addCues(path, 'body', cues),
    chapters: (cues) => addCues(`${mediaPath}#chapters`, 'bookmark', cues),
    unknown: (name) => skipOnce(`${mediaPath}#${name}`, 'unknown-part'),
    unwatched: (what) => skipOnce(`(${what})`, 'not-watched'),
    async finish() {
      for (const [kind, words] of quotes) {
        collector.fact({ kind, path: mediaPath, quote: [...words].join('\n') });
      }
      const lines = [...quotes].flatMap(([hidden, words]) =>
        [...words].map((text) => ({ text, mark: { place: {}, hidden } })),
      );
      collector.lines(mediaPath, 'properties', lines);
      for (const [index, { name, bytes }] of attached.entries()) {
        await context.nested(collector, `${mediaPath}#${name}${index + 1}`, bytes);
      }
    },
  };
}

/**
 * Names of tags in QuickTime and iTunes, ID3 (2.2 to 2.4), RIFF, Vorbis comments and Matroska, by what they tell. A name that is
 * not listed holds words.
 */
const kindsOfTags: readonly (readonly [MediaKind, RegExp])[] = [
  ['media.location', /xyz|loci|location|gps|geo|latitude|longitude|recording_place/],
  ['media.device', /^©mak$|^©mod$|make$|model|device|camera|serial|fmid|imei|lens/],
  [
    'media.encoder',
    /©too|©swr|©enc|^ware|tool|^tss|^tsse|isft|software|muxingapp|writingapp|vendor|^encoder|coding/,
  ],
  ['media.date', /date|©day|year|^tdr|^tyer|^tye|^tdat|^tda|^tim|^trda|^tden|icrd|idit|time|©res/],
  [
    'media.person',
    /©aut|auth|artist|©art|^aart|albr|©dir|director|perf|composer|©wrt|©prd|produc|engineer|©cpy|cprt|copyright|publisher|contact|owner|person|encoded.?by|©enb|originat|^tpe|^tp[1-4]|^tcom|^tcm|^text$|^txt$|^tenc|^ten|^tcop|^tcr|^tpub|^tpb|^town|^tope|^ipls|^tipl|^tmcl|iart|ieng|icop|itch|icms|actor|conductor|organization|speaker/,
  ],
];

function kindOfTag(name: string): MediaKind {
  const plain = name.toLowerCase();
  return kindsOfTags.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'media.words';
}

/** Text in UTF-8, in GB 18030 where it is not: what programs wrote here before there was a rule. */
export function wordsOf(bytes: Uint8Array, { decode }: Pick<ReadContext, 'decode'>): string {
  const text = decode(bytes, 'utf-8') ?? '';
  return text.includes('\ufffd') ? (decode(bytes, 'gb18030') ?? text) : text;
}

/** Words and values of attributes in a piece of XML, in linear time and whatever state it is in. */
export function wordsOfXml(text: string): readonly string[] {
  return text.split('<').flatMap((piece) => {
    const end = piece.indexOf('>');
    if (end === -1) return [piece];
    const values = piece
      .slice(0, end)
      .split(/["']/)
      .filter((value, index) => index % 2 === 1 && !value.startsWith('http://'));
    return [...values, piece.slice(end + 1)];
  });
}
