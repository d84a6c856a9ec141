/**
 * bzip2: Huffman codes, move to front, Burrows-Wheeler, run lengths. Source: the format as bzip2 1.0.8 writes it (J. Seward;
 * written down by J. Tsai, "BZIP2: Format Specification"). At most one block of 900,000 bytes is held beside the output.
 */
import { TooShort } from '../../base/bounded-reader.ts';
import { crc32 } from './bzip2-crc.ts';

const blockMark = 0x314159265359;
const endMark = 0x177245385090;
const blockUnit = 100_000;
const groupSymbols = 50;
const longestCode = 20;

/**
 * @param onPiece takes what comes out, block by block; throws when it is too much
 * @throws TooShort when the packed bytes end too early, lead nowhere or a check sum is wrong
 */
export function unpackBzip2(packed: Uint8Array, onPiece: (piece: Uint8Array) => void): void {
  const bits = bitReader(packed);
  do {
    if (bits.read(24) !== 0x425a68) damaged();
    const level = bits.read(8) - 0x30;
    if (level < 1 || level > 9) damaged();
    for (let mark = bits.mark(); mark !== endMark; mark = bits.mark()) {
      if (mark !== blockMark) damaged();
      const expected = bits.word();
      const piece = unpackBlock(bits, level * blockUnit);
      if (crc32(piece) !== expected) damaged();
      onPiece(piece);
    }
    bits.word();
    bits.align();
    // One stream may follow another; anything else behind the last is no longer bzip2's.
  } while (bits.startsWith([0x42, 0x5a, 0x68]));
}

function unpackBlock(bits: BitReader, most: number): Uint8Array {
  if (bits.read(1) === 1) damaged();
  const origin = bits.read(24);
  const used = readUsed(bits);
  const symbols = readSymbols(bits, used.length + 2);
  const column = unfront(symbols, used, most);
  if (origin >= column.length) damaged();
  return unrun(unsort(column, origin));
}

/** Bytes that occur in the block, in order: a map of sixteen maps. */
function readUsed(bits: BitReader): number[] {
  const ranges = bits.read(16);
  const used: number[] = [];
  for (let range = 0; range < 16; range += 1) {
    if (((ranges >> (15 - range)) & 1) === 0) continue;
    const map = bits.read(16);
    for (let index = 0; index < 16; index += 1) {
      if (((map >> (15 - index)) & 1) === 1) used.push(range * 16 + index);
    }
  }
  if (used.length === 0) damaged();
  return used;
}

/** The block's symbols, one after another; the last one, the end of the block, is left out. */
function* readSymbols(bits: BitReader, count: number): Generator<number> {
  const trees = bits.read(3);
  const selectorCount = bits.read(15);
  if (trees < 2 || trees > 6 || selectorCount === 0) damaged();
  const order = Array.from({ length: trees }, (_, index) => index);
  const selectors = new Uint8Array(selectorCount);
  for (let index = 0; index < selectorCount; index += 1) {
    let place = 0;
    while (bits.read(1) === 1) place += 1;
    const [tree] = order.splice(place, 1);
    if (tree === undefined) damaged();
    order.unshift(tree);
    selectors[index] = tree;
  }
  const decoders = Array.from({ length: trees }, () => readTree(bits, count));
  for (const selector of selectors) {
    const decode = decoders[selector] ?? damaged();
    for (let left = groupSymbols; left > 0; left -= 1) {
      const symbol = decode();
      if (symbol === count - 1) return;
      yield symbol;
    }
  }
  damaged();
}

/** A canonical code from the lengths of its words, each told as a step from the one before. */
function readTree(bits: BitReader, count: number): () => number {
  const lengths: number[] = [];
  let length = bits.read(5);
  for (let symbol = 0; symbol < count; symbol += 1) {
    for (;;) {
      if (length < 1 || length > longestCode) damaged();
      if (bits.read(1) === 0) break;
      length += bits.read(1) === 0 ? 1 : -1;
    }
    lengths.push(length);
  }
  const symbols: number[] = [];
  const first: number[] = [0];
  const from: number[] = [0];
  const counts: number[] = [0];
  let code = 0;
  for (let each = 1; each <= longestCode; each += 1) {
    code <<= 1;
    first.push(code);
    from.push(symbols.length);
    for (const [symbol, own] of lengths.entries()) if (own === each) symbols.push(symbol);
    const here = symbols.length - (from[each] ?? 0);
    counts.push(here);
    code += here;
  }
  return () => {
    const ahead = bits.peek(longestCode);
    for (let each = 1; each <= longestCode; each += 1) {
      const index = (ahead >> (longestCode - each)) - (first[each] ?? 0);
      if (index >= (counts[each] ?? 0)) continue;
      bits.skip(each);
      return symbols[(from[each] ?? 0) + index] ?? damaged();
    }
    return damaged();
  };
}

