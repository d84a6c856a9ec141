/** Writes compound files: root storage, streams side by side, each in sectors of its own ([MS-CFB]). */
import { join, numbers } from './make-zip.ts';

const sectorBytes = 512;
const endOfChain = 0xfffffffe;
const free = 0xffffffff;

interface Node {
  readonly name: string;
  /** Content of a stream; null for a storage. */
  readonly bytes: Uint8Array | null;
  readonly children: number[];
}

/**
 * A compound file with the given streams; a slash in a name puts it into a storage. Short streams are padded to 4,096 bytes so
 * that they need no small sectors.
 */
export function makeOle(streams: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const nodes = nodesOf(streams);
  const directorySectors = Math.ceil(nodes.length / 4);
  const table: number[] = [0xfffffffd];
  chain(table, directorySectors);
  const data: Uint8Array[] = [];
  const places = nodes.map(({ bytes }) => {
    if (bytes === null || bytes.length === 0) return endOfChain;
    const start = table.length;
    const sectors = Math.ceil(bytes.length / sectorBytes);
    chain(table, sectors);
    data.push(bytes, new Uint8Array(sectors * sectorBytes - bytes.length));
    return start;
  });
  if (table.length > sectorBytes / 4) throw new Error('more than one sector of table');
  while (table.length < sectorBytes / 4) table.push(free);
  const directory = join(
    nodes.map(({ name, bytes, children }, index) =>
      directoryEntry({
        name,
        kind: index === 0 ? 5 : bytes === null ? 1 : 2,
        child: children[0] ?? free,
        right: nextSibling(nodes, index),
        start: places[index] ?? endOfChain,
        size: bytes?.length ?? 0,
      }),
    ),
  );
  return join([
    header(),
    numbers(...table.map((value): [number, number] => [4, value])),
    directory,
    new Uint8Array(directorySectors * sectorBytes - directory.length),
    ...data,
  ]);
}

function nodesOf(streams: Readonly<Record<string, Uint8Array | string>>): Node[] {
  const nodes: Node[] = [{ name: 'Root Entry', bytes: null, children: [] }];
  const storages = new Map([['', 0]]);
  const add = (folder: string, node: Node) => {
    nodes[storageOf(folder)]?.children.push(nodes.length);
    nodes.push(node);
    return nodes.length - 1;
  };
  const storageOf = (path: string): number => {
    const known = storages.get(path);
    if (known !== undefined) return known;
    const cut = path.lastIndexOf('/');
    const made = add(path.slice(0, Math.max(0, cut)), {
      name: path.slice(cut + 1),
      bytes: null,
      children: [],
    });
    storages.set(path, made);
    return made;
  };
  for (const [path, content] of Object.entries(streams)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const padded = bytes.length >= 4096 ? bytes : join([bytes, new Uint8Array(4096 - bytes.length)]);
    const cut = path.lastIndexOf('/');
    add(path.slice(0, Math.max(0, cut)), { name: path.slice(cut + 1), bytes: padded, children: [] });
  }
  return nodes;
}

function nextSibling(nodes: readonly Node[], index: number): number {
  const siblings = nodes.find(({ children }) => children.includes(index))?.children ?? [];
  return siblings[siblings.indexOf(index) + 1] ?? free;
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
