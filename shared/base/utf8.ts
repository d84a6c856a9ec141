/** UTF-8 for the plain zone, which has neither TextEncoder nor Buffer. Lone surrogates become U+FFFD, as everywhere. */

/** Encodes text as UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  return encodeAscii(text) ?? encodeAny(text);
}

/** Ids, digests and most entries of the ledger are ASCII: one byte a unit. Null at the first unit that is not. */
function encodeAscii(text: string): Uint8Array | null {
  const { length } = text;
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) return null;
    bytes[index] = unit;
  }
  return bytes;
}

function encodeAny(text: string): Uint8Array {
  const bytes = new Uint8Array(byteLength(text));
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    let codePoint = text.charCodeAt(index);
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) {
      codePoint = scalarValue(text, index);
      if (codePoint > 0xffff) index += 1;
    }
    if (codePoint < 0x80) {
      bytes[length++] = codePoint;
    } else if (codePoint < 0x800) {
      bytes[length++] = 0xc0 | (codePoint >> 6);
      bytes[length++] = continuation(codePoint, 0);
    } else if (codePoint < 0x10000) {
      bytes[length++] = 0xe0 | (codePoint >> 12);
      bytes[length++] = continuation(codePoint, 6);
      bytes[length++] = continuation(codePoint, 0);
    } else {
      bytes[length++] = 0xf0 | (codePoint >> 18);
      bytes[length++] = continuation(codePoint, 12);
      bytes[length++] = continuation(codePoint, 6);
      bytes[length++] = continuation(codePoint, 0);
    }
  }
  return bytes;
}

/** Each unit makes one, two or three bytes, and the two units of a pair make four. */
function byteLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (unit < 0xd800 || unit > 0xdfff || scalarValue(text, index) <= 0xffff) length += 3;
    else {
      length += 4;
      index += 1;
    }
  }
  return length;
}

/** The character of a pair, or U+FFFD for half of one. */
function scalarValue(text: string, index: number): number {
  const codePoint = text.codePointAt(index) ?? 0xfffd;
  return codePoint > 0xffff ? codePoint : 0xfffd;
}

function continuation(codePoint: number, shift: number): number {
  return 0x80 | ((codePoint >> shift) & 0x3f);
}
