/** JPEG without records about the picture (ITU-T T.81, annex B). Only segments that decoding needs are kept. */

import { latin1 } from '../../base/bounded-reader.ts';
import { concatBytes } from '../../base/bytes.ts';
import type { PictureParts } from './clean-picture.ts';
import { orientationRecord, readOrientation } from './orientation.ts';

const exifHeader = 'Exif\0\0';

/** The cleaned bytes; null when the segments cannot be followed to the end of the picture. */
export function cleanJpeg(bytes: Uint8Array, { records, trailing }: PictureParts): Uint8Array | null {
  const pieces: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return null;
    if (marker === 0xd9) {
      pieces.push(bytes.subarray(at, trailing ? at + 2 : bytes.length));
      return withOrientation(pieces, records ? orientation : 1);
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1 && latin1(segment, 4, 10) === exifHeader)
      orientation = readOrientation(segment.subarray(10));
    if (!records || isNeeded(marker, segment))
      pieces.push(records ? withoutPreview(marker, segment) : segment);
    at = end;
    if (marker !== 0xda) continue;
    const next = scanEnd(bytes, at);
    pieces.push(bytes.subarray(at, next));
    at = next;
  }
}

/** JFIF, colour profiles and Adobe's note on colours decide how the picture looks; other application segments do not. */
function isNeeded(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = latin1(segment, 4, 16);
  if (marker === 0xe0) return name.startsWith('JFIF\0');
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE\0');
  return marker === 0xee && name.startsWith('Adobe');
}

/** JFIF may end in a small copy of the picture (ITU-T T.871, 10.1). */
function withoutPreview(marker: number, segment: Uint8Array): Uint8Array {
  if (marker !== 0xe0 || segment.length <= 18) return segment;
  const head = segment.slice(0, 18);
  head.set([0, 16], 2);
  head.set([0, 0], 16);
  return head;
}

function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** Exif stands behind JFIF, or first when there is no JFIF. */
function withOrientation(pieces: readonly Uint8Array[], orientation: number): Uint8Array {
  const record = orientationRecord(orientation);
  if (record === null) return concatBytes(pieces);
  const header = Uint8Array.from([...exifHeader].map((sign) => sign.charCodeAt(0)));
  const length = 2 + header.length + record.length;
  const segment = concatBytes([Uint8Array.from([0xff, 0xe1, length >> 8, length & 0xff]), header, record]);
  const place = pieces[1]?.[1] === 0xe0 ? 2 : 1;
  return concatBytes([...pieces.slice(0, place), segment, ...pieces.slice(place)]);
}
