/** Writes ZIP files that an honest program would not write. */
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import { crc32 } from '../../../shared/intake/crc32.ts';

export interface RawEntry {
  /** Text, or bytes for names that are no text. */
  readonly name: string | Uint8Array;
  readonly data?: Uint8Array;
  readonly flags?: number;
  readonly method?: number;
  /** Unix mode. */
  readonly mode?: number;
  /** Size that the headers claim. */
  readonly claimed?: number;
  /** Name in the local header, where it differs. */
  readonly localName?: string;
  /** Left out of the directory. */
  readonly unlisted?: boolean;
  /** Bytes put behind the data. */
  readonly gap?: Uint8Array;
}

export interface RawZip {
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly comment?: Uint8Array;
  /** Number of entries that the end record claims. */
  readonly claimedEntries?: number;
}

export function rawZip(entries: readonly RawEntry[], around: RawZip = {}): Uint8Array {
  const pieces: Buffer[] = [Buffer.from(around.before ?? [])];
  const directory: Buffer[] = [];
  let offset = pieces[0]!.length;
  const origin = 0;
  for (const entry of entries) {
    const data = entry.data ?? new Uint8Array();
    const local = Buffer.concat([localHeader(entry, data), data, entry.gap ?? new Uint8Array()]);
    if (entry.unlisted !== true) directory.push(centralHeader(entry, data, offset - origin));
    pieces.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  const count = around.claimedEntries ?? directory.length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  const comment = around.comment ?? new Uint8Array();
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([...pieces, central, end, comment, around.after ?? new Uint8Array()]));
}

function nameBytes(name: string | Uint8Array): Uint8Array {
  return typeof name === 'string' ? encodeUtf8(name) : name;
}

function localHeader(entry: RawEntry, data: Uint8Array): Buffer {
  const name = nameBytes(entry.localName ?? entry.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(10, 4);
  writeFacts(header, 6, { entry, data, nameLength: name.length });
  return Buffer.concat([header, name]);
}

function centralHeader(entry: RawEntry, data: Uint8Array, offset: number): Buffer {
  const name = nameBytes(entry.name);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  header.writeUInt16LE(10, 6);
  writeFacts(header, 8, { entry, data, nameLength: name.length });
  header.writeUInt32LE((entry.mode ?? 0o100644) * 0x1_0000, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

interface Facts {
  readonly entry: RawEntry;
  readonly data: Uint8Array;
  readonly nameLength: number;
}

function writeFacts(header: Buffer, at: number, { entry, data, nameLength }: Facts): void {
  header.writeUInt16LE(entry.flags ?? 0x0800, at);
  header.writeUInt16LE(entry.method ?? 0, at + 2);
  header.writeUInt16LE(0x0021, at + 6);
  header.writeUInt32LE(crc32(data), at + 8);
  header.writeUInt32LE(data.length, at + 12);
  header.writeUInt32LE(entry.claimed ?? data.length, at + 16);
  header.writeUInt16LE(nameLength, at + 20);
}
