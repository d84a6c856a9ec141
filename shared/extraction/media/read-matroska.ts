/**
 * Reader for Matroska and WebM (RFC 8794, RFC 9559): tags, title, attachments, chapters and captions. Elements are read one
 * behind the other and masters entered rather than nested, so neither depth nor a size that is not known can lead astray.
 */
import { latin1 } from '../../base/bounded-reader.ts';
import { startCollecting } from '../collector.ts';
import type { Reader } from '../reader.ts';
import { stop } from '../stop.ts';
import { numberAt } from './big-endian.ts';
import { captionWords } from './caption-words.ts';
import { type Element, elementsOf, ids, variableNumber } from './ebml.ts';
import { type Cue, type MediaFacts, mediaPath, startMedia, wordsOf } from './media-facts.ts';

interface Track {
  number: number;
  type: number;
  codec: string;
  isPacked: boolean;
  readonly cues: Cue[];
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly facts: MediaFacts;
  readonly tracks: Track[];
  readonly chapters: Cue[];
  /** Nanoseconds of a unit of time (RFC 9559, 5.1.2.9). */
  scale: number;
  cluster: number;
  tagName: string;
  chapterStart: number;
  attachmentName: string;
}

const subtitle = 17;

/** Reads the file; what stands before damage is kept. */
export const readMatroska: Reader = async (bytes, context) => {
  const collector = startCollecting('webm', context.budget);
  const facts = startMedia(collector, context);
  const state = { scale: 1_000_000, cluster: 0, tagName: '', chapterStart: 0, attachmentName: '' };
  const reading: Reading = { bytes, facts, tracks: [], chapters: [], ...state };
  collector.attempt('', () => {
    for (const element of elementsOf(bytes)) readElement(element, reading);
  });
  collector.attempt('', () => report(reading));
  await facts.finish();
  return collector.finish();
};

function report({ tracks, chapters, facts }: Reading): void {
  if (chapters.length > 0) facts.chapters(chapters);
  if (tracks.length === 0) facts.unwatched('frames');
  for (const { number, type, codec, isPacked, cues } of tracks) {
    if (type === 1) facts.unwatched('frames');
    else if (type === 2) facts.unwatched('sound');
    else if (type === subtitle && isWords(codec) && !isPacked)
      facts.cues(`${mediaPath}#track${number}`, cues);
    else facts.unknown(`track${number}`);
  }
}

const isWords = (codec: string) => codec.startsWith('S_TEXT/') || codec.startsWith('D_WEBVTT/');

type ElementReader = (element: Element, reading: Reading) => void;

const textOf = ({ body, end }: Element, { bytes, facts }: Reading) =>
  wordsOf(bytes.subarray(body, end), facts.context);
const numberOf = ({ body, end }: Element, { bytes }: Reading) =>
  numberAt(bytes, body, Math.min(8, end - body));
const asTag =
  (name: string): ElementReader =>
  (element, reading) =>
    reading.facts.tag(name, textOf(element, reading));
const setTrack =
  (change: (track: Track, element: Element, reading: Reading) => void): ElementReader =>
  (element, reading) => {
    const track = reading.tracks.at(-1);
    if (track !== undefined) change(track, element, reading);
  };

