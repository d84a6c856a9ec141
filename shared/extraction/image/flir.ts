/** What thermal cameras write of themselves: FLIR's file format within a JPEG file (ExifTool's FLIR tags, Phil Harvey). */
import { latin1 } from '../../base/bounded-reader.ts';
import type { ImageFacts } from './image-facts.ts';
import { textOf } from './tiff-directory.ts';

const headerBytes = 64;
const entryBytes = 32;
const mostEntries = 1_000;
/** Kind of the record about the camera, and where serial numbers stand in it: camera, lens, filter. */
const cameraInfo = 0x20;
const serials = [
  [0x104, 16],
  [0x1a0, 16],
  [0x21c, 32],
] as const;

/** Reads the joined segments. */
export function readFlir(bytes: Uint8Array, facts: ImageFacts): void {
  if (bytes.length < headerBytes || !/^[AF]FF\0/.test(latin1(bytes, 0, 4))) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The version, 100 to 199, tells the order of bytes.
  const version = view.getUint32(0x14);
  const isLittle = version < 100 || version >= 200;
  const directory = view.getUint32(0x18, isLittle);
  const count = Math.min(mostEntries, view.getUint32(0x1c, isLittle));
  for (let index = 0; index < count; index += 1) {
    const at = directory + index * entryBytes;
    if (at + entryBytes > bytes.length) return;
    if (view.getUint16(at, isLittle) !== cameraInfo) continue;
    const start = view.getUint32(at + 12, isLittle);
    const record = bytes.subarray(start, start + view.getUint32(at + 16, isLittle));
    for (const [from, length] of serials) {
      const serial = textOf(record.subarray(from, from + length), facts.decode);
      if (/[1-9a-z]/i.test(serial) && !serial.includes('\ufffd')) facts.add('image.device-serial', serial);
    }
  }
}
