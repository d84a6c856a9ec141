/** PNG without texts and records (W3C PNG, third edition, 11.3): only chunks that decide how the pixels look are kept. */

import { latin1 } from '../../base/bounded-reader.ts';
import { concatBytes } from '../../base/bytes.ts';
import type { PictureParts } from './clean-picture.ts';
import { orientationRecord, readOrientation } from './orientation.ts';
import { pngChunk } from './png-raster.ts';

const shown = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sBIT',
  'sRGB',
  'cICP',
  'mDCV',
  'cLLI',
  'bKGD',
  'pHYs',
  'acTL',
  'fcTL',
  'fdAT',
]);

/** The cleaned bytes; null when the chunks do not lead to the end chunk. */
export function cleanPng(bytes: Uint8Array, { records, trailing }: PictureParts): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [bytes.subarray(0, 8)];
  let record: Uint8Array | null = null;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = latin1(bytes, at + 4, at + 8);
    if (type === 'eXIf') record = orientationRecord(readOrientation(bytes.subarray(at + 8, end - 4)));
    if (type === 'IDAT' && records && record !== null) {
      pieces.push(pngChunk('eXIf', record));
      record = null;
    }
    if (!records || shown.has(type)) pieces.push(bytes.subarray(at, end));
    at = end;
    if (type !== 'IEND') continue;
    if (!trailing) pieces.push(bytes.subarray(at));
    return concatBytes(pieces);
  }
  return null;
}
