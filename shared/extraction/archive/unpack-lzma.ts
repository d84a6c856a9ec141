/**
 * LZMA of the first kind (LZMA SDK, "lzma-specification.txt"): enough to unpack the header of a 7z archive, which is where it
 * says what it holds. Not made for speed: what is unpacked is bounded by the caller.
 */
import { TooShort } from '../../base/bounded-reader.ts';

const probabilityBits = 11;
const half = 1 << (probabilityBits - 1);
const moveBits = 5;
const states = 12;
const mostPositionStates = 16;
const shortestMatch = 2;

/**
 * @param properties five bytes: literal and position bits, size of the dictionary
 * @param size bytes that come out
 * @throws TooShort when the packed bytes end too early or lead nowhere
 */
export function unpackLzma(packed: Uint8Array, properties: Uint8Array, size: number): Uint8Array {
  const first = properties[0] ?? 255;
  if (first >= 9 * 5 * 5) throw new TooShort('lzma');
  const literalContext = first % 9;
  const literalPosition = Math.floor(first / 9) % 5;
  const positionMask = (1 << Math.floor(first / 45)) - 1;
  const range = rangeDecoder(packed);
  const literals = probabilities(0x300 << (literalContext + literalPosition));
  const isMatch = probabilities(states * mostPositionStates);
  const isLongRepeat = probabilities(states * mostPositionStates);
  const isRepeat = probabilities(states);
  const isOther = [probabilities(states), probabilities(states), probabilities(states)];
  const [matchLength, repeatLength] = [lengthDecoder(range), lengthDecoder(range)];
  const distance = distanceDecoder(range);
  const output = new Uint8Array(size);
  let at = 0;
  let state = 0;
  let recent: [number, number, number, number] = [0, 0, 0, 0];

  function literal(): void {
    const before = at === 0 ? 0 : (output[at - 1] ?? 0);
    const context =
      ((at & ((1 << literalPosition) - 1)) << literalContext) + (before >> (8 - literalContext));
    const base = 0x300 * context;
    let symbol = 1;
    if (state >= 7) {
      let matched = output[at - recent[0] - 1] ?? 0;
      while (symbol < 0x100) {
        const bit = (matched >> 7) & 1;
        matched <<= 1;
        const next = range.bit(literals, base + ((1 + bit) << 8) + symbol);
        symbol = (symbol << 1) | next;
        if (bit !== next) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | range.bit(literals, base + symbol);
    output[at] = symbol & 0xff;
    at += 1;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  }

  /** Length of what is repeated; the distance stands in `recent`. */
  function match(position: number): number {
    if (range.bit(isRepeat, state) === 0) {
      const length = matchLength(position);
      recent = [distance(length), recent[0], recent[1], recent[2]];
      state = state < 7 ? 7 : 10;
      return length + shortestMatch;
    }
    if (range.bit(isOther[0] ?? isRepeat, state) === 0) {
      if (range.bit(isLongRepeat, state * mostPositionStates + position) === 0) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else {
      const [one, two, three, four] = recent;
      if (range.bit(isOther[1] ?? isRepeat, state) === 0) recent = [two, one, three, four];
      else if (range.bit(isOther[2] ?? isRepeat, state) === 0) recent = [three, one, two, four];
      else recent = [four, one, two, three];
    }
    state = state < 7 ? 8 : 11;
    return repeatLength(position) + shortestMatch;
  }

  while (at < size) {
    const position = at & positionMask;
    if (range.bit(isMatch, state * mostPositionStates + position) === 0) {
      literal();
      continue;
    }
    const length = match(position);
    // The mark of the end, or a place before the beginning.
    if (recent[0] >= at) throw new TooShort('lzma');
    for (let left = Math.min(length, size - at); left > 0; left -= 1, at += 1) {
      output[at] = output[at - recent[0] - 1] ?? 0;
    }
  }
  return output;
}

interface RangeDecoder {
  bit(table: Uint16Array, index: number): number;
  /** Bits of even chance, the highest first. */
  direct(count: number): number;
}

function rangeDecoder(packed: Uint8Array): RangeDecoder {
  let at = 1;
  let range = 0xffff_ffff;
  let code = 0;
  const next = () => {
    const byte = packed[at];
    if (byte === undefined) throw new TooShort('lzma');
    at += 1;
    return byte;
  };
  for (let index = 0; index < 4; index += 1) code = ((code << 8) | next()) >>> 0;
  const normalise = () => {
    if (range >= 0x100_0000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | next()) >>> 0;
  };
  return {
    bit(table, index) {
      const probability = table[index] ?? half;
      const bound = (range >>> probabilityBits) * probability;
      const isSet = code >= bound;
      if (isSet) {
        range = (range - bound) >>> 0;
        code = (code - bound) >>> 0;
        table[index] = probability - (probability >> moveBits);
      } else {
        range = bound;
        table[index] = probability + (((1 << probabilityBits) - probability) >> moveBits);
      }
      normalise();
      return isSet ? 1 : 0;
    },
    direct(count) {
      let value = 0;
      for (let index = 0; index < count; index += 1) {
        range >>>= 1;
        const isSet = code >= range;
        if (isSet) code = (code - range) >>> 0;
        value = value * 2 + (isSet ? 1 : 0);
        normalise();
      }
      return value;
    },
  };
}

function probabilities(count: number): Uint16Array {
  return new Uint16Array(count).fill(half);
}

/** A number of some bits, the highest first, each with a chance of its own. */
function treeOf(range: RangeDecoder, bits: number): () => number {
  const table = probabilities(1 << bits);
  return () => {
    let node = 1;
    for (let index = 0; index < bits; index += 1) node = (node << 1) | range.bit(table, node);
    return node - (1 << bits);
  };
}

function lengthDecoder(range: RangeDecoder): (position: number) => number {
  const choices = probabilities(2);
  const short = Array.from({ length: mostPositionStates }, () => treeOf(range, 3));
  const middle = Array.from({ length: mostPositionStates }, () => treeOf(range, 3));
  const long = treeOf(range, 8);
  return (position) => {
    if (range.bit(choices, 0) === 0) return short[position]?.() ?? 0;
    if (range.bit(choices, 1) === 0) return 8 + (middle[position]?.() ?? 0);
    return 16 + long();
  };
}

const alignBits = 4;

function distanceDecoder(range: RangeDecoder): (length: number) => number {
  const slots = Array.from({ length: 4 }, () => treeOf(range, 6));
  const special = probabilities(128);
  const align = probabilities(1 << alignBits);
  /** A number of some bits, the lowest first. */
  const reverse = (table: Uint16Array, base: number, bits: number) => {
    let node = 1;
    let value = 0;
    for (let index = 0; index < bits; index += 1) {
      const bit = range.bit(table, base + node);
      node = (node << 1) | bit;
      value |= bit << index;
    }
    return value;
  };
  return (length) => {
    const slot = slots[Math.min(length, 3)]?.() ?? 0;
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) * 2 ** bits;
    if (slot < 14) return start + reverse(special, start - slot, bits);
    return start + range.direct(bits - alignBits) * 2 ** alignBits + reverse(align, 0, alignBits);
  };
}
