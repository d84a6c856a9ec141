/** Base64 of RFC 4648 section 4 for the plain zone, which has neither atob nor Buffer. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const canonicalForm = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Bytes encoded per piece of text, a multiple of three. */
const pieceBytes = 3 * 4_096;

/** Encodes bytes with padding and without line breaks. */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
    pieces.push(encodePiece(bytes.subarray(offset, offset + pieceBytes)));
  }
  return pieces.join('');
}

function encodePiece(bytes: Uint8Array): string {
  let text = '';
  for (let offset = 0; offset < bytes.length; offset += 3) {
    const [first = 0, second, third] = bytes.subarray(offset, offset + 3);
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    text += letter(bits >> 18) + letter(bits >> 12);
    text += second === undefined ? '=' : letter(bits >> 6);
    text += third === undefined ? '=' : letter(bits);
  }
  return text;
}

function letter(bits: number): string {
  return alphabet.charAt(bits & 0x3f);
}

/**
 * Decodes base64. Returns null for text that `encodeBase64` would not have written: blanks, missing padding, or spare bits
 * that are not zero. So each byte sequence has one encoding, and a signed file cannot be varied without being noticed.
 */
export function decodeBase64(text: string): Uint8Array | null {
  if (!canonicalForm.test(text)) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let length = 0;
  for (let offset = 0; offset < text.length; offset += 4) {
    const bits =
      value(text, offset, 18) |
      value(text, offset + 1, 12) |
      value(text, offset + 2, 6) |
      value(text, offset + 3, 0);
    for (const shift of [16, 8, 0]) {
      if (length < bytes.length) bytes[length++] = (bits >> shift) & 0xff;
      else if (((bits >> shift) & 0xff) !== 0) return null;
    }
  }
  return bytes;
}

function value(text: string, index: number, shift: number): number {
  const code = text.charCodeAt(index);
  if (code === 0x3d) return 0;
  return valueOfCode(code) << shift;
}

function valueOfCode(code: number): number {
  if (code === 0x2b) return 62;
  if (code === 0x2f) return 63;
  if (code < 0x3a) return code - 0x30 + 52;
  return code < 0x5b ? code - 0x41 : code - 0x61 + 26;
}
