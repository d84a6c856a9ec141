/** IPTC records of press photos: by-line, caption, place (IPTC-NAA Information Interchange Model 4.2). */
import type { ImageFacts } from './image-facts.ts';
import { textOf } from './tiff-directory.ts';

const byLine = 80;
/** Of the application record: status, rights, orders and the like hold words too; only numbers and codes do not. */
const wordless = new Set([0, 3, 7, 8, 10, 22, 70, 100, 130, 131, 150, 200, 201, 202]);
const mostRecords = 10_000;

/** Reads a row of records. */
export function readIptc(bytes: Uint8Array, facts: ImageFacts): void {
  let at = 0;
  for (let count = 0; bytes[at] === 0x1c && count < mostRecords; count += 1) {
    const record = bytes[at + 1];
    const dataset = bytes[at + 2] ?? 0;
    const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0);
    // The top bit says that the length itself follows, for values no text has.
    if (length >= 0x8000) return;
    const value = bytes.subarray(at + 5, at + 5 + length);
    at += 5 + length;
    if (record !== 2) continue;
    const text = wordless.has(dataset) ? '' : textOf(value, facts.decode);
    facts.add('image.iptc', text);
    if (dataset === byLine && text !== '') facts.add('image.person', text);
  }
}
