/**
 * Reader for Ogg (RFC 3533) with Vorbis, Opus, FLAC or Theora in it: the comments of each stream. Frames and sound are said not to
 * have been looked at.
 */
import { latin1, uint32At } from '../../base/bounded-reader.ts';
import { concatBytes } from '../../base/bytes.ts';
import { startCollecting } from '../collector.ts';
import type { Reader } from '../reader.ts';
import { stop } from '../stop.ts';
import { type MediaFacts, startMedia } from './media-facts.ts';
import { readVorbisComments } from './vorbis-comments.ts';

/** How a stream begins, how its comments do, and what else it is. */
const codecs: readonly (readonly [start: string, comments: string, what: 'frames' | 'sound'])[] = [
  ['\x01vorbis', '\x03vorbis', 'sound'],
  ['OpusHead', 'OpusTags', 'sound'],
  ['\x80theora', '\x81theora', 'frames'],
  ['Speex   ', '', 'sound'],
];

interface Stream {
  /** Pieces of the packet that is not whole yet. */
  pieces: Uint8Array[];
  packets: number;
  codec: (typeof codecs)[number] | null;
}

/** Reads the file; only the first two packets of a stream are put together. */
export const readOgg: Reader = async (bytes, context) => {
  const collector = startCollecting('ogg', context.budget);
  const facts = startMedia(collector, context);
  const streams = new Map<number, Stream>();
  collector.attempt('', () => {
    for (let at = 0; at < bytes.length; ) at = readPage(bytes, at, { streams, facts });
  });
  await facts.finish();
  return collector.finish();
};

interface PageReading {
  readonly streams: Map<number, Stream>;
  readonly facts: MediaFacts;
}

/** Reads one page; gives the place behind it. */
function readPage(bytes: Uint8Array, at: number, { streams, facts }: PageReading): number {
  if (latin1(bytes, at, at + 4) !== 'OggS') stop('damaged', 'ogg');
  const serial = uint32At(bytes, at + 14);
  const isFirst = ((bytes[at + 5] ?? 0) & 2) !== 0;
  if (isFirst || !streams.has(serial)) {
    facts.context.budget.entries -= 1;
    if (facts.context.budget.entries < 0) stop('over-limit', 'entries');
    streams.set(serial, { pieces: [], packets: 0, codec: null });
  }
  const stream = streams.get(serial);
  const count = bytes[at + 26] ?? 0;
  let from = at + 27 + count;
  for (const lacing of bytes.subarray(at + 27, at + 27 + count)) {
    if (stream !== undefined && stream.packets < 2) {
      stream.pieces.push(bytes.subarray(from, from + lacing));
      if (lacing < 255) endPacket(stream, facts);
    }
    from += lacing;
  }
  return from;
}

function endPacket(stream: Stream, facts: MediaFacts): void {
  const packet = concatBytes(stream.pieces);
  stream.pieces = [];
  stream.packets += 1;
  if (stream.packets === 1) {
    stream.codec = codecs.find(([start]) => latin1(packet, 0, start.length) === start) ?? null;
    const isFlac = latin1(packet, 0, 5) === '\x7fFLAC';
    if (isFlac) stream.codec = ['\x7fFLAC', '', 'sound'];
    if (stream.codec === null) facts.unknown('stream');
    else facts.unwatched(stream.codec[2]);
    return;
  }
  if (stream.codec === null) return;
  const [start, comments] = stream.codec;
  // FLAC puts a block of its own before the comments; Speex nothing at all.
  const skipped = start === '\x7fFLAC' ? 4 : comments.length;
  if (latin1(packet, 0, comments.length) === comments) readVorbisComments(packet.subarray(skipped), facts);
  else facts.unknown('comments');
}
