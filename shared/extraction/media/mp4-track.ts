/** One track of an MP4 or QuickTime file: its dates, and its words where it is made of words. */
import { latin1 } from '../../base/bounded-reader.ts';
import { numberAt } from './big-endian.ts';
import { type Cue, type MediaFacts, mediaPath, wordsOf, wordsOfXml } from './media-facts.ts';
import { type Box, boxesIn, boxOf } from './mp4-boxes.ts';
import { samplesOf } from './mp4-samples.ts';

interface TrackReading {
  readonly facts: MediaFacts;
  /** From 1, in the order of the file. */
  readonly number: number;
  /** Ids of tracks that are lists of chapters. */
  readonly chapters: ReadonlySet<number>;
  readonly common: (bytes: Uint8Array, box: Box, facts: MediaFacts) => void;
  readonly dates: (bytes: Uint8Array, box: Box, facts: MediaFacts) => void;
}

const known = new Set('tkhd mdia edts tref tapt load matt clip txas'.split(' '));
/** Names that say no more than what the track is. */
const plainName = /^(?:.{0,24}(?:handler|media).{0,24}|)$/i;

/** Reads a `trak` box. */
export function readTrack(bytes: Uint8Array, track: Box, reading: TrackReading): void {
  const { facts, common, dates } = reading;
  const { budget } = facts.context;
  const inside = (box: Box | undefined) =>
    box === undefined ? [] : boxesIn(bytes, { start: box.body, end: box.end }, budget);
  const boxes = inside(track);
  for (const box of boxes) if (!known.has(box.type)) common(bytes, box, facts);
  const header = boxOf(boxes, 'tkhd');
  if (header !== undefined) dates(bytes, header, facts);
  const media = inside(boxOf(boxes, 'mdia'));
  const mediaHeader = boxOf(media, 'mdhd');
  if (mediaHeader !== undefined) dates(bytes, mediaHeader, facts);
  const kind = handlerOf(bytes, boxOf(media, 'hdlr'), facts);
  const info = inside(boxOf(media, 'minf'));
  const table = inside(boxOf(info, 'stbl'));
  if (kind === 'vide' || kind === 'auxv' || kind === 'pict') facts.unwatched('frames');
  else if (kind === 'soun') facts.unwatched('sound');
  else if (!isText(kind)) facts.unknown(`track${reading.number}`);
  else {
    const id =
      header === undefined ? 0 : numberAt(bytes, header.body + (bytes[header.body] === 1 ? 20 : 12), 4);
    readWords(bytes, { ...reading, table, mediaHeader, isChapters: reading.chapters.has(id) });
  }
}

const isText = (kind: string) => ['text', 'sbtl', 'subt', 'clcp'].includes(kind);

/** What a track is made of; the name beside it may say which program wrote it, or more. */
function handlerOf(bytes: Uint8Array, box: Box | undefined, facts: MediaFacts): string {
  if (box === undefined) return '';
  const words = wordsOf(bytes.subarray(box.body + 24, box.end), facts.context).replace(/[\p{Cc}]/gu, '');
  if (!plainName.test(words)) facts.add('media.encoder', words);
  return latin1(bytes, box.body + 8, box.body + 12);
}

interface WordTrack extends TrackReading {
  readonly table: readonly Box[];
  readonly mediaHeader: Box | undefined;
  readonly isChapters: boolean;
}

function readWords(bytes: Uint8Array, track: WordTrack): void {
  const { facts, table, mediaHeader, number } = track;
  const description = boxOf(table, 'stsd');
  const format = description === undefined ? '' : latin1(bytes, description.body + 12, description.body + 16);
  const read = wordFormats[format];
  const samples = samplesOf({ bytes, boxes: table, budget: facts.context.budget });
  // A file in fragments lists no samples here; what its fragments say is not read.
  if (read === undefined || samples.length === 0) {
    facts.unknown(`track${number}`);
    return;
  }
  const units = mediaHeader === undefined ? 1 : unitsPerSecond(bytes, mediaHeader);
  const cues = samples.map(
    ({ start, end, time }): Cue => ({
      seconds: Math.round((time / units) * 1000) / 1000,
      text: read(bytes.subarray(start, end), facts),
    }),
  );
  if (track.isChapters) facts.chapters(cues);
  else facts.cues(`${mediaPath}#track${number}`, cues);
}

function unitsPerSecond(bytes: Uint8Array, { body }: Box): number {
  return numberAt(bytes, body + (bytes[body] === 1 ? 20 : 12), 4) || 1;
}

/** 3GPP timed text and QuickTime text, WebVTT (ISO/IEC 14496-30) and TTML. */
const wordFormats: Readonly<Record<string, (sample: Uint8Array, facts: MediaFacts) => string>> = {
  tx3g: countedText,
  text: countedText,
  wvtt: (sample, facts) => payloads(sample, { start: 0, end: sample.length }, facts).join('\n'),
  stpp: (sample, facts) => wordsOfXml(wordsOf(sample, facts.context)).join(' '),
};

function countedText(sample: Uint8Array, { context }: MediaFacts): string {
  if (sample.length < 2) return '';
  const text = sample.subarray(2, 2 + numberAt(sample, 0, 2));
  if (text[0] === 0xfe && text[1] === 0xff) return context.decode(text.subarray(2), 'utf-16be') ?? '';
  return wordsOf(text, context);
}

function payloads(
  sample: Uint8Array,
  range: { readonly start: number; readonly end: number },
  facts: MediaFacts,
): string[] {
  return boxesIn(sample, range, facts.context.budget).flatMap((box) => {
    if (box.type === 'payl' || box.type === 'vtta')
      return [wordsOf(sample.subarray(box.body, box.end), facts.context)];
    if (box.type !== 'vttc') return [];
    return boxesIn(sample, { start: box.body, end: box.end }, facts.context.budget)
      .filter(({ type }) => type === 'payl')
      .map(({ body, end }) => wordsOf(sample.subarray(body, end), facts.context));
  });
}
