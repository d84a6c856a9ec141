/**
 * Compound files (OLE2): the container of old Office files, of encrypted new ones and of embedded objects.
 * Source: [MS-CFB] 2.2 to 2.6. A chain is followed no further than the bytes
 * it is said to have and the file can hold, so a loop cannot hold us; a file that was cut off gives what is left of it.
 */
import { hasBytesAt, sliceOf, TooShort, uint16At, uint32At } from '../base/bounded-reader.ts';

export interface OleStream {
  readonly name: string;
  /** Names of the storages around it, outermost first, without the root. */
  readonly storages: readonly string[];
  readonly bytes: number;
  /** All bytes. @throws TooShort when the file ends before */
  read(): Uint8Array;
  /** What is there of the bytes: fewer than `bytes` when the file was cut off. */
  readAvailable(): Uint8Array;
}

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const lastSector = 0xfffffffa;
const noEntry = 0xffffffff;
const directoryEntryBytes = 128;
/** Storages within storages that are followed; real files have fewer than ten. */
const deepestStorage = 32;

interface DirectoryEntry {
  readonly name: string;
  readonly kind: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

interface Layout {
  readonly bytes: Uint8Array;
  readonly sectorBytes: number;
  readonly table: readonly number[];
}

/** Tells whether the bytes begin like a compound file. */
export function looksLikeOle(bytes: Uint8Array): boolean {
  return hasBytesAt(bytes, 0, signature);
}

/** All streams with their storages, in directory order; null when the container is damaged. */
export function readOleStreams(bytes: Uint8Array): readonly OleStream[] | null {
  try {
    return looksLikeOle(bytes) ? listStreams(bytes) : null;
  } catch (error) {
    if (error instanceof TooShort) return null;
    throw error;
  }
}

function listStreams(bytes: Uint8Array): OleStream[] {
  const layout = readLayout(bytes);
  const entries = readDirectory(layout, uint32At(bytes, 48));
  const root = entries[0];
  if (root === undefined) throw new TooShort('no root');
  const readStream = streamReader(layout, root);
  const streams: OleStream[] = [];
  const seen = new Set<number>();
  const pending: { index: number; storages: readonly string[] }[] = [{ index: root.child, storages: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { index, storages } = next;
    const entry = index === noEntry || seen.has(index) ? undefined : entries[index];
    if (entry === undefined) continue;
    seen.add(index);
    pending.push({ index: entry.left, storages }, { index: entry.right, storages });
    if (entry.kind === 1 && storages.length < deepestStorage) {
      pending.push({ index: entry.child, storages: [...storages, entry.name] });
    }
    if (entry.kind === 2) streams.push(streamOf(entry, storages, readStream));
  }
  return streams;
}

function streamOf(
  entry: DirectoryEntry,
  storages: readonly string[],
  readAvailable: (entry: DirectoryEntry) => Uint8Array,
): OleStream {
  return {
    name: entry.name,
    storages,
    bytes: entry.size,
    read: () => sliceOf(readAvailable(entry), 0, entry.size),
    readAvailable: () => readAvailable(entry),
  };
}

function readLayout(bytes: Uint8Array): Layout {
  const sectorBytes = 2 ** uint16At(bytes, 30);
  if (sectorBytes !== 512 && sectorBytes !== 4096) throw new TooShort('sector size');
  const table: number[] = [];
  const sectorsInFile = Math.ceil(bytes.length / sectorBytes);
  for (const sector of tableSectors(bytes, sectorBytes)) {
    if (sector >= lastSector || table.length > sectorsInFile + sectorBytes) continue;
    const at = sectorAt(sectorBytes, sector);
    // A table sector that was cut off leaves its chains open; the others can still be followed.
    const isWhole = at + sectorBytes <= bytes.length;
    for (let index = 0; index < sectorBytes / 4; index += 1) {
      table.push(isWhole ? uint32At(bytes, at + index * 4) : noEntry);
    }
  }
  return { bytes, sectorBytes, table };
}

/** Sectors that hold the allocation table, in order. */
function tableSectors(bytes: Uint8Array, sectorBytes: number): number[] {
  const sectors: number[] = [];
  for (let index = 0; index < 109; index += 1) sectors.push(uint32At(bytes, 76 + index * 4));
  let more = uint32At(bytes, 68);
  const perSector = sectorBytes / 4 - 1;
  for (let left = bytes.length / sectorBytes; more < lastSector && left > 0; left -= 1) {
    const at = sectorAt(sectorBytes, more);
    if (at + sectorBytes > bytes.length) break;
    for (let index = 0; index < perSector; index += 1) sectors.push(uint32At(bytes, at + index * 4));
    more = uint32At(bytes, at + perSector * 4);
  }
  return sectors;
}

function sectorAt(sectorBytes: number, sector: number): number {
  return (sector + 1) * sectorBytes;
}

/** Sectors of a chain, at most as many as asked for: a loop cannot make it longer. */
function chain(table: readonly number[], first: number, most: number): number[] {
  const sectors: number[] = [];
  for (let sector = first; sector < lastSector && sectors.length < most; sector = table[sector] ?? noEntry) {
    sectors.push(sector);
  }
  return sectors;
}

/** The bytes of a chain that are in the file; the last sector may be cut off by its end. */
function joinSectors({ bytes, sectorBytes, table }: Layout, first: number, size: number): Uint8Array {
  const sectors = chain(table, first, Math.ceil(Math.min(size, bytes.length) / sectorBytes));
  const joined = new Uint8Array(sectors.length * sectorBytes);
  let length = 0;
  for (const sector of sectors) {
    const at = sectorAt(sectorBytes, sector);
    if (at >= bytes.length) break;
    const content = sliceOf(bytes, at, Math.min(at + sectorBytes, bytes.length));
    joined.set(content, length);
    length += content.length;
    if (content.length < sectorBytes) break;
  }
  return joined.subarray(0, Math.min(length, size));
}

function readDirectory(layout: Layout, first: number): DirectoryEntry[] {
  if (chain(layout.table, first, layout.table.length + 1).length > layout.table.length) {
    throw new TooShort('loop');
  }
  const bytes = joinSectors(layout, first, layout.bytes.length);
  const entries: DirectoryEntry[] = [];
  for (let at = 0; at + directoryEntryBytes <= bytes.length; at += directoryEntryBytes) {
    const nameBytes = Math.min(64, uint16At(bytes, at + 64));
    let name = '';
    for (let offset = 0; offset + 2 < nameBytes; offset += 2) {
      name += String.fromCharCode(uint16At(bytes, at + offset));
    }
    entries.push({
      name,
      kind: bytes[at + 66] ?? 0,
      left: uint32At(bytes, at + 68),
      right: uint32At(bytes, at + 72),
      child: uint32At(bytes, at + 76),
      start: uint32At(bytes, at + 116),
      size: uint32At(bytes, at + 120),
    });
  }
  return entries;
}

function streamReader(layout: Layout, root: DirectoryEntry): (entry: DirectoryEntry) => Uint8Array {
  const { bytes } = layout;
  const smallLimit = uint32At(bytes, 56);
  const smallBytes = 2 ** Math.min(uint16At(bytes, 32), 12);
  let small: { readonly container: Uint8Array; readonly table: number[] } | null = null;
  const readSmall = (entry: DirectoryEntry) => {
    small ??= { container: joinSectors(layout, root.start, bytes.length), table: readSmallTable(layout) };
    const { container, table } = small;
    const sectors = chain(table, entry.start, Math.ceil(Math.min(entry.size, bytes.length) / smallBytes));
    const joined = new Uint8Array(sectors.length * smallBytes);
    let length = 0;
    for (const sector of sectors) {
      const content = container.subarray(sector * smallBytes, (sector + 1) * smallBytes);
      joined.set(content, length);
      length += content.length;
      if (content.length < smallBytes) break;
    }
    return joined.subarray(0, Math.min(length, entry.size));
  };
  return (entry) =>
    entry.size < smallLimit ? readSmall(entry) : joinSectors(layout, entry.start, entry.size);
}

function readSmallTable(layout: Layout): number[] {
  const joined = joinSectors(layout, uint32At(layout.bytes, 60), layout.bytes.length);
  const table: number[] = [];
  for (let at = 0; at + 4 <= joined.length; at += 4) table.push(uint32At(joined, at));
  return table;
}
