/** Records of drawings written byte by byte ([MS-ODRAW]). */
import { join, numbers } from '../intake/make-zip.ts';
import { wide } from './make-doc.ts';
import { atom } from './make-ppt.ts';

/** The smallest of what readers take for a PNG: its signature, a header, an end. */
const png = join([
  Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  Uint8Array.of(
    0,
    0,
    0,
    13,
    0x49,
    0x48,
    0x44,
    0x52,
    0,
    0,
    0,
    1,
    0,
    0,
    0,
    1,
    8,
    0,
    0,
    0,
    0,
    0x3a,
    0x7e,
    0x9b,
    0x55,
  ),
  Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82),
]);

/** A picture with what stands in front of its file: one identifier or two, and a tag. */
export function picture(type: number, instance: number, before = 17): Uint8Array {
  return atom(type, join([new Uint8Array(before), png]), instance);
}

/** An entry of the list of pictures, with its picture or with the place of it. */
export function entry(content: Uint8Array, place?: number): Uint8Array {
  const head = join([new Uint8Array(20), numbers([4, content.length], [4, 1], [4, place ?? 0], [4, 0])]);
  return atom(0xf007, place === undefined ? join([head, content]) : head, 6);
}

/** A table of properties with one that is words. */
export function properties(words: string, number: number): Uint8Array {
  const plain = numbers([2, 0x0080], [4, 1]);
  const complex = numbers([2, number | 0xc000], [4, words.length * 2 + 2]);
  return atom(0xf00b, join([plain, complex, wide(`${words}\0`)]), 2);
}
