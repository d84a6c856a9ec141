/** Canon's camera data from before Exif, in a JPEG segment of its own (CIFF specification 1.0, 1997). */
import { hasBytesAt, latin1, sliceOf, TooShort, uint16At, uint32At } from '../../base/bounded-reader.ts';
import type { ImageFacts } from './image-facts.ts';
import { textOf } from './tiff-directory.ts';

const ownerName = 0x0810;
const thumbnail = 0x2008;
/** Description, comment, camera, file name. */
const words = new Set([0x0805, 0x080a, 0x0815, 0x0816]);
const deepest = 8;
const mostEntries = 1000;

/** Whether a segment holds such data. */
export function isCiff(content: Uint8Array): boolean {
  return hasBytesAt(content, 0, [0x49, 0x49]) && latin1(content, 6, 14) === 'HEAPJPGM';
}

/** Reads a segment. */
export function readCiff(content: Uint8Array, facts: ImageFacts): void {
  try {
    readHeap(sliceOf(content, uint32At(content, 2), content.length), facts, 0);
  } catch (error) {
    // What was found before the damage has been kept.
    if (!(error instanceof TooShort)) throw error;
  }
}

/** The last four bytes of a heap lead to its directory. */
function readHeap(heap: Uint8Array, facts: ImageFacts, depth: number): void {
  if (depth > deepest) return;
  const directory = uint32At(heap, heap.length - 4);
  const count = Math.min(mostEntries, uint16At(heap, directory));
  for (let index = 0; index < count; index += 1) {
    const at = directory + 2 + index * 10;
    const tag = uint16At(heap, at);
    // A value of at most eight bytes stands in the entry itself.
    if ((tag & 0xc000) !== 0) continue;
    const size = uint32At(heap, at + 2);
    const start = uint32At(heap, at + 6);
    const value = sliceOf(heap, start, start + size);
    const isHeap = (tag & 0x3800) === 0x2800 || (tag & 0x3800) === 0x3000;
    if (isHeap) readHeap(value, facts, depth + 1);
    else if (tag === thumbnail) facts.add('image.thumbnail');
    else if (tag === ownerName && textOf(value, facts.decode) !== '') {
      facts.add('image.person', textOf(value, facts.decode));
    } else if (words.has(tag)) facts.words('image.comment', textOf(value, facts.decode));
  }
}
