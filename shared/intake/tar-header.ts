/** One header block of a tar archive (POSIX.1-1988 ustar, POSIX.1-2001 pax, GNU tar manual, "Basic Tar Format"). */
import { latin1 } from '../base/bounded-reader.ts';

export interface TarHeader {
  readonly rawName: Uint8Array;
  /** Bytes of content behind the block. */
  readonly size: number;
  /** `0` or NUL file, `1` hard link, `2` symbolic link, `5` folder, `x` `g` pax records, `L` `K` GNU long names … */
  readonly kind: string;
}

export const tarBlockBytes = 512;
const sumAt = 148;

/** Tells whether the bytes begin with a valid header block. */
export function looksLikeTar(bytes: Uint8Array): boolean {
  return bytes.length >= tarBlockBytes && readTarHeader(bytes, 0) !== null;
}

/** The header at an offset; null when its check sum or its numbers are wrong. */
export function readTarHeader(bytes: Uint8Array, at: number): TarHeader | null {
  const block = bytes.subarray(at, at + tarBlockBytes);
  if (block.length < tarBlockBytes || block[0] === 0) return null;
  if (octal(block, sumAt, 8) !== checkSum(block)) return null;
  const size = readSize(block);
  if (size === null) return null;
  const name = field(block, 0, 100);
  const hasPrefix = latin1(block, 257, 263) === 'ustar\0';
  const prefix = hasPrefix ? field(block, 345, 155) : new Uint8Array();
  const rawName = new Uint8Array(prefix.length === 0 ? name.length : prefix.length + 1 + name.length);
  if (prefix.length > 0) {
    rawName.set(prefix);
    rawName[prefix.length] = 0x2f;
  }
  rawName.set(name, rawName.length - name.length);
  return { rawName, size, kind: latin1(block, 156, 157).replace('\0', '0') };
}

/** Sum of all bytes, the field of the sum itself counted as blanks. */
function checkSum(block: Uint8Array): number {
  return block.reduce((sum, value, index) => sum + (index >= sumAt && index < sumAt + 8 ? 0x20 : value), 0);
}

/** Sizes beyond 8 GiB are in base 256, which GNU tar marks with the highest bit; no file that is read is so large. */
function readSize(block: Uint8Array): number | null {
  return ((block[124] ?? 0) & 0x80) === 0 ? octal(block, 124, 12) : Number.MAX_SAFE_INTEGER;
}

function octal(block: Uint8Array, at: number, length: number): number | null {
  const digits = latin1(block, at, at + length)
    .replace(/\0[\s\S]*$/, '')
    .trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : null;
}

function field(block: Uint8Array, at: number, length: number): Uint8Array {
  const end = block.subarray(at, at + length).indexOf(0);
  return block.subarray(at, end === -1 ? at + length : at + end);
}
