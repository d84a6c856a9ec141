/** Chunks of a WebP file (RFC 9649, 2.7). */
import { latin1, TooShort, uint32At } from '../../base/bounded-reader.ts';
import { readExif } from './exif.ts';
import type { ImageFacts } from './image-facts.ts';
import { readXmp } from './xmp.ts';

/** Reads all chunks; gives the first byte behind the file as its header counts it. */
export function readWebp(bytes: Uint8Array, facts: ImageFacts): number {
  try {
    const end = Math.min(bytes.length, 8 + uint32At(bytes, 4));
    let at = 12;
    while (at + 8 <= end) {
      const type = latin1(bytes, at, at + 4);
      const length = uint32At(bytes, at + 4);
      const content = bytes.subarray(at + 8, Math.min(end, at + 8 + length));
      if (type === 'EXIF') readExif(latin1(content, 0, 4) === 'Exif' ? content.subarray(6) : content, facts);
      if (type === 'XMP ') readXmp(content, facts);
      at += 8 + length + (length % 2);
    }
    return end + (end % 2);
  } catch (error) {
    if (error instanceof TooShort) return bytes.length;
    throw error;
  }
}