/** Runs of the front byte (two symbols, a number with digits one and two), and places in the list of recent bytes. */
function unfront(symbols: Iterable<number>, recent: number[], most: number): Uint8Array {
  const column = new Uint8Array(most);
  let length = 0;
  let run = 0;
  let weight = 1;
  const flush = () => {
    if (run > most - length) damaged();
    column.fill(recent[0] ?? 0, length, length + run);
    length += run;
    run = 0;
    weight = 1;
  };
  for (const symbol of symbols) {
    if (symbol <= 1) {
      run += weight * (symbol + 1);
      weight *= 2;
      if (run > most) damaged();
      continue;
    }
    flush();
    const [byte] = recent.splice(symbol - 1, 1);
    if (byte === undefined || length === most) damaged();
    recent.unshift(byte);
    column[length] = byte;
    length += 1;
  }
  flush();
  return column.subarray(0, length);
}

/** From the last column of the sorted rotations back to the text. */
function unsort(column: Uint8Array, origin: number): Uint8Array {
  const starts = new Uint32Array(257);
  for (const byte of column) starts[byte + 1] = (starts[byte + 1] ?? 0) + 1;
  for (let byte = 1; byte <= 256; byte += 1) starts[byte] = (starts[byte] ?? 0) + (starts[byte - 1] ?? 0);
  const next = new Uint32Array(column.length);
  for (let index = 0; index < column.length; index += 1) {
    const byte = column[index] ?? 0;
    const place = starts[byte] ?? 0;
    next[place] = index;
    starts[byte] = place + 1;
  }
  const text = new Uint8Array(column.length);
  let at = next[origin] ?? 0;
  for (let index = 0; index < text.length; index += 1) {
    text[index] = column[at] ?? 0;
    at = next[at] ?? 0;
  }
  return text;
}

/** Four equal bytes are followed by how many more there are. */
function unrun(text: Uint8Array): Uint8Array {
  let length = 0;
  eachRun(text, (_, count) => {
    length += count;
  });
  const whole = new Uint8Array(length);
  let at = 0;
  eachRun(text, (byte, count) => {
    whole.fill(byte, at, at + count);
    at += count;
  });
  return whole;
}

function eachRun(text: Uint8Array, take: (byte: number, count: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const byte = text[at] ?? 0;
    let count = 1;
    while (count < 4 && text[at + count] === byte) count += 1;
    at += count;
    if (count === 4) {
      count += text[at] ?? 0;
      at += 1;
    }
    take(byte, count);
  }
}

interface BitReader {
  /** At most 24 bits, the highest first, left where they are. */
  peek(count: number): number;
  skip(count: number): void;
  read(count: number): number;
  word(): number;
  /** 48 bits. */
  mark(): number;
  align(): void;
  startsWith(bytes: readonly number[]): boolean;
}

function bitReader(packed: Uint8Array): BitReader {
  let at = 0;
  let held = 0;
  let bits = 0;
  /** Behind the end stand zeros; who takes one of them is damaged. */
  const peek = (count: number) => {
    while (bits < count) {
      held = ((held & 0xff_ffff) << 8) | (packed[at] ?? 0);
      at += 1;
      bits += 8;
    }
    return (held >>> (bits - count)) & ((1 << count) - 1);
  };
  const skip = (count: number) => {
    bits -= count;
    if (at - (bits >> 3) > packed.length) damaged();
  };
  const read = (count: number) => {
    const value = peek(count);
    skip(count);
    return value;
  };
  return {
    peek,
    skip,
    read,
    word: () => read(16) * 0x1_0000 + read(16),
    mark: () => read(24) * 0x100_0000 + read(24),
    align() {
      bits -= bits % 8;
      at -= bits / 8;
      bits = 0;
    },
    startsWith: (bytes) => bytes.every((value, index) => packed[at + index] === value),
  };
}

function damaged(): never {
  throw new TooShort('bzip2');
}
