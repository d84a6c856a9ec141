/** Byte sequences for the plain zone: joining, comparing, hexadecimal. */

/** Joins byte sequences into a new one. */
export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}

/** Tells whether two byte sequences are the same. Not for secrets: it stops at the first difference. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/**
 * Bytes of hexadecimal text.
 * @throws RangeError for anything else than pairs of hexadecimal digits
 */
export function hexToBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1);
  writeHex(hex, bytes, 0);
  return bytes;
}

/**
 * Writes the bytes of hexadecimal text into others, from an offset on.
 * @throws RangeError for anything else than pairs of hexadecimal digits
 */
export function writeHex(hex: string, bytes: Uint8Array, offset: number): void {
  const { length } = hex;
  if (length % 2 === 1) throw new RangeError('not hexadecimal');
  let seen = 0;
  for (let index = 0, at = offset; index < length; index += 2, at += 1) {
    const high = digits[hex.charCodeAt(index)] ?? noDigit;
    const low = digits[hex.charCodeAt(index + 1)] ?? noDigit;
    seen |= high | low;
    bytes[at] = (high << 4) | low;
  }
  if (seen >= noDigit) throw new RangeError('not hexadecimal');
}

const noDigit = 0x10;
/** Value of each hexadecimal digit by its character. */
const digits = Uint8Array.from({ length: 128 }, (_, unit) => {
  const value = '0123456789abcdef'.indexOf(String.fromCharCode(unit).toLowerCase());
  return value === -1 ? noDigit : value;
});

/** Lower-case hexadecimal text of bytes. */
export function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
