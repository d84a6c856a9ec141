/** Whether a Word document shows pictures: their words are not text ([MS-DOC] 2.9.192 PICF, [MS-ODRAW] 2.2.20). */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';

const headerBytes = 68;
/** Ways in which a picture is kept ([MS-DOC] 2.9.157 MFPF); links and form fields have none of them. */
const pictureModes = new Set([0x64, 0x66]);
const pictureStore = 0xf001;

/** Looks through the stream of pictures; bytes of a form that is not known are taken for a picture. */
export function holdsPicture(data: Uint8Array): boolean {
  let at = 0;
  while (at + headerBytes <= data.length) {
    const length = uint32At(data, at);
    if (length === 0) return data.subarray(at).some((value) => value !== 0);
    if (length < headerBytes || uint16At(data, at + 4) !== headerBytes) return true;
    if (pictureModes.has(uint16At(data, at + 6))) return true;
    at += length;
  }
  return false;
}

/** Tells whether the table of drawings lists pictures that float beside the text. */
export function listsPictures(drawings: Uint8Array): boolean {
  let at = 8;
  const end = drawings.length >= 8 ? Math.min(drawings.length, 8 + uint32At(drawings, 4)) : 0;
  while (at + 8 <= end) {
    const length = uint32At(drawings, at + 4);
    if (uint16At(drawings, at + 2) === pictureStore && length > 0) return true;
    at += 8 + length;
  }
  return false;
}
