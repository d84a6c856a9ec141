/** Writes compound files: root storage, streams side by side, each in sectors of its own ([MS-CFB]). */
import { join, numbers } from './make-zip.ts';

const sectorBytes = 512;
const endOfChain = 0xfffffffe;
const free = 0xffffffff;

/** A compound file with the given streams in its root; short ones are padded to 4,096 bytes so that they need no small sectors. */
export function makeOle(streams: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const contents = Object.entries(streams).map(([name, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return { name, bytes: bytes.length >= 4096 ? bytes : join([bytes, new Uint8Array(4096 - bytes.length)]) };
  });
  const directorySectors = Math.ceil((contents.length + 1) / 4);
  const table: number[] = [0xfffffffd];
  chain(table, directorySectors);
  const entries = [
    directoryEntry({
      name: 'Root Entry',
      kind: 5,
      child: contents.length > 0 ? 1 : free,
      right: free,
      start: endOfChain,
      size: 0,
    }),
  ];
  const data: Uint8Array[] = [];
  contents.forEach(({ name, bytes }, index) => {
    const sectors = Math.ceil(bytes.length / sectorBytes);
    const right = index + 1 < contents.length ? index + 2 : free;
    entries.push(
      directoryEntry({ name, kind: 2, child: free, right, start: table.length, size: bytes.length }),
    );
    chain(table, sectors);
    data.push(bytes, new Uint8Array(sectors * sectorBytes - bytes.length));
  });
  while (table.length < sectorBytes / 4) table.push(free);
  const directory = join(entries);
  return join([
    header(),
    numbers(...table.map((value): [number, number] => [4, value])),
    directory,
    new Uint8Array(directorySectors * sectorBytes - directory.length),
    ...data,
  ]);
}

function chain(table: number[], sectors: number): void {
  for (let index = 1; index < sectors; index += 1) table.push(table.length + 1);
  table.push(endOfChain);
}

function header(): Uint8Array {
  const difat: [number, number][] = [[4, 0]];
  for (let index = 1; index < 109; index += 1) difat.push([4, free]);
  return join([
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    new Uint8Array(16),
    numbers(
      [2, 0x3e],
      [2, 3],
      [2, 0xfffe],
      [2, 9],
      [2, 6],
      [6, 0],
      [4, 0],
      [4, 1],
      [4, 1],
      [4, 0],
      [4, 4096],
    ),
    numbers([4, endOfChain], [4, 0], [4, endOfChain], [4, 0], ...difat),
  ]);
}

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly child: number;
  readonly right: number;
  readonly start: number;
  readonly size: number;
}

function directoryEntry({ name, kind, child, right, start, size }: Entry): Uint8Array {
  const letters = new Uint8Array(64);
  for (const [index, letter] of [...name].entries())
    letters.set(numbers([2, letter.charCodeAt(0)]), index * 2);
  return join([
    letters,
    numbers([2, (name.length + 1) * 2], [1, kind], [1, 1], [4, free], [4, right], [4, child]),
    new Uint8Array(36),
    numbers([4, start], [4, size], [4, 0]),
  ]);
}
