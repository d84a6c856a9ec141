/**
 * Words that belong to a drawing and stand in no text: letters drawn as a picture, as in a watermark, and descriptions for
 * people who cannot see it ([MS-ODRAW] 2.2.7 to 2.2.11, 2.3.22.1 gtextUNICODE, 2.3.4.4 wzDescription).
 */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import { untilNul, utf16At } from './binary-text.ts';

export interface DrawnWords {
  /** Letters that the drawing shows. */
  readonly shown: string[];
  readonly descriptions: string[];
}

/** Tables of properties: first, second, third. */
export const propertyTables: ReadonlySet<number> = new Set([0xf00b, 0xf121, 0xf122]);
const headerBytes = 8;
const propertyBytes = 6;
const deepest = 16;
const complexFlag = 0x8000;
const drawnLetters = 0x00c0;
const description = 0x0381;

/** Goes through records of drawings and adds the words of all of them. */
export function addDrawnWords(bytes: Uint8Array, into: DrawnWords, depth = 0): void {
  for (let at = 0; at + headerBytes <= bytes.length; ) {
    const first = uint16At(bytes, at);
    const type = uint16At(bytes, at + 2);
    const content = bytes.subarray(at + headerBytes, at + headerBytes + uint32At(bytes, at + 4));
    if (propertyTables.has(type)) addPropertyWords(content, first >> 4, into);
    else if ((first & 0xf) === 0xf && depth < deepest) addDrawnWords(content, into, depth + 1);
    at += headerBytes + content.length;
  }
}

/** Adds the words of one table. Long values follow the table in the order of their properties. */
export function addPropertyWords(table: Uint8Array, count: number, into: DrawnWords): void {
  let valueAt = count * propertyBytes;
  for (let index = 0; index < count && (index + 1) * propertyBytes <= table.length; index += 1) {
    const property = uint16At(table, index * propertyBytes);
    if ((property & complexFlag) === 0) continue;
    const length = uint32At(table, index * propertyBytes + 2);
    const isWhole = valueAt + length <= table.length;
    const number = property & 0x3fff;
    if (isWhole && (number === drawnLetters || number === description)) {
      const words = untilNul(utf16At(table, valueAt, Math.floor(length / 2)));
      if (words.trim() !== '') (number === drawnLetters ? into.shown : into.descriptions).push(words);
    }
    valueAt += length;
  }
}
