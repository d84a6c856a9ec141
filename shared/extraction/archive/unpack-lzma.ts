/**
 * LZMA of the first kind (LZMA SDK, "lzma-specification.txt"). The output is the dictionary: it is as large as the caller
 * allows, whatever size of dictionary the packed bytes ask for.
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
  const output = new Uint8Array(size);
  const decoder = startLzma(output);
  decoder.setProperties(properties[0] ?? 255);
  decoder.decode(packed, size);
  return output;
}

/** A decoder in the middle of its work: LZMA2 stops it and lets it go on. */
export interface LzmaDecoder {
  /** Literal and position bits, with everything learnt forgotten. @throws TooShort when there are too many */
  setProperties(first: number): void;
  /** Forgets what was learnt; what has come out stays. */
  resetState(): void;
  /** What came out so far can no longer be repeated. */
  resetDictionary(): void;
  /** Bytes that are not packed. */
  copy(plain: Uint8Array): void;
  /** Unpacks until so many bytes stand in the output. */
  decode(packed: Uint8Array, until: number): void;
  /** Bytes that stand in the output. */
  at(): number;
}

/** @param output takes all that comes out, and is what is repeated from */
export function startLzma(output: Uint8Array): LzmaDecoder {
  let literalContext = 0;
  let literalPositionMask = 0;
  let positionMask = 0;
  const range = rangeDecoder();
  let tables = startTables(range, 0);
  let at = 0;
  let start = 0;
  let state = 0;
  let [near, second, third, fourth] = [0, 0, 0, 0];
  let literalBits = 0;

  function literal(): void {
    const before = at === start ? 0 : (output[at - 1] ?? 0);
    const context =
      (((at - start) & literalPositionMask) << literalContext) + (before >> (8 - literalContext));
    const base = 0x300 * context;
    const { literals } = tables;
    let symbol = 1;
    if (state >= 7) {
      let matched = output[at - near - 1] ?? 0;
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

  /** Length of what is repeated; the distance is `near`. */
  function match(position: number): number {
    if (range.bit(tables.isRepeat, state) === 0) {
      const length = tables.matchLength(position);
      [fourth, third, second] = [third, second, near];
      near = tables.distance(length);
      state = state < 7 ? 7 : 10;
      return length + shortestMatch;
    }
    if (range.bit(tables.isSecond, state) === 0) {
      if (range.bit(tables.isLongRepeat, state * mostPositionStates + position) === 0) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else recall();
    state = state < 7 ? 8 : 11;
    return tables.repeatLength(position) + shortestMatch;
  }

  /** An older distance becomes the nearest one. */
  function recall(): void {
    if (range.bit(tables.isThird, state) === 0) [near, second] = [second, near];
    else if (range.bit(tables.isFourth, state) === 0) [near, second, third] = [third, near, second];
    else [near, second, third, fourth] = [fourth, near, second, third];
  }

  function resetState(): void {
    tables = startTables(range, literalBits);
    state = 0;
    [near, second, third, fourth] = [0, 0, 0, 0];
  }

  return {
    resetState,
    setProperties(first) {
      if (first >= 9 * 5 * 5) throw new TooShort('lzma');
      literalContext = first % 9;
      const literalPosition = Math.floor(first / 9) % 5;
      literalPositionMask = (1 << literalPosition) - 1;
      positionMask = (1 << Math.floor(first / 45)) - 1;
      literalBits = literalContext + literalPosition;
      resetState();
    },
    resetDictionary() {
      start = at;
    },
    copy(plain) {
      if (plain.length > output.length - at) throw new TooShort('lzma');
      output.set(plain, at);
      at += plain.length;
    },
    at: () => at,
    decode(packed, until) {
      if (until > output.length) throw new TooShort('lzma');
      range.begin(packed);
      while (at < until) {
        const position = (at - start) & positionMask;
        if (range.bit(tables.isMatch, state * mostPositionStates + position) === 0) {
          literal();
          continue;
        }
        const length = match(position);
        // The mark of the end, or a place before the beginning.
        if (near >= at - start) throw new TooShort('lzma');
        for (let left = Math.min(length, until - at); left > 0; left -= 1, at += 1) {
          output[at] = output[at - near - 1] ?? 0;
        }
      }
    },
  };
}

function startTables(range: RangeDecoder, literalBits: number) {
  return {
    literals: probabilities(0x300 << literalBits),
    isMatch: probabilities(states * mostPositionStates),
    isLongRepeat: probabilities(states * mostPositionStates),
    isRepeat: probabilities(states),
    isSecond: probabilities(states),
    isThird: probabilities(states),
    isFourth: probabilities(states),
    matchLength: lengthDecoder(range),
    repeatLength: lengthDecoder(range),
    distance: distanceDecoder(range),
  };
}

interface RangeDecoder {
  begin(packed: Uint8Array): void;
  bit(table: Uint16Array, index: number): number;
  /** Bits of even chance, the highest first. */
  direct(count: number): number;
}

function rangeDecoder(): RangeDecoder {
  let packed: Uint8Array = new Uint8Array();
  let at = 1;
  let range = 0xffff_ffff;
  let code = 0;
  const next = () => {
    const byte = packed[at];
    if (byte === undefined) throw new TooShort('lzma');
    at += 1;
    return byte;
  };
  const normalise = () => {
    if (range >= 0x100_0000) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | next()) >>> 0;
  };
  return {
    begin(bytes) {
      packed = bytes;
      at = 1;
      range = 0xffff_ffff;
      code = 0;
      for (let index = 0; index < 4; index += 1) code = ((code << 8) | next()) >>> 0;
    },
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
