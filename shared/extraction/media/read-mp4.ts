/**
 * Reader for MP4, M4A and QuickTime (ISO/IEC 14496-12): tags, dates, covers, chapters and text tracks. Frames and sound are said
 * not to have been looked at.
 */
import { latin1 } from '../../base/bounded-reader.ts';
import { startCollecting } from '../collector.ts';
import type { Reader } from '../reader.ts';
import { numberAt } from './big-endian.ts';
import { type MediaFacts, startMedia, wordsOf } from './media-facts.ts';
import { type Box, boxesIn } from './mp4-boxes.ts';
import { readMeta, readUserData, readXmpWords } from './mp4-tags.ts';
import { readTrack } from './mp4-track.ts';

/** Parts of a file that hold no words by their nature. */
const wordless = new Set(
  'ftyp styp wide mdat pdin moof mfra sidx ssix prft emsg mvex iods mvhd trak pnot clip ctab cmov'.split(' '),
);
const padding = new Set(['free', 'skip']);
/** XMP in a file of ISO media (ISO 16684-1; Adobe XMP part 3, 1.1.4). */
const xmpId = 'be7acfcb97a942e89c71999491e3afac';
/** From the first day of 1904, as these files count, to that of 1970. */
const secondsTo1970 = 2_082_844_800;
/** Padding looked through for words. */
const longestPadding = 64 * 1024;

/** Reads the file; what stands before damage is kept. */
export const readMp4: Reader = async (bytes, context) => {
  const collector = startCollecting('mp4', context.budget);
  const facts = startMedia(collector, context);
  collector.attempt('', () => {
    const top = boxesIn(bytes, { start: 0, end: bytes.length }, context.budget);
    for (const box of top) readTop(bytes, box, facts);
    if (top.some(({ type }) => type === 'moof') || !top.some(({ type }) => type === 'moov'))
      facts.unwatched('frames');
    const end = top.at(-1)?.end ?? 0;
    if (end < bytes.length) facts.add('media.left-over', wordsOf(bytes.subarray(end), context));
  });
  await facts.finish();
  return collector.finish();
};

function readTop(bytes: Uint8Array, box: Box, facts: MediaFacts): void {
  if (box.type === 'moov') readMovie(bytes, box, facts);
  else readCommon(bytes, box, facts);
}

function readMovie(bytes: Uint8Array, movie: Box, facts: MediaFacts): void {
  const boxes = boxesIn(bytes, { start: movie.body, end: movie.end }, facts.context.budget);
  const tracks = boxes.filter(({ type }) => type === 'trak');
  for (const box of boxes) {
    if (box.type === 'mvhd') addDates(bytes, box, facts);
    if (box.type !== 'trak') readCommon(bytes, box, facts);
  }
  facts.collector.attempt('', () => readTracks(bytes, tracks, facts));
}

function readTracks(bytes: Uint8Array, tracks: readonly Box[], facts: MediaFacts): void {
  const chapters = new Set<number>();
  for (const track of tracks) for (const id of chapterTracks(bytes, track, facts)) chapters.add(id);
  for (const [index, track] of tracks.entries()) {
    readTrack(bytes, track, { facts, number: index + 1, chapters, common: readCommon, dates: addDates });
  }
}

/** Tracks that another one names as its chapters (QuickTime File Format, chapter lists). */
function chapterTracks(bytes: Uint8Array, track: Box, facts: MediaFacts): readonly number[] {
  const { budget } = facts.context;
  const references = boxesIn(bytes, { start: track.body, end: track.end }, budget).filter(
    ({ type }) => type === 'tref',
  );
  return references
    .flatMap((box) => boxesIn(bytes, { start: box.body, end: box.end }, budget))
    .filter(({ type }) => type === 'chap')
    .flatMap(({ body, end }) =>
      Array.from({ length: Math.floor((end - body) / 4) }, (_, index) =>
        numberAt(bytes, body + index * 4, 4),
      ),
    );
}

/** What may stand in the file, in a movie and in a track alike. */
function readCommon(bytes: Uint8Array, box: Box, facts: MediaFacts): void {
  if (box.type === 'udta') readUserData(bytes, box, facts);
  else if (box.type === 'meta') readMeta(bytes, box, facts);
  else if (box.type === 'uuid') readExtension(bytes, box, facts);
  else if (padding.has(box.type)) readPadding(bytes.subarray(box.body, box.end), facts);
  else if (!wordless.has(box.type)) facts.unknown(box.type.replace(/[^\x21-\x7e]/g, '?'));
}

function readExtension(bytes: Uint8Array, { body, end }: Box, facts: MediaFacts): void {
  const id = [...bytes.subarray(body, body + 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (id === xmpId) readXmpWords(bytes.subarray(body + 16, end), facts);
  else facts.unknown('uuid');
}

/** Free space may hold what somebody thought was deleted. */
function readPadding(bytes: Uint8Array, facts: MediaFacts): void {
  if (!bytes.some((byte) => byte !== 0)) return;
  const runs = latin1(bytes, 0, longestPadding).match(/[\x20-\x7e\x80-\xff]{4,}/g) ?? [];
  const words = runs.map((run) =>
    wordsOf(
      Uint8Array.from(run, (sign) => sign.charCodeAt(0)),
      facts.context,
    ),
  );
  facts.add('media.left-over', words.join('\n'));
}

/** Made and changed; zero is no date. */
function addDates(bytes: Uint8Array, { body }: Box, facts: MediaFacts): void {
  const width = bytes[body] === 1 ? 8 : 4;
  for (const at of [body + 4, body + 4 + width]) {
    const seconds = numberAt(bytes, at, width);
    if (seconds === 0) continue;
    const date = new Date((seconds - secondsTo1970) * 1000);
    facts.add('media.date', Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString());
  }
}
