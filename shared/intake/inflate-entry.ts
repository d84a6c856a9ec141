/** Unpacks one ZIP entry within bounds. The bound holds for what really comes out, not for what the directory promises. */
import { Inflate } from 'fflate';
import { crc32 } from './crc32.ts';
import type { Limits } from './limits.ts';
import type { ZipEntry } from './zip-directory.ts';

export type InflateReading =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'encrypted' | 'unsupported-format' | 'over-limit' | 'damaged' };

type Bounds = Pick<Limits, 'entryBytes' | 'inflationRatio' | 'ratioFloorBytes'>;

/** Packed bytes handed over at a time: DEFLATE makes at most 1,032 times as many of them, here 16 MiB. */
const chunkBytes = 16 * 1024;

class OverLimit extends Error {}

/** The entry's content. Damage is also a wrong length or check sum: then not all that was stored was read. */
export function inflateEntry(archive: Uint8Array, entry: ZipEntry, bounds: Bounds): InflateReading {
  if (entry.encrypted) return { ok: false, reason: 'encrypted' };
  if (entry.method !== 0 && entry.method !== 8) return { ok: false, reason: 'unsupported-format' };
  const packed = archive.subarray(entry.dataAt, entry.dataAt + entry.compressedBytes);
  const largest = allowedBytes(packed.length, bounds);
  if (entry.inflatedBytes > largest || packed.length > bounds.entryBytes) {
    return { ok: false, reason: 'over-limit' };
  }
  try {
    const bytes = entry.method === 0 ? packed : inflate(packed, entry.inflatedBytes, largest);
    if (bytes === null || bytes.length !== entry.inflatedBytes || crc32(bytes) !== entry.crc32) {
      return { ok: false, reason: 'damaged' };
    }
    return { ok: true, bytes };
  } catch (error) {
    // fflate reports every fault of the packed data as an Error with a number as code.
    return { ok: false, reason: error instanceof OverLimit ? 'over-limit' : 'damaged' };
  }
}

function allowedBytes(packedBytes: number, bounds: Bounds): number {
  return Math.min(bounds.entryBytes, Math.max(bounds.ratioFloorBytes, packedBytes * bounds.inflationRatio));
}

/** Null when another number of bytes comes out than the directory says. */
function inflate(packed: Uint8Array, expected: number, largest: number): Uint8Array | null {
  const output = new Uint8Array(expected);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > largest) throw new OverLimit();
    if (length + chunk.length <= expected) output.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < packed.length; at += chunkBytes) {
    stream.push(packed.subarray(at, at + chunkBytes), at + chunkBytes >= packed.length);
  }
  return length === expected ? output : null;
}
