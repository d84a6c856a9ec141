/** WebP without Exif, XMP and unknown chunks (RFC 9649, 2.7). */

import { latin1 } from '../../base/bounded-reader.ts';
import { concatBytes } from '../../base/bytes.ts';
import type { PictureParts } from './clean-picture.ts';
import { orientationRecord, readOrientation } from './orientation.ts';

const shown = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Flags of the VP8X chunk that announce Exif and XMP. */
const exifFlag = 0x08;
const xmpFlag = 0x04;

/** The cleaned bytes; null when a chunk reaches over the end. */
export function cleanWebp(bytes: Uint8Array, { records, trailing }: PictureParts): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) return null;
  const pieces: Uint8Array[] = [];
  let record: Uint8Array | null = null;
  let at = 12;
  while (at + 8 <= end) {
    const length = view.getUint32(at + 4, true);
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > end) return null;
    const type = latin1(bytes, at, at + 4);
    if (type === 'EXIF')
      record = orientationRecord(readOrientation(tiffIn(bytes.subarray(at + 8, at + 8 + length))));
    if (!records || shown.has(type)) pieces.push(bytes.slice(at, Math.min(next, end)));
    at = next;
  }
  if (records) setFlags(pieces[0], record !== null);
  if (records && record !== null && isExtended(pieces[0])) pieces.push(chunk('EXIF', record));
  const body = concatBytes(pieces);
  const head = bytes.slice(0, 12);
  new DataView(head.buffer).setUint32(4, 4 + body.length, true);
  return concatBytes([head, body, ...(trailing ? [] : [bytes.subarray(end + (end % 2))])]);
}

function tiffIn(content: Uint8Array): Uint8Array {
  return latin1(content, 0, 4) === 'Exif' ? content.subarray(6) : content;
}

function isExtended(first: Uint8Array | undefined): first is Uint8Array {
  return first !== undefined && latin1(first, 0, 4) === 'VP8X';
}

function setFlags(first: Uint8Array | undefined, hasExif: boolean): void {
  if (isExtended(first)) first[8] = ((first[8] ?? 0) & ~(exifFlag | xmpFlag)) | (hasExif ? exifFlag : 0);
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const made = new Uint8Array(8 + content.length + (content.length % 2));
  made.set([...type].map((sign) => sign.charCodeAt(0)));
  new DataView(made.buffer).setUint32(4, content.length, true);
  made.set(content, 8);
  return made;
}
