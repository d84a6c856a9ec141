/** Image resource blocks of Photoshop, found in JPEG and TIFF (Adobe Photoshop File Formats Specification, 2019). */
import { latin1 } from '../../base/bounded-reader.ts';
import { readExif } from './exif.ts';
import type { ImageFacts } from './image-facts.ts';
import { readIptc } from './iptc.ts';
import { readXmp } from './xmp.ts';

const mostBlocks = 1000;

/** Reads a row of blocks. */
export function readPhotoshop(bytes: Uint8Array, facts: ImageFacts): void {
  let at = 0;
  for (let count = 0; latin1(bytes, at, at + 4) === '8BIM' && count < mostBlocks; count += 1) {
    const id = ((bytes[at + 4] ?? 0) << 8) | (bytes[at + 5] ?? 0);
    const nameBytes = 1 + (bytes[at + 6] ?? 0);
    const sizeAt = at + 6 + nameBytes + (nameBytes % 2);
    if (sizeAt + 4 > bytes.length) return;
    const size = new DataView(bytes.buffer, bytes.byteOffset + sizeAt, 4).getUint32(0);
    const content = bytes.subarray(sizeAt + 4, sizeAt + 4 + size);
    at = sizeAt + 4 + size + (size % 2);
    if (id === 0x0404) readIptc(content, facts);
    else if (id === 0x0422) readExif(content, facts);
    else if (id === 0x0424) readXmp(content, facts);
    // 28 bytes of header stand before the picture itself.
    else if ((id === 0x0409 || id === 0x040c) && size > 28) facts.copy(content.subarray(28));
  }
}
