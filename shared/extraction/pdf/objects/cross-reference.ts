/**
 * Where the objects of a PDF stand (ISO 32000-2, 7.5.4, 7.5.8): tables, streams, and the chain of earlier ones. A file
 * whose tables lie is searched for its objects instead.
 */
import { latin1 } from '../../../base/bounded-reader.ts';
import { type PdfParser, parseValue, skipBlanks } from './pdf-parser.ts';
import {
  asArray,
  asDictionary,
  asNumber,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from './pdf-value.ts';

/** Offset in the file, or place within a stream of objects. */
export type ObjectPlace =
  | { readonly offset: number }
  | { readonly container: number; readonly index: number };

export interface CrossReference {
  readonly places: Map<number, ObjectPlace>;
  /** The newest trailer; keys that only older ones have are added. */
  readonly trailer: Map<string, PdfValue>;
  /** The tables were found and read as they should be. */
  isWhole: boolean;
}

/** Reads the stream at an offset and takes it out of its filters. */
export type StreamAt = (offset: number) => { readonly stream: PdfStream; readonly data: Uint8Array } | null;

const searchedAtEnd = 2048;
const mostSections = 1_000;
const mostObjects = 5_000_000;

/** Follows the tables from the end of the file. */
export function readCrossReference(bytes: Uint8Array, streamAt: StreamAt): CrossReference {
  const found: CrossReference = { places: new Map(), trailer: new Map(), isWhole: true };
  const tail = latin1(bytes, Math.max(0, bytes.length - searchedAtEnd), bytes.length);
  const start = [...tail.matchAll(/startxref\s*(\d+)/g)].at(-1)?.[1];
  const queue = start === undefined ? [] : [Number(start)];
  const seen = new Set<number>();
  while (queue.length > 0 && seen.size < mostSections) {
    const offset = queue.shift() ?? 0;
    if (seen.has(offset)) continue;
    seen.add(offset);
    const trailer = readSection(found, { bytes, offset, streamAt });
    if (trailer === null) {
      found.isWhole = false;
      continue;
    }
    for (const [key, value] of trailer) if (!found.trailer.has(key)) found.trailer.set(key, value);
    for (const key of ['XRefStm', 'Prev']) {
      const next = asNumber(trailer.get(key));
      if (next !== null) queue.push(next);
    }
  }
  found.isWhole &&= seen.size > 0 && found.trailer.has('Root');
  return found;
}

/** Finds objects by their first words; the last definition of a number counts. */
export function searchObjects(bytes: Uint8Array): CrossReference {
  const found: CrossReference = { places: new Map(), trailer: new Map(), isWhole: false };
  const chunk = 1024 * 1024;
  for (let from = 0; from < bytes.length; from += chunk) {
    const text = latin1Fast(bytes.subarray(from, Math.min(bytes.length, from + chunk + 64)));
    for (const match of text.matchAll(/(?<![\d.])(\d{1,9})\s{1,4}\d{1,5}\s{1,4}obj(?![a-z])/gi)) {
      if (match.index >= chunk) break;
      found.places.set(Number(match[1]), { offset: from + match.index });
    }
    for (const match of text.matchAll(/trailer(?=\s*<<)/g)) {
      const trailer = asDictionary(parseValue({ bytes, at: from + match.index + 7 }));
      for (const [key, value] of trailer ?? []) found.trailer.set(key, value);
    }
  }
  return found;
}

interface Section {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly streamAt: StreamAt;
}

function readSection(found: CrossReference, { bytes, offset, streamAt }: Section): PdfDictionary | null {
  if (offset <= 0 || offset >= bytes.length) return null;
  const parser: PdfParser = { bytes, at: offset };
  skipBlanks(parser);
  if (latin1(bytes, parser.at, parser.at + 4) === 'xref') {
    parser.at += 4;
    return readTable(found, parser);
  }
  const read = streamAt(offset);
  if (read === null) return null;
  readTableStream(found, read);
  return read.stream.dictionary;
}

function readTable(found: CrossReference, parser: PdfParser): PdfDictionary | null {
  const { bytes } = parser;
  for (;;) {
    skipBlanks(parser);
    if (latin1(bytes, parser.at, parser.at + 7) === 'trailer') {
      parser.at += 7;
      return asDictionary(parseValue(parser));
    }
    const [first, count] = [parseValue(parser), parseValue(parser)];
    if (typeof first !== 'number' || typeof count !== 'number' || count < 0) return null;
    for (let index = 0; index < count; index += 1) {
      const offset = parseValue(parser);
      const generation = parseValue(parser);
      const kind = parseValue(parser);
      if (typeof offset !== 'number' || typeof generation !== 'number' || kind === null) return null;
      const isUsed = typeof kind === 'object' && 'word' in kind && kind.word === 'n';
      if (isUsed && offset > 0) addPlace(found, first + index, { offset });
    }
  }
}

function readTableStream(
  found: CrossReference,
  { stream, data }: { readonly stream: PdfStream; readonly data: Uint8Array },
): void {
  const { dictionary } = stream;
  const widths = asArray(dictionary.get('W')).map((width) => asNumber(width) ?? 0);
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const index = asArray(dictionary.get('Index')).map((each) => asNumber(each) ?? 0);
  const ranges = index.length === 0 ? [0, asNumber(dictionary.get('Size')) ?? 0] : index;
  const rowWidth = kindWidth + secondWidth + thirdWidth;
  if (rowWidth <= 0 || rowWidth > 32) return;
  const field = (at: number, width: number) =>
    data.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0);
  let at = 0;
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = ranges.slice(range, range + 2);
    for (let row = 0; row < count && at + rowWidth <= data.length; row += 1, at += rowWidth) {
      const kind = kindWidth === 0 ? 1 : field(at, kindWidth);
      const second = field(at + kindWidth, secondWidth);
      const third = field(at + kindWidth + secondWidth, thirdWidth);
      if (kind === 1) addPlace(found, first + row, { offset: second });
      else if (kind === 2) addPlace(found, first + row, { container: second, index: third });
    }
  }
}

function addPlace({ places }: CrossReference, number: number, place: ObjectPlace): void {
  if (!places.has(number) && places.size < mostObjects) places.set(number, place);
}

function latin1Fast(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join('');
}
