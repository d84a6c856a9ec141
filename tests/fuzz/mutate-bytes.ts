/** Changes to bytes that know nothing of any format. */
import { join, numbers } from '../unit/intake/make-zip.ts';
import type { Random } from './random.ts';

type Change = (bytes: Uint8Array, random: Random) => Uint8Array;

const extremes = [
  0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff,
];

const changes: readonly Change[] = [
  (bytes, random) => {
    const changed = bytes.slice();
    for (let left = 1 + random.below(24); left > 0; left -= 1)
      changed[random.below(bytes.length)] = random.below(256);
    return changed;
  },
  (bytes, random) => {
    const changed = bytes.slice();
    const at = random.below(bytes.length);
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
    return changed;
  },
  (bytes, random) => {
    const changed = bytes.slice();
    const width = random.pick([1, 2, 4]);
    const at = random.below(Math.max(1, bytes.length - width));
    const aligned = random.chance(0.5) ? at - (at % width) : at;
    changed.set(numbers([width, random.pick(extremes)]).subarray(0, bytes.length - aligned), aligned);
    return changed;
  },
  (bytes, random) => bytes.slice(0, random.below(bytes.length)),
  (bytes, random) => {
    const [from, to] = span(bytes, random);
    return join([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = span(bytes, random);
    const times = 1 + random.below(8);
    return join([
      bytes.subarray(0, to),
      ...Array.from({ length: times }, () => bytes.subarray(from, to)),
      bytes.subarray(to),
    ]);
  },
  (bytes, random) => {
    const [from, to] = span(bytes, random);
    const changed = bytes.slice();
    changed.copyWithin(random.below(bytes.length), from, to);
    return changed;
  },
  (bytes, random) => {
    const [from, to] = span(bytes, random);
    return bytes.slice().fill(random.pick([0, 0x20, 0xff]), from, to);
  },
];

/** One to three changes in a row; never empty. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = bytes;
  for (let left = 1 + random.below(3); left > 0 && changed.length > 0; left -= 1) {
    changed = random.pick(changes)(changed, random);
  }
  return changed.length === 0 ? Uint8Array.of(0) : changed;
}

/** A stretch, mostly short: a long one destroys everything and tests little. */
function span(bytes: Uint8Array, random: Random): readonly [number, number] {
  const longest = random.chance(0.8) ? 64 : bytes.length;
  const from = random.below(bytes.length);
  return [from, Math.min(bytes.length, from + 1 + random.below(longest))];
}
