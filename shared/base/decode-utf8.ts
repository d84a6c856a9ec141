/** Strict UTF-8 decoding for the plain zone: what is not exact UTF-8 is refused, never repaired. */

/** Smallest code point that needs this many bytes; anything below is an overlong form (RFC 3629 section 3). */
const smallest = [0, 0, 0x80, 0x800, 0x10000] as const;
/** Code units collected before they become text, so that long files do not exceed the argument limit. */
const pieceUnits = 8_192;

/** Decodes UTF-8, or returns null for overlong forms, surrogates, values above U+10FFFF and cut-off sequences. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  const pieces: string[] = [];
  let points: number[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const length = sequenceLength(bytes[offset] ?? 0);
    const point = length === 0 ? null : codePoint(bytes.subarray(offset, offset + length), length);
    if (point === null) return null;
    points.push(point);
    offset += length;
    if (points.length === pieceUnits) {
      pieces.push(String.fromCodePoint(...points));
      points = [];
    }
  }
  pieces.push(String.fromCodePoint(...points));
  return pieces.join('');
}

function sequenceLength(first: number): 0 | 1 | 2 | 3 | 4 {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

function codePoint(sequence: Uint8Array, length: 1 | 2 | 3 | 4): number | null {
  const [first = 0, ...rest] = sequence;
  if (length === 1) return first;
  if (rest.length !== length - 1) return null;
  let point = first & (0x7f >> length);
  for (const byte of rest) {
    if ((byte & 0xc0) !== 0x80) return null;
    point = (point << 6) | (byte & 0x3f);
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return point < smallest[length] || point > 0x10ffff || isSurrogate ? null : point;
}
