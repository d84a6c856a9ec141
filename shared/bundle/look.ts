/**
 * How a check reads a file that may be larger than memory: it asks for one place after the other, and whoever runs it answers,
 * from bytes at hand or from a file on the disk. The check itself stays the same, and knows neither files nor waiting.
 */
import type { Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import { crc32 } from '../intake/crc32.ts';
import { sm3Hex } from '../signoff/sm3.ts';

/** A place in the file. It may reach past the end: then the answer is about what is there. */
export interface Place {
  readonly at: number;
  readonly length: number;
}

/** `bytes`: the bytes themselves, for what is small. `digests`, `sm3`: what a stretch of any size comes to. */
export interface Look extends Place {
  readonly wants: 'bytes' | 'digests' | 'sm3';
}

export interface Digests {
  /** Bytes that were there. */
  readonly length: number;
  readonly crc32: number;
  readonly sha256: Sha256;
}

/** Bytes for `bytes`, digests for `digests`, hexadecimal digits for `sm3`. */
export type Seen = Uint8Array | Digests | string;

/** A check that asks as it goes and ends with `T`. */
export type Looking<T> = Generator<Look, T, Seen>;

/** Asks for bytes. */
export function* bytesIn({ at, length }: Place): Looking<Uint8Array> {
  const seen = yield { wants: 'bytes', at, length };
  if (seen instanceof Uint8Array) return seen;
  throw new TypeError('not the bytes that were asked for');
}

/** Asks for the digests of a stretch. */
export function* digestsOf({ at, length }: Place): Looking<Digests> {
  const seen = yield { wants: 'digests', at, length };
  if (typeof seen === 'object' && 'crc32' in seen) return seen;
  throw new TypeError('not the digests that were asked for');
}

/** Asks for the SM3 of a stretch. */
export function* sm3Of({ at, length }: Place): Looking<string> {
  const seen = yield { wants: 'sm3', at, length };
  if (typeof seen === 'string') return seen;
  throw new TypeError('not the digest that was asked for');
}

/** Runs a check over bytes at hand. */
export function lookInto<T>(bytes: Uint8Array, looking: Looking<T>, hash: Pick<Hash, 'sha256'>): T {
  let step = looking.next();
  while (step.done !== true) {
    const { wants, at, length } = step.value;
    const stretch = bytes.subarray(at, at + length);
    if (wants === 'bytes') step = looking.next(stretch);
    else if (wants === 'sm3') step = looking.next(sm3Hex(stretch));
    else step = looking.next(digestsOver(stretch, hash));
  }
  return step.value;
}

function digestsOver(stretch: Uint8Array, hash: Pick<Hash, 'sha256'>): Digests {
  return { length: stretch.length, crc32: crc32(stretch), sha256: hash.sha256(stretch) };
}
