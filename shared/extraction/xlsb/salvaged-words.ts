/** Words in records that are not understood one by one: every string with its length in front that reads as text. */
import type { Decode } from '../reader.ts';
import { readBinaryRecords } from './binary-records.ts';

const longest = 32_767;
/** Neither control characters nor private or unassigned ones nor halves of pairs: numbers read as text are full of them. */
const readable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\n\r\t]{2,}$/u;

/** Strings of all records of a part, in order, each once. */
export function salvagedWords(part: Uint8Array, decode: Decode): readonly string[] {
  const found = new Set<string>();
  for (const { content } of readBinaryRecords(part)) {
    for (const text of wordsIn(content, decode)) found.add(text);
  }
  return [...found];
}

/** Strings of one record. */
export function wordsIn(content: Uint8Array, decode: Decode): readonly string[] {
  const found: string[] = [];
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let at = 0;
  while (at + 8 <= content.length) {
    const length = view.getUint32(at, true);
    const end = at + 4 + length * 2;
    const text =
      length >= 2 && length <= longest && end <= content.length
        ? (decode(content.subarray(at + 4, end), 'utf-16le') ?? '')
        : '';
    if (readable.test(text)) {
      found.push(text);
      at = end;
    } else at += 1;
  }
  return found;
}
