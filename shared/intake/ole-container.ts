/**
 * Compound files (OLE2): the container of old Office files, of encrypted new ones and of embedded objects.
 * Source: [MS-CFB] 2.2 to 2.6. Every chain is walked at most once around the file, so a loop cannot hold us.
 */
import { hasBytesAt, sliceOf, TooShort, uint16At, uint32At } from '../base/bounded-reader.ts';

export interface OleStream {
  readonly name: string;
  /** Names of the storages around it, outermost first, without the root. */
  readonly storages: readonly string[];
  readonly bytes: number;
  read(): Uint8Array;
}

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const lastSector = 0xfffffffa;
const noEntry = 0xffffffff;
const directoryEntryBytes = 128;

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
    if (entry.kind === 1) pending.push({ index: entry.child, storages: [...storages, entry.name] });
    if (entry.kind === 2) {
      streams.push({ name: entry.name, storages, bytes: entry.size, read: () => readStream(entry) });
    }
  }
  return streams;
}

function readLayout(bytes: Uint8Array): Layout {
  const sectorBytes = 2 ** uint16At(bytes, 30);
  if (sectorBytes !== 512 && sectorBytes !== 4096) throw new TooShort('sector size');
  const tableSectors: number[] = [];
  for (let index = 0; index < 109; index += 1) tableSectors.push(uint32At(bytes, 76 + index * 4));
  let more = uint32At(bytes, 68);
  for (let left = bytes.length / sectorBytes; more < lastSector && left > 0; left -= 1) {
    const at = sectorAt(sectorBytes, more);
    const perSector = sectorBytes / 4 - 1;
    for (let index = 0; index < perSector; index += 1) tableSectors.push(uint32At(bytes, at + index * 4));
    more = uint32At(bytes, at + perSector * 4);
  }
  const table: number[] = [];
  const sectorsInFile = Math.ceil(bytes.length / sectorBytes);
  for (const sector of tableSectors) {
    if (sector >= lastSector || table.length > sectorsInFile + sectorBytes) continue;
    const at = sectorAt(sectorBytes, sector);
    for (let index = 0; index < sectorBytes / 4; index += 1) table.push(uint32At(bytes, at + index * 4));
  }
  return { bytes, sectorBytes, table };
}

function sectorAt(sectorBytes: number, sector: number): number {
  return (sector + 1) * sectorBytes;
}

function chain(table: readonly number[], first: number): number[] {
  const sectors: number[] = [];
  for (let sector = first; sector < lastSector; sector = table[sector] ?? noEntry) {
    if (sectors.length > table.length) throw new TooShort('loop');
    sectors.push(sector);
  }
  return sectors;
}

/** The bytes of a chain of sectors; the last sector may be cut off by the end of the file. */
function joinSectors(layout: Layout, first: number): Uint8Array {
  const sectors = chain(layout.table, first);
  const joined = new Uint8Array(sectors.length * layout.sectorBytes);
  sectors.forEach((sector, index) => {
    const at = sectorAt(layout.sectorBytes, sector);
    const end = Math.min(at + layout.sectorBytes, layout.bytes.length);
    joined.set(sliceOf(layout.bytes, at, end), index * layout.sectorBytes);
  });
  return joined;
}

function readDirectory(layout: Layout, first: number): DirectoryEntry[] {
  const bytes = joinSectors(layout, first);
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
  const smallBytes = 2 ** uint16At(bytes, 32);
  let small: { readonly container: Uint8Array; readonly table: number[] } | null = null;
  const readSmall = (entry: DirectoryEntry) => {
    small ??= { container: joinSectors(layout, root.start), table: readSmallTable(layout) };
    const joined = new Uint8Array(chain(small.table, entry.start).length * smallBytes);
    for (const [index, sector] of chain(small.table, entry.start).entries()) {
      const at = sector * smallBytes;
      joined.set(sliceOf(small.container, at, at + smallBytes), index * smallBytes);
    }
    return sliceOf(joined, 0, entry.size);
  };
  return (entry) =>
    entry.size < smallLimit ? readSmall(entry) : sliceOf(joinSectors(layout, entry.start), 0, entry.size);
}

function readSmallTable(layout: Layout): number[] {
  const joined = joinSectors(layout, uint32At(layout.bytes, 60));
  const table: number[] = [];
  for (let at = 0; at + 4 <= joined.length; at += 4) table.push(uint32At(joined, at));
  return table;
}
