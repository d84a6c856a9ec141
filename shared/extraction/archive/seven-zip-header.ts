/**
 * What the header of a 7z archive says (7zFormat.txt of the LZMA SDK): folders, each some packed bytes with the coders that
 * made them, and members, one after another in the folders. Counts are believed only as far as the header could hold them.
 */
import { sliceOf, TooShort, uint32At } from '../../base/bounded-reader.ts';
import { stop } from '../stop.ts';

export interface SevenZipCoder {
  /** Bytes as hexadecimal digits. */
  readonly method: string;
  readonly properties: Uint8Array;
}

export interface SevenZipFolder {
  readonly coders: readonly SevenZipCoder[];
  /** Where the packed bytes begin, counted from the end of the start header, and how many they are; null when there are several streams. */
  readonly packed: { readonly at: number; readonly size: number } | null;
  /** Bytes that come out. */
  readonly size: number;
  readonly crc: number | null;
}

export interface SevenZipMember {
  readonly name: string;
  /** A name without bytes of its own is a folder of the file system, or an empty file. */
  readonly hasBytes: boolean;
  readonly isLink: boolean;
}

/** The bytes of one member within its folder. */
export interface SevenZipPiece {
  readonly folder: number;
  readonly size: number;
  readonly crc: number | null;
}

export interface SevenZipHeader {
  readonly folders: readonly SevenZipFolder[];
  /** In the order of the members that have bytes. */
  readonly pieces: readonly SevenZipPiece[];
  readonly members: readonly SevenZipMember[];
}

const id = {
  end: 0,
  header: 1,
  archiveProperties: 2,
  mainStreams: 4,
  files: 5,
  packInfo: 6,
  unpackInfo: 7,
  substreams: 8,
  size: 9,
  crc: 10,
  folder: 11,
  unpackSize: 12,
  unpackStreams: 13,
  emptyStream: 14,
  names: 17,
  attributes: 21,
  packedHeader: 23,
} as const;

/** Attributes may carry the mode of Unix in their upper half. */
const unixExtension = 0x8000;
const mostCoders = 32;

type Read = ReturnType<typeof headerReader>;

/** Tells whether this is a header that is packed itself. */
export function isPackedHeader(bytes: Uint8Array): boolean {
  return bytes[0] === id.packedHeader;
}

/**
 * Reads a header, or of a packed one the one folder that it lies in. Stops with `over-limit` when it counts more than `most`
 * of anything.
 * @throws TooShort when it is not one
 */
export function readSevenZipHeader(bytes: Uint8Array, most: number): SevenZipHeader {
  const read = headerReader(bytes, most);
  const first = read.byte();
  if (first === id.packedHeader) return { ...readStreams(read), members: [] };
  if (first !== id.header) throw new TooShort('7z');
  let streams: ReturnType<typeof readStreams> = { folders: [], pieces: [] };
  let members: readonly SevenZipMember[] = [];
  for (let part = read.byte(); part !== id.end; part = read.byte()) {
    if (part === id.archiveProperties) skipProperties(read);
    else if (part === id.mainStreams) streams = readStreams(read);
    else if (part === id.files) members = readMembers(read);
    else throw new TooShort('7z');
  }
  return { ...streams, members };
}

function skipProperties(read: Read): void {
  while (read.byte() !== id.end) read.bytes(read.number());
}

function readStreams(read: Read): Pick<SevenZipHeader, 'folders' | 'pieces'> {
  let packed: readonly { readonly at: number; readonly size: number }[] = [];
  let folders: readonly SevenZipFolder[] = [];
  let pieces: readonly SevenZipPiece[] | null = null;
  for (let part = read.byte(); part !== id.end; part = read.byte()) {
    if (part === id.packInfo) packed = readPackInfo(read);
    else if (part === id.unpackInfo) folders = readFolders(read, packed);
    else if (part === id.substreams) pieces = readPieces(read, folders);
    else throw new TooShort('7z');
  }
  return { folders, pieces: pieces ?? folders.map(({ size, crc }, folder) => ({ folder, size, crc })) };
}

function readPackInfo(read: Read): { readonly at: number; readonly size: number }[] {
  let at = read.number();
  const count = read.count();
  let sizes: readonly number[] = [];
  for (let part = read.byte(); part !== id.end; part = read.byte()) {
    if (part === id.size) sizes = times(count, read.number);
    else if (part === id.crc) read.digests(count);
    else throw new TooShort('7z');
  }
  return sizes.map((size) => {
    const from = at;
    at += size;
    return { at: from, size };
  });
}

function readFolders(
  read: Read,
  packed: readonly { readonly at: number; readonly size: number }[],
): SevenZipFolder[] {
  read.expect(id.folder);
  const count = read.count();
  read.expect(0);
  let stream = 0;
  const shapes = times(count, () => {
    const shape = readFolder(read);
    const own = shape.streams === 1 ? (packed[stream] ?? null) : null;
    stream += shape.streams;
    return { ...shape, packed: own };
  });
  read.expect(id.unpackSize);
  const sizes = shapes.map(({ coders, last }) => times(coders.length, read.number)[last] ?? 0);
  let digests: readonly (number | null)[] = [];
  for (let part = read.byte(); part !== id.end; part = read.byte()) {
    if (part !== id.crc) throw new TooShort('7z');
    digests = read.digests(count);
  }
  return shapes.map(({ coders, packed: own }, index) => ({
    coders,
    packed: own,
    size: sizes[index] ?? 0,
    crc: digests[index] ?? null,
  }));
}

