/** Writes ZIP files byte by byte, honest or not. */
import { deflateSync } from 'fflate';
import { crc32 } from '../../../shared/intake/crc32.ts';

export interface MadeEntry {
  readonly name: string | Uint8Array;
  readonly content: Uint8Array | string;
  /** Name in the local header when it says something else. */
  readonly localName?: string;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly unixMode?: number;
  /** Size the headers claim. */
  readonly claimedBytes?: number;
  readonly claimedCrc?: number;
  /** Leaves the entry out of the directory. */
  readonly unlisted?: boolean;
  /** Writes the sizes behind the data, as streaming programs do. */
  readonly descriptor?: boolean;
}

export interface MadeZip {
  readonly comment?: string;
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  /** Number of entries that the end record claims. */
  readonly claimedEntries?: number;
}

const encoder = new TextEncoder();

export function makeZip(
  entries: readonly MadeEntry[],
  { comment = '', before, after, claimedEntries }: MadeZip = {},
): Uint8Array {
  const local: Uint8Array[] = before ? [before] : [];
  const central: Uint8Array[] = [];
  const lengthOf = (pieces: readonly Uint8Array[]) => pieces.reduce((sum, piece) => sum + piece.length, 0);
  for (const entry of entries) {
    const headerAt = lengthOf(local);
    const made = packEntry(entry);
    local.push(made.local);
    if (!entry.unlisted) central.push(centralHeader(entry, made, headerAt));
  }
  const directoryAt = lengthOf(local);
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, central.length],
    [2, claimedEntries ?? central.length],
  );
  const tail = numbers([4, lengthOf(central)], [4, directoryAt], [2, encoder.encode(comment).length]);
  return join([...local, ...central, end, tail, encoder.encode(comment), after ?? new Uint8Array()]);
}

interface PackedEntry {
  readonly local: Uint8Array;
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
}

function packEntry(entry: MadeEntry): PackedEntry {
  const name = typeof entry.name === 'string' ? encoder.encode(entry.name) : entry.name;
  const content = typeof entry.content === 'string' ? encoder.encode(entry.content) : entry.content;
  const packed = entry.stored ? content : deflateSync(content);
  const utf8Flag = typeof entry.name === 'string' ? 0x800 : 0;
  const flags = (entry.flags ?? utf8Flag) | (entry.descriptor ? 8 : 0);
  const method = entry.method ?? (entry.stored ? 0 : 8);
  const crc = entry.claimedCrc ?? crc32(content);
  const bytes = entry.claimedBytes ?? content.length;
  const localName = entry.localName === undefined ? name : encoder.encode(entry.localName);
  const sizes = numbers([4, crc], [4, packed.length], [4, bytes]);
  const header = join([
    numbers([4, 0x04034b50], [2, 20], [2, flags], [2, method], [4, 0]),
    entry.descriptor ? new Uint8Array(12) : sizes,
    numbers([2, localName.length], [2, 0]),
    localName,
  ]);
  const behind = entry.descriptor ? join([numbers([4, 0x08074b50]), sizes]) : new Uint8Array();
  return {
    local: join([header, packed, behind]),
    name,
    flags,
    method,
    crc,
    packedBytes: packed.length,
    bytes,
  };
}

function centralHeader(entry: MadeEntry, made: PackedEntry, headerAt: number): Uint8Array {
  const madeBy = entry.unixMode === undefined ? 20 : (3 << 8) | 20;
  return join([
    numbers([4, 0x02014b50], [2, madeBy], [2, 20], [2, made.flags], [2, made.method], [4, 0]),
    numbers(
      [4, made.crc],
      [4, made.packedBytes],
      [4, made.bytes],
      [2, made.name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
    ),
    numbers([2, 0], [2, entry.unixMode ?? 0], [4, headerAt]),
    made.name,
  ]);
}

/** Little-endian numbers of the given widths. */
export function numbers(...parts: readonly (readonly [bytes: number, value: number])[]): Uint8Array {
  const bytes: number[] = [];
  for (const [width, value] of parts) {
    for (let index = 0; index < width; index += 1) bytes.push(Math.floor(value / 256 ** index) & 0xff);
  }
  return Uint8Array.from(bytes);
}

export function join(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
