/** Pictures of a Word document: those within the text, and those that float beside it ([MS-DOC] 2.9.192 PICF, 2.9.172). */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import { type DrawnPicture, findPictures } from '../ole/drawn-pictures.ts';
import { addDrawnWords, type DrawnWords } from '../ole/drawn-words.ts';

const headerBytes = 68;
/** Ways in which a picture is kept ([MS-DOC] 2.9.157 MFPF); links and form fields have none of them. */
const drawnPicture = 0x64;
const namedPicture = 0x66;
const unknown: DrawnPicture = { bytes: null };

/** Pictures of the stream for pictures, with their words; bytes of a form that is not known are taken for a picture. */
export function textPictures(data: Uint8Array, words: DrawnWords): readonly DrawnPicture[] {
  const pictures: DrawnPicture[] = [];
  let at = 0;
  while (at + headerBytes <= data.length) {
    const length = uint32At(data, at);
    if (length === 0)
      return data.subarray(at).some((value) => value !== 0) ? [...pictures, unknown] : pictures;
    if (length < headerBytes || uint16At(data, at + 4) !== headerBytes) return [...pictures, unknown];
    const mode = uint16At(data, at + 6);
    if (mode === drawnPicture || mode === namedPicture) {
      const nameBytes = mode === namedPicture ? 1 + (data[at + headerBytes] ?? 0) : 0;
      const drawing = data.subarray(at + headerBytes + nameBytes, at + length);
      addDrawnWords(drawing, words);
      const found = findPictures(drawing, null);
      pictures.push(...(found.length > 0 ? found : [unknown]));
    }
    at += length;
  }
  return pictures;
}

/** Pictures of the table of drawings, which lie in the stream of the document itself. */
export function floatingPictures(drawings: Uint8Array, stream: Uint8Array): readonly DrawnPicture[] {
  // The first record holds the lists; what follows are the drawings that refer to them.
  const end = drawings.length >= 8 ? 8 + uint32At(drawings, 4) : 0;
  return findPictures(drawings.subarray(0, end), stream);
}

/** Adds words of the drawings in the body and in headers, which follow the lists, each behind a byte that says which of both. */
export function addDrawingWords(drawings: Uint8Array, words: DrawnWords): void {
  let at = drawings.length >= 8 ? 8 + uint32At(drawings, 4) : drawings.length;
  while (at + 9 <= drawings.length) {
    const end = at + 9 + uint32At(drawings, at + 5);
    addDrawnWords(drawings.subarray(at + 1, end), words);
    at = end;
  }
}
