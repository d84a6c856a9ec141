/** 7z archives written byte by byte (7zFormat.txt of the LZMA SDK): one folder for all members, or one for each. */
import { crc32 } from '../../../shared/intake/crc32.ts';
import { join, numbers } from '../intake/make-zip.ts';

export interface MadeSevenZipMember {
  readonly name: string;
  /** Nothing makes it a folder of the file system. */
  readonly content?: string | Uint8Array;
  readonly claimedCrc?: number;
  /** A link: its content is the path. */
  readonly isLink?: boolean;
}

export interface Packing {
  /** Identifier of the coder. */
  readonly method: readonly number[];
  readonly properties?: readonly number[];
  readonly pack: (content: Uint8Array) => Uint8Array;
}

export interface MadeSevenZip {
  readonly packing?: Packing;
  /** Each member in a folder of its own. */
  readonly isSolid?: boolean;
  /** Packs the header too, with the packing named here. */
  readonly header?: Packing;
  /** Size that the first folder claims. */
  readonly claimedBytes?: number;
  readonly claimedMembers?: number;
  readonly after?: Uint8Array;
}

export const stored: Packing = { method: [0], pack: (content) => content };

const signature = Uint8Array.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]);
const encoder = new TextEncoder();
const bytes = (...values: readonly number[]) => Uint8Array.from(values);

export function make7z(members: readonly MadeSevenZipMember[], made: MadeSevenZip = {}): Uint8Array {
  const { packing = stored, isSolid = true, header: headerPacking, claimedBytes } = made;
  const contents = members.flatMap(({ content, claimedCrc }) => {
    if (content === undefined) return [];
    const own = typeof content === 'string' ? encoder.encode(content) : content;
    return [{ own, crc: claimedCrc ?? crc32(own) }];
  });
  const groups = isSolid ? [contents] : contents.map((each) => [each]);
  const folders = groups.map((group) => {
    const whole = join(group.map(({ own }) => own));
    return { group, size: whole.length, packed: packing.pack(whole) };
  });
  const [first] = folders;
  if (first !== undefined && claimedBytes !== undefined) first.size = claimedBytes;
  const plain = join([
    bytes(1, 4),
    streams(folders, packing),
    bytes(8, 13),
    ...groups.map(({ length }) => sevenZipNumber(length)),
    bytes(9),
    ...groups.flatMap((group) => group.slice(0, -1).map(({ own }) => sevenZipNumber(own.length))),
    bytes(10, 1),
    ...contents.map(({ crc }) => numbers([4, crc])),
    bytes(0, 0),
    memberList(members, made.claimedMembers ?? members.length),
    bytes(0),
  ]);
  const packed = folders.map((folder) => folder.packed);
  if (headerPacking === undefined) return archive(plain, packed, made.after);
  const packedHeader = headerPacking.pack(plain);
  const at = packed.reduce((sum, { length }) => sum + length, 0);
  const outer = join([
    bytes(0x17),
    streams([{ size: plain.length, packed: packedHeader }], headerPacking, at),
    bytes(0),
  ]);
  return archive(outer, [...packed, packedHeader], made.after);
}

/** An archive around a header as it is. */
export function archive(
  header: Uint8Array,
  packed: readonly Uint8Array[] = [],
  after?: Uint8Array,
): Uint8Array {
  const between = join(packed);
  const place = numbers([4, 0], [8, between.length], [8, header.length], [4, 0]);
  return join([signature, place, between, header, after ?? new Uint8Array()]);
}

function streams(
  folders: readonly { readonly size: number; readonly packed: Uint8Array }[],
  { method, properties = [] }: Packing,
  at = 0,
): Uint8Array {
  const coder = bytes(
    1,
    method.length | (properties.length > 0 ? 0x20 : 0),
    ...method,
    ...(properties.length > 0 ? [properties.length, ...properties] : []),
  );
  return join([
    bytes(6),
    sevenZipNumber(at),
    sevenZipNumber(folders.length),
    bytes(9),
    ...folders.map(({ packed }) => sevenZipNumber(packed.length)),
    bytes(0, 7, 11),
    sevenZipNumber(folders.length),
    bytes(0),
    ...folders.map(() => coder),
    bytes(12),
    ...folders.map(({ size }) => sevenZipNumber(size)),
    bytes(0),
  ]);
}

function memberList(members: readonly MadeSevenZipMember[], claimed: number): Uint8Array {
  const names = join([bytes(0), ...members.map(({ name }) => utf16(`${name}\0`))]);
  const empty = bitsOf(members.map(({ content }) => content === undefined));
  const links = bitsOf(members.map(({ isLink }) => isLink === true));
  const modes = members.filter(({ isLink }) => isLink === true).map(() => numbers([4, 0xa1ff_8000]));
  return join([
    bytes(5),
    sevenZipNumber(claimed),
    property(14, empty),
    property(17, names),
    property(21, join([bytes(0), links, bytes(0), ...modes])),
    bytes(0),
  ]);
}

function property(id: number, content: Uint8Array): Uint8Array {
  return join([bytes(id), sevenZipNumber(content.length), content]);
}

function bitsOf(values: readonly boolean[]): Uint8Array {
  const map = new Uint8Array(Math.ceil(values.length / 8));
  for (const [index, value] of values.entries()) {
    if (value) map[index >> 3] = (map[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return map;
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'utf16le'));
}

/** A number as the format has it, in five bytes at most. */
function sevenZipNumber(value: number): Uint8Array {
  return value < 0x80 ? bytes(value) : join([bytes(0xf0), numbers([4, value])]);
}