const elementReaders: ReadonlyMap<number, ElementReader> = new Map<number, ElementReader>([
  [ids.title, asTag('title')],
  [ids.segmentFile, asTag('title')],
  [ids.muxingApp, asTag('muxingapp')],
  [ids.writingApp, asTag('writingapp')],
  [ids.date, (element, reading) => reading.facts.add('media.date', dateOf(numberOf(element, reading)))],
  [
    ids.timeScale,
    (element, reading) => {
      reading.scale = numberOf(element, reading);
    },
  ],
  [
    ids.tagName,
    (element, reading) => {
      reading.tagName = textOf(element, reading);
    },
  ],
  [ids.tagString, (element, reading) => reading.facts.tag(reading.tagName, textOf(element, reading))],
  [
    ids.tagBinary,
    (element, reading) => reading.facts.attach('tag', reading.bytes.subarray(element.body, element.end)),
  ],
  [ids.fileName, asTag('filename')],
  [ids.fileDescription, asTag('description')],
  [
    ids.fileData,
    (element, reading) => reading.facts.attach('attached', reading.bytes.subarray(element.body, element.end)),
  ],
  [
    ids.chapterStart,
    (element, reading) => {
      reading.chapterStart = numberOf(element, reading) / 1e9;
    },
  ],
  [
    ids.chapterWords,
    (element, reading) => {
      countOne(reading);
      reading.chapters.push({ seconds: reading.chapterStart, text: textOf(element, reading) });
    },
  ],
  [
    ids.trackEntry,
    (_, reading) => {
      countOne(reading);
      reading.tracks.push({ number: 0, type: 0, codec: '', isPacked: false, cues: [] });
    },
  ],
  [
    ids.trackNumber,
    setTrack((track, element, reading) => {
      track.number = numberOf(element, reading);
    }),
  ],
  [
    ids.trackType,
    setTrack((track, element, reading) => {
      track.type = numberOf(element, reading);
    }),
  ],
  [
    ids.codec,
    setTrack((track, { body, end }, { bytes }) => {
      track.codec = latin1(bytes, body, Math.min(end, body + 64));
    }),
  ],
  [ids.trackName, asTag('title')],
  [
    ids.contentEncoding,
    setTrack((track) => {
      track.isPacked = true;
    }),
  ],
  [
    ids.clusterTime,
    (element, reading) => {
      reading.cluster = numberOf(element, reading);
    },
  ],
  [ids.simpleBlock, readBlock],
  [ids.block, readBlock],
  [ids.crypto, (_, reading) => reading.facts.unknown('encrypted')],
  [ids.void, (element, reading) => readPadding(element, reading)],
]);

function readElement(element: Element, reading: Reading): void {
  elementReaders.get(element.id)?.(element, reading);
}

function readPadding({ body, end }: Element, { bytes, facts }: Reading): void {
  if (bytes.subarray(body, end).some((byte) => byte !== 0)) facts.add('media.left-over', '');
}

function countOne({ facts }: Reading): void {
  facts.context.budget.entries -= 1;
  if (facts.context.budget.entries < 0) stop('over-limit', 'entries');
}

/** Number of the track, time within the cluster, flags, then what is shown (RFC 9559, 10.2). */
function readBlock({ body, end }: Element, reading: Reading): void {
  const { bytes, scale, cluster } = reading;
  const number = variableNumber(bytes, body, end);
  if (number === null) return;
  const track = reading.tracks.find((each) => each.number === number.value);
  if (track?.type !== subtitle || !isWords(track.codec)) return;
  countOne(reading);
  const at = body + number.length;
  const offset = (numberAt(bytes, at, 2) << 16) >> 16;
  const text = wordsOf(bytes.subarray(at + 3, end), reading.facts.context);
  track.cues.push({ seconds: ((cluster + offset) * scale) / 1e9, text: shownWords(text, track.codec) });
}

/** Styled lines carry eight fields before their words; WebVTT in WebM carries name and settings in lines of their own. */
function shownWords(text: string, codec: string): string {
  if (codec === 'S_TEXT/ASS' || codec === 'S_TEXT/SSA')
    return text.split(',').slice(8).join(',').replaceAll('\\N', '\n');
  const words = codec.startsWith('D_WEBVTT/') ? text.split('\n').slice(2).join('\n') : text;
  return captionWords(words).shown;
}

/** Nanoseconds from the beginning of 2001, signed. */
function dateOf(value: number): string {
  const signed = value >= 2 ** 63 ? value - 2 ** 64 : value;
  const date = new Date(Date.UTC(2001, 0, 1) + signed / 1e6);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
