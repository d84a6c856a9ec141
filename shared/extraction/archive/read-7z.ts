/**
 * 7z archives are recognised, not unpacked: no decoder for their members is part of the program. What their header says is
 * told: what it needs a password for, and the names of the members (7zFormat.txt of the LZMA SDK).
 */
import { hasBytesAt, sliceOf, TooShort, uint64At } from '../../base/bounded-reader.ts';
import { startCollecting } from '../collector.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { noteRepeated } from './note-repeated.ts';
import { unpackLzma } from './unpack-lzma.ts';

/** Signature, version, check sum, then place, length and check sum of the header at the end. */
const startBytes = 32;
const packedHeader = 0x17;
/** AES-256 with a key from a password; LZMA of the first kind. */
const encryption = [0x06, 0xf1, 0x07, 0x01];
const lzma = [0x03, 0x01, 0x01];
/** Properties of a header's streams. */
const property = {
  end: 0,
  packInfo: 6,
  unpackInfo: 7,
  size: 9,
  crc: 10,
  folder: 11,
  unpackSize: 12,
} as const;
const namesProperty = 0x11;
const readable = /^[^\p{Cc}\p{Co}\p{Cn}\p{Cs}]+$/u;
const largestHeader = 16 * 1024 * 1024;

/** Never more than names and facts; that the members are not inspected is always said. */
export const read7z: Reader = async (bytes, context) => {
  const collector = startCollecting('7z', context.budget);
  const header = collector.attempt('', () => headerOf(bytes));
  if (header === null) return collector.finish();
  const shown = { place: {}, hidden: null };
  const names = namesIn(header, context);
  collector.lines(
    '(names)',
    'attachment-name',
    names.map((text) => ({ text, mark: shown })),
  );
  noteRepeated(names, collector);
  if (includes(header, encryption)) {
    collector.fact({ kind: 'file.encrypted', path: '' });
    collector.skip('', 'encrypted');
  } else if (header.length > 0) collector.skip('', 'unsupported-format');
  return collector.finish();
};

/** The header, unpacked where it is packed and not encrypted. @throws TooShort when it is not where it should be */
function headerOf(bytes: Uint8Array): Uint8Array {
  const start = startBytes + uint64At(bytes, 12);
  const header = sliceOf(bytes, start, start + uint64At(bytes, 20));
  if (header[0] !== packedHeader || includes(header, encryption)) return header;
  return unpacked(bytes, header);
}

/** A packed header tells where it lies and how it was packed; one in a way that is not known here stays packed. */
function unpacked(bytes: Uint8Array, header: Uint8Array): Uint8Array {
  const read = numberReader(header, 1);
  read.expect(property.packInfo);
  const at = startBytes + read.number();
  read.number();
  read.expect(property.size);
  const packed = sliceOf(bytes, at, at + read.number());
  if (read.byte() === property.crc) {
    read.skip(1 + 4);
    read.expect(property.end);
  }
  read.expect(property.unpackInfo);
  read.expect(property.folder);
  // One folder, described here, of one coder with an id of three bytes and properties.
  read.number();
  read.skip(1);
  read.number();
  const hasProperties = read.byte() === (0x20 | lzma.length);
  if (!hasProperties || !hasBytesAt(header, read.at(), lzma)) return header;
  read.skip(lzma.length);
  const length = read.number();
  const properties = sliceOf(header, read.at(), read.at() + length);
  read.skip(length);
  read.expect(property.unpackSize);
  const size = read.number();
  if (size > largestHeader) throw new TooShort('7z');
  return unpackLzma(packed, properties, size);
}

/** Names of the members: the one property of a header that is a row of words, each with a zero behind it. */
function namesIn(header: Uint8Array, { decode }: ReadContext): readonly string[] {
  for (let at = header.indexOf(namesProperty); at !== -1; at = header.indexOf(namesProperty, at + 1)) {
    const read = numberReader(header, at + 1);
    if (header.length - read.at() < 2) return [];
    const size = read.number();
    // They stand here, not in a stream of their own.
    const isHere = header[read.at()] === 0;
    const end = read.at() + size;
    if (!isHere || size < 5 || size % 2 === 0 || end > header.length) continue;
    if (header[end - 1] !== 0 || header[end - 2] !== 0) continue;
    const names = (decode(header.subarray(read.at() + 1, end - 2), 'utf-16le') ?? '').split('\0');
    if (names.every((name) => readable.test(name))) return names;
  }
  return [];
}

/** Numbers whose first byte tells by its highest bits how many bytes follow. */
function numberReader(bytes: Uint8Array, from: number) {
  let at = from;
  const byte = () => {
    const value = bytes[at];
    if (value === undefined) throw new TooShort('7z');
    at += 1;
    return value;
  };
  return {
    at: () => at,
    byte,
    skip(count: number) {
      at += count;
    },
    expect(value: number) {
      if (byte() !== value) throw new TooShort('7z');
    },
    number() {
      const first = byte();
      let value = 0;
      let weight = 1;
      for (let mask = 0x80; mask > 0; mask >>= 1) {
        if ((first & mask) === 0) return value + (first & (mask - 1)) * weight;
        value += byte() * weight;
        weight *= 256;
      }
      return value;
    },
  };
}

function includes(bytes: Uint8Array, sought: readonly number[]): boolean {
  const [first = 0] = sought;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (hasBytesAt(bytes, at, sought)) return true;
  }
  return false;
}
