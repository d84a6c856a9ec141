/** Whether a picture hides what lies below all of it, told from its head alone; formats that are not known do not. */
import { latin1 } from '../../base/bounded-reader.ts';

/** JPEG and plain bitmaps have no holes; PNG (ISO/IEC 15948, 11.2.2, 11.3.2) and GIF (89a, 23) say whether they have. */
export function isOpaquePicture(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return true;
  const head = latin1(bytes, 0, 8);
  if (head === '\x89PNG\r\n\x1a\n') return isOpaquePng(bytes);
  if (head.startsWith('BM')) return (bytes[28] ?? 32) <= 24;
  return head.startsWith('GIF8') && !hasGifHole(bytes);
}

/** Grey, colour and palette without an entry for holes before the pixels. */
function isOpaquePng(bytes: Uint8Array): boolean {
  const colorType = bytes[25] ?? 6;
  if (colorType === 4 || colorType === 6) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 8 <= bytes.length) {
    const name = latin1(bytes, at + 4, at + 8);
    if (name === 'tRNS') return false;
    if (name === 'IDAT') return true;
    at += 12 + view.getUint32(at);
  }
  return false;
}

/** Any control block with its flag for a transparent colour; looked for, not parsed, so that doubt counts as a hole. */
function hasGifHole(bytes: Uint8Array): boolean {
  for (let at = 13; at + 4 < bytes.length; at += 1) {
    if (bytes[at] === 0x21 && bytes[at + 1] === 0xf9 && ((bytes[at + 3] ?? 0) & 1) === 1) return true;
  }
  return false;
}
