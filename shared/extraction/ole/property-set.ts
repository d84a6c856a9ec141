/**
 * Property sets: what an old Office file says about itself ([MS-OLEPS] 2; the numbers in [MS-OSHARED] 2.3.3.2).
 * Only values that are words are given; counts, times and pictures are left out.
 */
import { sliceOf, uint16At, uint32At } from '../../base/bounded-reader.ts';
import type { Decode } from '../reader.ts';
import { stop } from '../stop.ts';
import { untilNul, utf16At } from './binary-text.ts';
import { codePageLabel } from './code-pages.ts';

export interface WordProperty {
  /** Number in the set; in the set of a person's own properties a name stands in `name`. */
  readonly id: number;
  readonly name: string | null;
  readonly value: string;
}

export interface PropertySet {
  /** The second set of a stream is the one of a person's own properties. */
  readonly isCustom: boolean;
  readonly properties: readonly WordProperty[];
}

const mostProperties = 4096;
const mostStrings = 4096;
const codePageProperty = 1;
const userDefined = 0xd5cdd505;
const unicode = 1200;

/** Reads all sets of a stream. @throws TooShort when the stream ends before its first set */
export function readPropertySets(bytes: Uint8Array, decode: Decode): readonly PropertySet[] {
  const sets: PropertySet[] = [];
  const count = Math.min(uint32At(bytes, 24), 4);
  for (let index = 0; index < count; index += 1) {
    const at = 28 + index * 20;
    const section = bytes.subarray(uint32At(bytes, at + 16));
    const isCustom = uint32At(bytes, at) === userDefined;
    sets.push({ isCustom, properties: readSection(section, { decode, isCustom }) });
  }
  return sets;
}

interface SectionTools {
  readonly decode: Decode;
  readonly isCustom: boolean;
}

function readSection(section: Uint8Array, { decode, isCustom }: SectionTools): WordProperty[] {
  const entries = listEntries(section);
  const codePage = entries.find(({ id }) => id === codePageProperty)?.at;
  const strings: StringReader = {
    bytes: section,
    codePage: codePage === undefined ? 1252 : uint16At(section, codePage + 4),
    decode,
    left: section.length * 2,
  };
  const dictionary = isCustom ? entries.find(({ id }) => id === 0)?.at : undefined;
  const names = dictionary === undefined ? new Map<number, string>() : readNames(strings, dictionary);
  return entries.flatMap(({ id, at }) => {
    if (id <= codePageProperty) return [];
    return readValues(strings, at).map((value) => ({ id, name: names.get(id) ?? null, value }));
  });
}

function listEntries(section: Uint8Array): { readonly id: number; readonly at: number }[] {
  const count = Math.min(uint32At(section, 4), mostProperties, Math.floor(section.length / 8));
  const entries: { id: number; at: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    const entry = { id: uint32At(section, 8 + index * 8), at: uint32At(section, 12 + index * 8) };
    if (entry.at + 8 <= section.length) entries.push(entry);
  }
  return entries;
}

interface StringReader {
  readonly bytes: Uint8Array;
  readonly codePage: number;
  readonly decode: Decode;
  /** Bytes of strings that may still be read: properties that all point to the same long string are made up. */
  left: number;
}

/** Words of one property; none for other types. A damaged value is no value. */
function readValues(reader: StringReader, at: number): string[] {
  const type = uint16At(reader.bytes, at);
  const values: string[] = [];
  const take = (stringType: number, from: number) => {
    const read = readString(reader, from, stringType);
    const value = read === null ? '' : untilNul(read.text).trim();
    if (value !== '') values.push(value);
    return read;
  };
  if (type === 0x1e || type === 0x1f) take(type, at + 4);
  if (type === 0x101e || type === 0x101f) {
    const count = Math.min(uint32At(reader.bytes, at + 4), mostStrings);
    let from = at + 8;
    for (let index = 0; index < count; index += 1) {
      const read = take(type & 0xff, from);
      if (read === null) break;
      from = read.end;
    }
  }
  return values;
}

function readString(
  reader: StringReader,
  at: number,
  type: number,
): { readonly text: string; readonly end: number } | null {
  const { bytes, codePage, decode } = reader;
  if (at + 4 > bytes.length) return null;
  const size = uint32At(bytes, at);
  const length = type === 0x1f ? size * 2 : size;
  if (at + 4 + length > bytes.length) return null;
  reader.left -= length;
  if (reader.left < 0) stop('damaged', 'properties');
  const end = at + 4 + length;
  const isWide = type === 0x1f || codePage === unicode;
  const text = isWide
    ? utf16At(bytes, at + 4, Math.floor(length / 2))
    : (decode(sliceOf(bytes, at + 4, end), codePageLabel(codePage)) ?? '');
  return { text, end: isWide ? end + ((4 - (end % 4)) % 4) : end };
}

/** Names of a person's own properties (2.17). */
function readNames(reader: StringReader, at: number): Map<number, string> {
  const { bytes, codePage } = reader;
  const names = new Map<number, string>();
  const count = Math.min(uint32At(bytes, at), mostProperties);
  let from = at + 4;
  for (let index = 0; index < count && from + 8 <= bytes.length; index += 1) {
    const read = readString(reader, from + 4, codePage === unicode ? 0x1f : 0x1e);
    if (read === null) break;
    names.set(uint32At(bytes, from), untilNul(read.text));
    from = read.end;
  }
  return names;
}
