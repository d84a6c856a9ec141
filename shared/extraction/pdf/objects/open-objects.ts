/**
 * The objects of a PDF by number, read when asked for. Strings and streams of files with a password are not deciphered:
 * `isEncrypted` says so.
 */
import {
  type CrossReference,
  type ObjectPlace,
  readCrossReference,
  searchObjects,
} from './cross-reference.ts';
import { parseObject } from './parse-object.ts';
import { type PdfParser, parseValue } from './pdf-parser.ts';
import {
  asDictionary,
  asName,
  asNumber,
  asReference,
  asStream,
  type PdfDictionary,
  type PdfValue,
} from './pdf-value.ts';
import { type Decoded, decodeStream, type Inflate } from './stream-filters.ts';

export interface PdfObjects {
  readonly trailer: PdfDictionary;
  /** The catalogue; empty when there is none. */
  readonly root: PdfDictionary;
  /** Nothing had to be guessed so far: the tables are as they should be and name a catalogue with pages. */
  readonly isWhole: boolean;
  readonly isEncrypted: boolean;
  numbers(): readonly number[];
  get(number: number): PdfValue;
  /** Follows references to what they mean. */
  resolve(value: PdfValue | undefined): PdfValue;
  dictionary(value: PdfValue | undefined): PdfDictionary | null;
  /** What a stream holds behind its filters; null for anything else and over the bound. */
  decode(value: PdfValue | undefined): Decoded | null;
}

export interface ObjectLimits {
  readonly inflate: Inflate;
  /** Bytes that one stream may come to. */
  readonly most: number;
}

interface Store {
  readonly bytes: Uint8Array;
  readonly limits: ObjectLimits;
  readonly known: Map<number, PdfValue>;
  /** Objects within streams of objects. */
  readonly contained: Map<number, readonly ContainedObject[]>;
  table: CrossReference;
  depth: number;
}

interface ContainedObject {
  readonly number: number;
  readonly value: PdfValue;
}

const longestChain = 32;
const deepestContainer = 8;

/** Opens a file; never throws for what is in it. */
export function openObjects(bytes: Uint8Array, limits: ObjectLimits): PdfObjects {
  const empty: CrossReference = { places: new Map(), trailer: new Map(), isWhole: false };
  const store: Store = { bytes, limits, known: new Map(), contained: new Map(), table: empty, depth: 0 };
  store.table = readCrossReference(bytes, (offset) => {
    const stream = asStream(objectAt(store, offset, null));
    const decoded = stream === null ? null : decode(store, stream);
    return stream === null || decoded === null ? null : { stream, data: decoded.bytes };
  });
  store.known.clear();
  if (!store.table.isWhole || !hasPages(store)) repair(store);
  return {
    get trailer() {
      return store.table.trailer;
    },
    get root() {
      return rootOf(store);
    },
    get isWhole() {
      return store.table.isWhole;
    },
    get isEncrypted() {
      return store.table.trailer.has('Encrypt');
    },
    numbers: () => [...store.table.places.keys()],
    get: (number) => get(store, number),
    resolve: (value) => resolve(store, value),
    dictionary: (value) => asDictionary(resolve(store, value)),
    decode: (value) => decode(store, value),
  };
}

function rootOf(store: Store): PdfDictionary {
  return asDictionary(resolve(store, store.table.trailer.get('Root'))) ?? new Map();
}

function hasPages(store: Store): boolean {
  return asDictionary(resolve(store, rootOf(store).get('Pages'))) !== null;
}

function resolve(store: Store, value: PdfValue | undefined): PdfValue {
  let current = value ?? null;
  for (let step = 0; step < longestChain; step += 1) {
    const number = asReference(current);
    if (number === null) return current;
    current = get(store, number);
  }
  return null;
}

function decode(store: Store, value: PdfValue | undefined): Decoded | null {
  const stream = asStream(resolve(store, value));
  const { inflate, most } = store.limits;
  return stream === null
    ? null
    : decodeStream(stream, { inflate, most, resolve: (inner) => resolve(store, inner) });
}

function get(store: Store, number: number): PdfValue {
  const before = store.known.get(number);
  if (before !== undefined) return before;
  const place = store.table.places.get(number);
  if (place === undefined) return null;
  // A reference to itself ends here.
  store.known.set(number, null);
  const value = read(store, number, place);
  store.known.set(number, value);
  return value;
}

function read(store: Store, number: number, place: ObjectPlace): PdfValue {
  if ('container' in place) {
    const objects = containedIn(store, place.container);
    const placed = objects[place.index];
    const found = placed?.number === number ? placed : objects.find((each) => each.number === number);
    return (found ?? placed)?.value ?? null;
  }
  const value = objectAt(store, place.offset, number);
  if (value !== undefined) return value;
  if (!store.table.isWhole) return null;
  repair(store);
  const other = store.table.places.get(number);
  return other === undefined ? null : read(store, number, other);
}

function objectAt(store: Store, offset: number, expected: number | null): PdfValue | undefined {
  const lengthOf = (length: PdfValue | undefined) => asNumber(resolve(store, length));
  const found = parseObject({ bytes: store.bytes, at: offset }, lengthOf);
  return found === null || (expected !== null && found.number !== expected) ? undefined : found.value;
}

/** Searches the file for its objects, and the streams of objects for theirs. */
function repair(store: Store): void {
  const before = store.table.trailer;
  store.table = searchObjects(store.bytes);
  store.known.clear();
  store.contained.clear();
  const { places, trailer } = store.table;
  for (const [key, value] of before) if (!trailer.has(key)) trailer.set(key, value);
  for (const number of [...places.keys()]) {
    const dictionary = asDictionary(get(store, number));
    const type = asName(dictionary?.get('Type'));
    if (type === 'ObjStm') {
      for (const [index, each] of containedIn(store, number).entries())
        if (!places.has(each.number)) places.set(each.number, { container: number, index });
    } else if (type === 'XRef') {
      for (const [key, value] of dictionary ?? []) if (!trailer.has(key)) trailer.set(key, value);
    } else if (type === 'Catalog' && !trailer.has('Root')) trailer.set('Root', { type: 'reference', number });
  }
}

function containedIn(store: Store, container: number): readonly ContainedObject[] {
  const before = store.contained.get(container);
  if (before !== undefined) return before;
  if (store.depth >= deepestContainer) return [];
  store.depth += 1;
  const objects = readContainer(store, container);
  store.depth -= 1;
  store.contained.set(container, objects);
  return objects;
}

function readContainer(store: Store, container: number): readonly ContainedObject[] {
  const value = get(store, container);
  const data = decode(store, value)?.bytes;
  const dictionary = asDictionary(value);
  const numberOf = (key: string) => asNumber(resolve(store, dictionary?.get(key)));
  const [count, first] = [numberOf('N'), numberOf('First')];
  if (data === undefined || count === null || first === null) return [];
  const head: PdfParser = { bytes: data.subarray(0, first), at: 0 };
  const objects: ContainedObject[] = [];
  for (let each = 0; each < count && head.at < first; each += 1) {
    const [number, offset] = [parseValue(head), parseValue(head)];
    if (typeof number !== 'number' || typeof offset !== 'number') break;
    objects.push({ number, value: parseValue({ bytes: data, at: first + offset }) });
  }
  return objects;
}
