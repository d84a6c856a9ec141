/**
 * Reads numbers and names from untrusted bytes. Every read is checked against the end: a short or lying file makes
 * `TooShort`, never a number made up of what was missing.
 */

/** The bytes end before what the format promises. Caught where a file is opened and turned into "damaged". */
export class TooShort extends Error {
  override readonly name = 'TooShort';
}

/** Little-endian unsigned 16-bit number. */
export function uint16At(bytes: Uint8Array, at: number): number {
  return byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8);
}

/** Little-endian unsigned 32-bit number. */
export function uint32At(bytes: Uint8Array, at: number): number {
  return (uint16At(bytes, at) | (uint16At(bytes, at + 2) << 16)) >>> 0;
}

/** Little-endian unsigned 64-bit number. @throws TooShort also for a number no real file can need (2^53 and more). */
export function uint64At(bytes: Uint8Array, at: number): number {
  const value = uint32At(bytes, at + 4) * 0x1_0000_0000 + uint32At(bytes, at);
  if (!Number.isSafeInteger(value)) throw new TooShort('a size no file can have');
  return value;
}

/** View of exactly the bytes from `start` up to `end`. */
export function sliceOf(bytes: Uint8Array, start: number, end: number): Uint8Array {
  if (!(start >= 0 && end >= start && end <= bytes.length)) throw new TooShort(`${start}-${end}`);
  return bytes.subarray(start, end);
}

/** Tells whether these bytes stand at `at`; false past the end. */
export function hasBytesAt(bytes: Uint8Array, at: number, expected: readonly number[]): boolean {
  return expected.every((value, index) => bytes[at + index] === value);
}

/** Bytes as characters one to one (ISO 8859-1); cut at the end of the bytes. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (const value of bytes.subarray(start, end)) text += String.fromCharCode(value);
  return text;
}

function byteAt(bytes: Uint8Array, at: number): number {
  const value = bytes[at];
  if (value === undefined) throw new TooShort(`byte ${at}`);
  return value;
}