/** Coders of one folder, how many packed streams they take, and which coder's output is the folder's. */
function readFolder(read: Read) {
  const count = read.number();
  if (count < 1 || count > mostCoders) throw new TooShort('7z');
  let inputs = 0;
  const coders = times(count, (): SevenZipCoder => {
    const flags = read.byte();
    const method = hexadecimal(read.bytes(flags & 0x0f));
    const isComplex = (flags & 0x10) !== 0;
    const own = isComplex ? read.number() : 1;
    if (own > mostCoders || (isComplex && read.number() !== 1)) throw new TooShort('7z');
    inputs += own;
    return { method, properties: (flags & 0x20) === 0 ? new Uint8Array() : read.bytes(read.number()) };
  });
  const bound = new Set(
    times(count - 1, () => {
      read.number();
      return read.number();
    }),
  );
  const streams = inputs - (count - 1);
  if (streams < 1) throw new TooShort('7z');
  if (streams > 1) times(streams, read.number);
  return { coders, streams, last: coders.findIndex((_, index) => !bound.has(index)) };
}

function readPieces(read: Read, folders: readonly SevenZipFolder[]): SevenZipPiece[] {
  let part = read.byte();
  let counts = folders.map(() => 1);
  if (part === id.unpackStreams) {
    counts = folders.map(() => read.count());
    part = read.byte();
  }
  const hasSizes = part === id.size;
  const sizes = folders.map(({ size }, folder) => {
    let left = size;
    return times(counts[folder] ?? 0, (index) => {
      const isLast = index === (counts[folder] ?? 0) - 1;
      const own = isLast ? left : hasSizes ? read.number() : 0;
      left -= own;
      if (left < 0) throw new TooShort('7z');
      return own;
    });
  });
  if (hasSizes) part = read.byte();
  const known = folders.map(({ crc }, folder) => (counts[folder] === 1 ? crc : null));
  const unknown = sizes.flatMap((each, folder) => (known[folder] === null ? each : [])).length;
  let digests: readonly (number | null)[] = [];
  for (; part !== id.end; part = read.byte()) {
    if (part !== id.crc) throw new TooShort('7z');
    digests = read.digests(unknown);
  }
  let next = 0;
  return sizes.flatMap((each, folder) =>
    each.map((size) => {
      const own = known[folder] ?? null;
      if (own !== null) return { folder, size, crc: own };
      next += 1;
      return { folder, size, crc: digests[next - 1] ?? null };
    }),
  );
}

function readMembers(read: Read): SevenZipMember[] {
  const count = read.count();
  let empty: readonly boolean[] = [];
  let names: readonly string[] = [];
  let links: readonly boolean[] = [];
  for (let part = read.byte(); part !== id.end; part = read.byte()) {
    const own = headerReader(read.bytes(read.number()), count);
    if (part === id.emptyStream) empty = own.bits(count);
    else if (part === id.names) {
      own.expect(0);
      names = times(count, own.name);
    } else if (part === id.attributes) links = readLinks(own, count);
  }
  return times(count, (index) => ({
    name: names[index] ?? '',
    hasBytes: empty[index] !== true,
    isLink: links[index] === true,
  }));
}

function readLinks(read: Read, count: number): boolean[] {
  const defined = read.byte() === 0 ? read.bits(count) : times(count, () => true);
  read.expect(0);
  return defined.map((isDefined) => {
    if (!isDefined) return false;
    const attributes = read.word();
    return (attributes & unixExtension) !== 0 && ((attributes >>> 16) & 0xf000) === 0xa000;
  });
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function headerReader(bytes: Uint8Array, most: number) {
  let at = 0;
  const byte = () => {
    const value = bytes[at];
    if (value === undefined) throw new TooShort('7z');
    at += 1;
    return value;
  };
  /** Its first byte tells by its highest bits how many bytes follow. */
  const number = () => {
    const first = byte();
    let value = 0;
    let weight = 1;
    for (let mask = 0x80; mask > 0; mask >>= 1) {
      if ((first & mask) === 0) return value + (first & (mask - 1)) * weight;
      value += byte() * weight;
      weight *= 256;
    }
    return value;
  };
  const take = (count: number) => {
    const taken = sliceOf(bytes, at, at + count);
    at += count;
    return taken;
  };
  const word = () => uint32At(take(4), 0);
  const bits = (count: number) => {
    const map = take(Math.ceil(count / 8));
    return times(count, (index) => ((map[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0);
  };
  return {
    byte,
    number,
    bytes: take,
    word,
    bits,
    /** A number of things of which each takes at least a bit of the header. */
    count() {
      const value = number();
      if (value > bytes.length * 8) throw new TooShort('7z');
      if (value > most) stop('over-limit', 'entries');
      return value;
    },
    expect(value: number) {
      if (byte() !== value) throw new TooShort('7z');
    },
    digests(count: number): (number | null)[] {
      const defined = byte() === 0 ? bits(count) : times(count, () => true);
      return defined.map((isDefined) => (isDefined ? word() : null));
    },
    /** UTF-16 up to a zero. */
    name() {
      let text = '';
      for (;;) {
        const unit = byte() + byte() * 256;
        if (unit === 0) return text;
        text += String.fromCharCode(unit);
      }
    },
  };
}
