/** Numbers with their highest byte first, checked against the end of the bytes. */
import { sliceOf } from '../../base/bounded-reader.ts';

/** Unsigned number of up to eight bytes; beyond 2^53 it is no longer exact, which no place in a file is. */
export function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (const byte of sliceOf(bytes, at, at + length)) value = value * 256 + byte;
  return value;
}

/** Signed number of four bytes. */
export function signedAt(bytes: Uint8Array, at: number): number {
  return numberAt(bytes, at, 4) | 0;
}
