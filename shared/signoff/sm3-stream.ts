/**
 * SM3 (GB/T 32905-2016) of bytes that come in pieces, for runtimes whose own cryptography does not know it: the library behind
 * sm3.ts takes whole messages only, and a document may be larger than memory.
 */

export interface Sm3Stream {
  update(bytes: Uint8Array): void;
  /** 64 lower-case hexadecimal digits. The stream is over then. */
  hex(): string;
}

const blockBytes = 64;

/** Section 4.1. */
const initial = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];

/** Constants of section 4.2, turned left by the number of their round as section 5.3.3 asks. */
const constants = Int32Array.from({ length: 64 }, (_, round) =>
  turned(round < 16 ? 0x79cc4519 : 0x7a879d8a, round % 32),
);

/** A stream that has seen nothing. */
export function sm3Stream(): Sm3Stream {
  const state = Int32Array.from(initial);
  const words = new Int32Array(68);
  const held = new Uint8Array(blockBytes);
  let holding = 0;
  let total = 0;
  const update = (bytes: Uint8Array): void => {
    total += bytes.length;
    let at = 0;
    if (holding > 0) {
      at = Math.min(blockBytes - holding, bytes.length);
      held.set(bytes.subarray(0, at), holding);
      holding += at;
      if (holding < blockBytes) return;
      compress(state, words, { bytes: held, at: 0 });
      holding = 0;
    }
    for (; at + blockBytes <= bytes.length; at += blockBytes) compress(state, words, { bytes, at });
    held.set(bytes.subarray(at));
    holding = bytes.length - at;
  };
  return {
    update,
    hex: () => {
      update(padding(total));
      return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    },
  };
}

/** Section 5.2: a 1-bit, zeros up to eight bytes before the end of a block, and the length in bits. */
function padding(total: number): Uint8Array {
  const zeros = (blockBytes + 55 - (total % blockBytes)) % blockBytes;
  const bytes = new Uint8Array(1 + zeros + 8);
  bytes[0] = 0x80;
  for (let index = 0, bits = total * 8; index < 8; index += 1, bits = Math.floor(bits / 256)) {
    bytes[bytes.length - 1 - index] = bits % 256;
  }
  return bytes;
}

/** Sections 5.3.2 and 5.3.3. */
function compress(
  state: Int32Array,
  words: Int32Array,
  { bytes, at }: { readonly bytes: Uint8Array; readonly at: number },
): void {
  expand(words, bytes, at);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let round = 0; round < 64; round += 1) {
    const turnedA = turned(a, 12);
    const first = turned((turnedA + e + (constants[round] ?? 0)) | 0, 7);
    const isEarly = round < 16;
    const mixed = isEarly ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const chosen = isEarly ? e ^ f ^ g : (e & f) | (~e & g);
    const word = words[round] ?? 0;
    const second = (mixed + d + (first ^ turnedA) + (word ^ (words[round + 4] ?? 0))) | 0;
    const third = (chosen + h + first + word) | 0;
    d = c;
    c = turned(b, 9);
    b = a;
    a = second;
    h = g;
    g = turned(f, 19);
    f = e;
    e = third ^ turned(third, 9) ^ turned(third, 17);
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => {
    state[index] = (state[index] ?? 0) ^ value;
  });
}

function expand(words: Int32Array, bytes: Uint8Array, at: number): void {
  for (let index = 0; index < 16; index += 1) {
    const from = at + index * 4;
    words[index] =
      ((bytes[from] ?? 0) << 24) |
      ((bytes[from + 1] ?? 0) << 16) |
      ((bytes[from + 2] ?? 0) << 8) |
      (bytes[from + 3] ?? 0);
  }
  for (let index = 16; index < 68; index += 1) {
    const word = (words[index - 16] ?? 0) ^ (words[index - 9] ?? 0) ^ turned(words[index - 3] ?? 0, 15);
    words[index] =
      word ^
      turned(word, 15) ^
      turned(word, 23) ^
      turned(words[index - 13] ?? 0, 7) ^
      (words[index - 6] ?? 0);
  }
}

function turned(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
