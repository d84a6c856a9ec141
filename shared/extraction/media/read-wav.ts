/** Reader for WAV (RIFF; broadcast wave, EBU Tech 3285; iXML): tags and the names of marks. The sound is said not to have been heard. */
import { latin1, uint32At } from '../../base/bounded-reader.ts';
import { startCollecting } from '../collector.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { stop } from '../stop.ts';
import { id3Length, readId3 } from './id3.ts';
import { type Cue, type MediaFacts, startMedia, wordsOf, wordsOfXml } from './media-facts.ts';

export interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
  /** Behind the byte that makes its length even. */
  readonly next: number;
}

/** Chunks that decide how the file sounds, or where a player may jump. */
export const soundChunks: ReadonlySet<string> = new Set([
  'fmt ',
  'data',
  'fact',
  'ds64',
  'cue ',
  'smpl',
  'inst',
  'PEAK',
  'plst',
]);
const padding = new Set(['JUNK', 'PAD ', 'FLLR', 'junk']);

/** Chunks of a stretch. @throws ExtractionStop for too many, and for one that reaches over the end */
export function chunksIn(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
  { budget }: Pick<ReadContext, 'budget'>,
): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let at = start;
  while (at + 8 <= end) {
    budget.entries -= 1;
    if (budget.entries < 0) stop('over-limit', 'entries');
    const type = latin1(bytes, at, at + 4);
    const length = uint32At(bytes, at + 4);
    const body = at + 8;
    if (body + length > end && type !== 'data') stop('damaged', 'wav');
    const until = Math.min(end, body + length);
    const next = Math.min(end, until + (length % 2));
    chunks.push({ type, start: at, body, end: until, next });
    at = next;
  }
  return chunks;
}

/** Reads the file. */
export const readWav: Reader = async (bytes, context) => {
  const collector = startCollecting('wav', context.budget);
  const facts = startMedia(collector, context);
  const end = riffEnd(bytes);
  collector.attempt('', () => {
    const cuts: Cue[] = [];
    for (const chunk of chunksIn(bytes, { start: 12, end }, context))
      readChunk(bytes, chunk, { facts, cuts });
    if (cuts.length > 0) facts.chapters(cuts);
  });
  if (end < bytes.length) facts.attach('behind', bytes.subarray(end));
  facts.unwatched('sound');
  await facts.finish();
  return collector.finish();
};

/** Where the file says that it ends. */
export function riffEnd(bytes: Uint8Array): number {
  const claimed = 8 + uint32At(bytes, 4);
  return latin1(bytes, 0, 4) === 'RIFF' && claimed >= 12
    ? Math.min(bytes.length, claimed + (claimed % 2))
    : bytes.length;
}

interface ChunkReading {
  readonly facts: MediaFacts;
  readonly cuts: Cue[];
}

function readChunk(bytes: Uint8Array, chunk: Chunk, { facts, cuts }: ChunkReading): void {
  const { type } = chunk;
  const body = bytes.subarray(chunk.body, chunk.end);
  if (type === 'LIST') readList(bytes, chunk, { facts, cuts });
  else if (type === 'bext') readBroadcast(body, facts);
  else if (type === 'id3 ' || type === 'ID3 ') readId3(body.subarray(0, id3Length(body)), facts);
  else if (type === 'iXML' || type === 'axml' || type === '_PMX') {
    for (const words of wordsOfXml(wordsOf(body, facts.context)))
      if (words.trim() !== '') facts.add('media.words', words);
  } else if (padding.has(type)) {
    if (body.some((byte) => byte !== 0)) facts.add('media.left-over', '');
  } else if (!soundChunks.has(type)) facts.unknown(type.replace(/[^\x20-\x7e]/g, '?').trim());
}

function readList(bytes: Uint8Array, { body, end }: Chunk, { facts, cuts }: ChunkReading): void {
  const kind = latin1(bytes, body, body + 4);
  if (kind !== 'INFO' && kind !== 'adtl') {
    facts.unknown('LIST');
    return;
  }
  for (const { type, body: start, end: stopAt } of chunksIn(bytes, { start: body + 4, end }, facts.context)) {
    const content = bytes.subarray(start, stopAt);
    if (kind === 'INFO') facts.tag(type, wordsOf(content, facts.context));
    else if (type === 'labl' || type === 'note')
      cuts.push({ seconds: 0, text: wordsOf(content.subarray(4), facts.context).replaceAll('\0', '') });
    else if (type === 'ltxt')
      cuts.push({ seconds: 0, text: wordsOf(content.subarray(20), facts.context).replaceAll('\0', '') });
    else facts.unknown(`LIST.${type.replace(/[^\x20-\x7e]/g, '?')}`);
  }
}

const broadcastFields = [
  ['description', 0, 256],
  ['originator', 256, 288],
  ['originator', 288, 320],
  ['date', 320, 330],
  ['time', 330, 338],
  ['coding', 602, undefined],
] as const;

/** Fixed fields, then how the sound was made (EBU Tech 3285, 2.3). */
function readBroadcast(body: Uint8Array, facts: MediaFacts): void {
  for (const [name, start, end] of broadcastFields) {
    facts.tag(name, wordsOf(body.subarray(start, end), facts.context));
  }
}
