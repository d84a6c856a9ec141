/** Strict UTF-8 decoding for the plain zone: what is not exact UTF-8 is refused, never repaired. */

/** Code units collected before they become text, so that long files do not exceed the argument limit. */
const pieceUnits = 8_192;

/** Decodes UTF-8, or returns null for overlong forms, surrogates, values above U+10FFFF and cut-off sequences. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  const pieces: string[] = [];
  // The second half of a pair may come after the last unit of a piece.
  const units = new Uint16Array(pieceUnits + 1);
  let count = 0;
  let offset = 0;
  while (offset < bytes.length) {
    const first = bytes[offset] ?? 0;
    if (first < 0x80) {
      units[count++] = first;
      offset += 1;
    } else {
      const point = codePointAt(bytes, offset);
      if (point === notUtf8) return null;
      offset += point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (point < 0x10000) units[count++] = point;
      else {
        units[count++] = 0xd7c0 + (point >> 10);
        units[count++] = 0xdc00 | (point & 0x3ff);
      }
    }
    if (count >= pieceUnits) {
      pieces.push(textOf(units, count));
      count = 0;
    }
  }
  pieces.push(textOf(units, count));
  return pieces.join('');
}

const notUtf8 = -1;

/**
 * The character of two to four bytes that begins at an offset, or `notUtf8`. Which second bytes a first byte allows is the table
 * of RFC 3629 section 4: it leaves out overlong forms, surrogates and what lies above U+10FFFF.
 */
function codePointAt(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset] ?? 0;
  const second = bytes[offset + 1] ?? 0;
  if (first < 0xc2 || first > 0xf4) return notUtf8;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return notUtf8;
  if (first < 0xe0) return ((first & 0x1f) << 6) | (second & 0x3f);
  const third = bytes[offset + 2] ?? 0;
  if ((third & 0xc0) !== 0x80) return notUtf8;
  if (first < 0xf0) return ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
  const fourth = bytes[offset + 3] ?? 0;
  if ((fourth & 0xc0) !== 0x80) return notUtf8;
  return ((first & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f);
}

/** `apply` takes the units as they lie; spreading them would walk through an iterator unit by unit. */
function textOf(units: Uint16Array, count: number): string {
  return Reflect.apply(String.fromCharCode, null, units.subarray(0, count));
}
