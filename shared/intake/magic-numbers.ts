/** Signatures at the beginning of a file. Sources: the formats' own specifications; RFC 2083 (PNG), ISO/IEC 14496-12 (ftyp). */
import { hasBytesAt, latin1 } from '../base/bounded-reader.ts';
import type { FileType } from './file-type.ts';

const signatures: readonly (readonly [FileType, readonly number[]])[] = [
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['executable', [0x7f, 0x45, 0x4c, 0x46]],
  ['executable', [0xcf, 0xfa, 0xed, 0xfe]],
  ['executable', [0xca, 0xfe, 0xba, 0xbe]],
  ['mp3', [0x49, 0x44, 0x33]],
  ['mp3', [0xff, 0xfb]],
  ['mp3', [0xff, 0xf3]],
  ['mp3', [0xff, 0xfa]],
  ['mp3', [0xff, 0xf2]],
  ['flac', [0x66, 0x4c, 0x61, 0x43, 0x00]],
  ['ogg', [0x4f, 0x67, 0x67, 0x53, 0x00]],
  ['webm', [0x1a, 0x45, 0xdf, 0xa3]],
];

/** What a bzip2 file goes on with: pi for a block, the root of pi for the end. */
const bzip2Blocks = [
  [0x31, 0x41, 0x59, 0x26, 0x53, 0x59],
  [0x17, 0x72, 0x45, 0x38, 0x50, 0x90],
];

const stillPictureBrands = new Set(['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1', 'avif', 'avis']);

const oldMovieBoxes = new Set(['moov', 'mdat', 'wide']);

/** Type by signature, or null when no signature fits. */
export function typeBySignature(bytes: Uint8Array): FileType | null {
  for (const [type, signature] of signatures) {
    if (hasBytesAt(bytes, 0, signature)) return type;
  }
  const second = latin1(bytes, 4, 8);
  if (second === 'ftyp') return stillPictureBrands.has(latin1(bytes, 8, 12)) ? 'heic' : 'mp4';
  // QuickTime files of before 2001 begin without naming a brand; a text would not begin with a size.
  if (oldMovieBoxes.has(second) && bytes[0] === 0) return 'mp4';
  if (latin1(bytes, 0, 4) === 'RIFF') return riffType(latin1(bytes, 8, 12));
  // Three letters and a digit could begin a text; the number pi behind them could not.
  if (/^BZh[1-9]$/.test(latin1(bytes, 0, 4)) && bzip2Blocks.some((start) => hasBytesAt(bytes, 4, start))) {
    return 'bzip2';
  }
  if (latin1(bytes, 0, 2) === 'MZ' && bytes.length >= 64)
    return bytes.subarray(0, 512).includes(0) ? 'executable' : null;
  // A bitmap's two letters could begin a text; its reserved fields are zero and its header has a known length.
  if (latin1(bytes, 0, 2) === 'BM' && hasBytesAt(bytes, 6, [0, 0, 0, 0])) return 'bmp';
  return null;
}

function riffType(form: string): FileType | null {
  if (form === 'WEBP') return 'webp';
  return form === 'WAVE' ? 'wav' : null;
}

/** PDF readers look for the header within the first 1,024 bytes, so must we (ISO 32000-2, 7.5.2 and its implementation notes). */
export function hasPdfHeader(bytes: Uint8Array): boolean {
  return /%PDF-\d/.test(latin1(bytes, 0, 1024));
}
