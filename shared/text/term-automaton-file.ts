/** A term automaton as the bytes of a cache file, and back. A file that was damaged or made for another list is refused. */
import type { Hash } from '../base/ports.ts';
import type { TermAutomaton } from './term-automaton.ts';
import type { AutomatonSizes } from './term-automaton-layout.ts';
import { bytesOf, headerWords, layOver, magic, version } from './term-automaton-layout.ts';

/** Where the digest lies: the last eight words of the header. */
const digestAt = (headerWords - 8) * 4;
const payloadAt = headerWords * 4;

interface CacheKey {
  readonly hash: Hash;
  /** Digest of the list the automaton was made from; another list has another file. */
  readonly source: string;
}

/** A copy of the automaton with a digest over its contents and its source. */
export function writeTermAutomaton(automaton: TermAutomaton, key: CacheKey): Uint8Array {
  const bytes = new Uint8Array(automaton.buffer).slice();
  bytes.set(digestOf(bytes, key), digestAt);
  return bytes;
}

/**
 * Reads what `writeTermAutomaton` wrote. Null for any other bytes: wrong size, version or byte order, another source, a digest
 * that does not fit, or a number that would lead the scan astray. The caller then builds anew.
 */
export function readTermAutomaton(
  untrustedBytes: Uint8Array,
  key: CacheKey & { readonly shared?: boolean },
): TermAutomaton | null {
  if (untrustedBytes.length < payloadAt) return null;
  // A copy by itself: `slice` of Node's own kind of bytes would be a view of the whole.
  const header = new Uint32Array(new Uint8Array(untrustedBytes.subarray(0, payloadAt)).buffer);
  const [mark, format, terms = 0, nodes = 0, slots = 0, filterWords = 0] = header;
  const sizes = { terms, nodes, slots, filterWords };
  if (mark !== magic || format !== version || !areSizes(sizes)) return null;
  if (bytesOf(sizes) !== untrustedBytes.length) return null;
  const digest = digestOf(untrustedBytes, key);
  if (!digest.every((byte, index) => untrustedBytes[digestAt + index] === byte)) return null;
  const size = untrustedBytes.length;
  const buffer = key.shared === true ? new SharedArrayBuffer(size) : new ArrayBuffer(size);
  new Uint8Array(buffer).set(untrustedBytes);
  const automaton = layOver(buffer, sizes);
  return isSound(automaton) ? automaton : null;
}

/** Over the sizes, the contents and the source, as 32 bytes. */
function digestOf(bytes: Uint8Array, { hash, source }: CacheKey): Uint8Array {
  const body = hash.sha256(bytes.subarray(payloadAt));
  const sizes = bytes.subarray(0, digestAt).join();
  const text = `${body} ${sizes} ${source}`;
  const whole = hash.sha256(Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff));
  return Uint8Array.from({ length: 32 }, (_, index) =>
    Number.parseInt(whole.slice(index * 2, index * 2 + 2), 16),
  );
}

function areSizes({ slots, filterWords }: AutomatonSizes): boolean {
  return isPowerOfTwo(slots) && isPowerOfTwo(filterWords);
}

function isPowerOfTwo(value: number): boolean {
  return value > 0 && (value & (value - 1)) === 0;
}

/** The digest only tells accidents; these tell any number with which the scan would not end, or report a place that is none. */
function isSound(automaton: TermAutomaton): boolean {
  const { slotNodes, nodeCount } = automaton;
  if (!slotNodes.includes(0)) return false;
  const depths = new Uint32Array(nodeCount + 1);
  for (const node of slotNodes) {
    if (node > nodeCount) return false;
    depths[node] = 2;
  }
  depths[0] = 0;
  if (automaton.ending[0] !== 0 || automaton.fallback[0] !== 0) return false;
  for (let node = 1; node <= nodeCount; node += 1) if (!isSoundNode(automaton, node, depths)) return false;
  return automaton.firstChild[nodeCount + 1] === nodeCount + 1;
}

function isSoundNode(automaton: TermAutomaton, node: number, depths: Uint32Array): boolean {
  const { firstChild, fallback, ending, termAt, lengths, termCount, nodeCount } = automaton;
  const depth = depths[node] ?? 0;
  const first = firstChild[node] ?? 0;
  const next = firstChild[node + 1] ?? 0;
  const back = fallback[node] ?? 0;
  const term = termAt[node] ?? 0;
  if (depth < 2 || first <= node || next < first || next > nodeCount + 1) return false;
  for (let child = first; child < next; child += 1) depths[child] = depth + 1;
  if (back >= node || (back !== 0 && (depths[back] ?? 0) >= depth)) return false;
  if (ending[node] !== (term === 0 ? ending[back] : node)) return false;
  return term === 0 || (term <= termCount && lengths[term - 1] === depth);
}
