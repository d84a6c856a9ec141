/** WAV without tags: sound, its form, and marks with their names. */
import { latin1 } from '../../base/bounded-reader.ts';
import { concatBytes } from '../../base/bytes.ts';
import { type Chunk, chunksIn, riffEnd, soundChunks } from '../../extraction/media/read-wav.ts';
import type { ReadContext } from '../../extraction/reader.ts';

/** A new array. @throws ExtractionStop for chunks that cannot be followed */
export function cleanWav(bytes: Uint8Array, context: Pick<ReadContext, 'budget'>): Uint8Array {
  const chunks = chunksIn(bytes, { start: 12, end: riffEnd(bytes) }, context).filter((chunk) =>
    isKept(bytes, chunk),
  );
  const body = concatBytes(chunks.map(({ start, next }) => bytes.subarray(start, next)));
  const head = bytes.slice(0, 12);
  // A file over 4 GiB says its length in a chunk of its own, which stays.
  if (latin1(head, 0, 4) === 'RIFF') new DataView(head.buffer).setUint32(4, 4 + body.length, true);
  return concatBytes([head, body]);
}

function isKept(bytes: Uint8Array, { type, body }: Chunk): boolean {
  return soundChunks.has(type) || (type === 'LIST' && latin1(bytes, body, body + 4) === 'adtl');
}
