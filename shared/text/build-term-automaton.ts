/** Builds a term automaton from a list, level by level over the sorted terms, without an object for any node. */
import type { TermAutomaton } from './term-automaton.ts';
import { childOf, hashPair, nodeOfPair } from './term-automaton.ts';
import type { AutomatonSizes } from './term-automaton-layout.ts';
import { bytesOf, layOver, writeHeader } from './term-automaton-layout.ts';

export interface AutomatonOptions {
  /** True: the buffer is a SharedArrayBuffer, so that worker threads use the same memory. */
  readonly shared?: boolean;
}

/** Filter bits for each pair; with fewer, more places of a text are looked at in vain. */
const bitsForPair = 16;
/** The sort key holds a pair of units and the term's number in the 53 bits of an exact number. */
const numberLimit = 2 ** 21;
/** Longer ranges are sorted by the engine, shorter ones by insertion. */
const shortRange = 12;

/**
 * Builds the automaton. Terms keep their numbers in the list; of equal terms the first one is found.
 * @throws RangeError for a term of fewer than two units, or more than 2,097,152 terms: lists are checked before
 */
export function buildTermAutomaton(
  terms: readonly string[],
  { shared = false }: AutomatonOptions = {},
): TermAutomaton {
  if (terms.length > numberLimit) throw new RangeError('too many terms');
  const list = packTerms(terms);
  sortTerms(list);
  const sizes = measureTrie(list);
  const bytes = bytesOf(sizes);
  const buffer = shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  writeHeader(buffer, sizes);
  const automaton = layOver(buffer, sizes);
  for (const [index, term] of terms.entries()) automaton.lengths[index] = term.length;
  fillNodes(automaton, list);
  return automaton;
}

interface TermList {
  /** Units of all terms, one after the other. */
  readonly units: Uint16Array;
  /** Where each term begins; one more for the end. */
  readonly offsets: Uint32Array;
  /** Numbers of the terms in the order of their units. */
  readonly order: Uint32Array;
}

function packTerms(terms: readonly string[]): TermList {
  const offsets = new Uint32Array(terms.length + 1);
  let total = 0;
  for (let index = 0; index < terms.length; index += 1) {
    const length = terms[index]?.length ?? 0;
    if (length < 2) throw new RangeError('a term needs two units');
    offsets[index] = total;
    total += length;
  }
  offsets[terms.length] = total;
  const units = new Uint16Array(total);
  let at = 0;
  for (const term of terms) {
    for (let index = 0; index < term.length; index += 1) units[at + index] = term.charCodeAt(index);
    at += term.length;
  }
  return { units, offsets, order: new Uint32Array(terms.length) };
}

/** Sorts by the first pair as plain numbers, then each range with the same pair by what follows. */
function sortTerms(list: TermList): void {
  const { units, offsets, order } = list;
  const keys = new Float64Array(order.length);
  for (let index = 0; index < keys.length; index += 1) {
    const at = offsets[index] ?? 0;
    keys[index] = ((units[at] ?? 0) * 0x10000 + (units[at + 1] ?? 0)) * numberLimit + index;
  }
  keys.sort();
  for (let index = 0; index < keys.length; index += 1) order[index] = (keys[index] ?? 0) % numberLimit;
  let start = 0;
  for (let index = 1; index <= keys.length; index += 1) {
    const isSame = index < keys.length && pairOf(keys[index]) === pairOf(keys[start]);
    if (isSame) continue;
    if (index - start > 1) sortRange(list, start, index);
    start = index;
  }
}

function pairOf(key = 0): number {
  return Math.floor(key / numberLimit);
}

function sortRange(list: TermList, start: number, end: number): void {
  const { order } = list;
  if (end - start > shortRange) {
    order.subarray(start, end).sort((a, b) => compareTerms(list, a, b));
    return;
  }
  for (let index = start + 1; index < end; index += 1) {
    const moved = order[index] ?? 0;
    let to = index;
    for (; to > start; to -= 1) {
      const before = order[to - 1] ?? 0;
      if (compareTerms(list, before, moved) <= 0) break;
      order[to] = before;
    }
    order[to] = moved;
  }
}

/** By units, a beginning before what it begins; equal terms by their numbers. */
function compareTerms({ units, offsets }: TermList, left: number, right: number): number {
  let a = offsets[left] ?? 0;
  let b = offsets[right] ?? 0;
  const endA = offsets[left + 1] ?? 0;
  const endB = offsets[right + 1] ?? 0;
  for (; a < endA && b < endB; a += 1, b += 1) {
    const difference = (units[a] ?? 0) - (units[b] ?? 0);
    if (difference !== 0) return difference;
  }
  return endA - a - (endB - b) || left - right;
}

/** Sizes of the trie: a node for each unit, from the second on, that a term does not share with the one before it. */
function measureTrie({ units, offsets, order }: TermList): AutomatonSizes {
  let nodes = 0;
  let pairs = 0;
  for (let index = 0; index < order.length; index += 1) {
    const term = order[index] ?? 0;
    const at = offsets[term] ?? 0;
    const length = (offsets[term + 1] ?? 0) - at;
    const before = order[index - 1];
    const other = before === undefined ? 0 : (offsets[before] ?? 0);
    const shortest = before === undefined ? 0 : Math.min(length, (offsets[before + 1] ?? 0) - other);
    let same = 0;
    while (same < shortest && units[at + same] === units[other + same]) same += 1;
    nodes += length - Math.max(1, same);
    if (same < 2) pairs += 1;
  }
  return {
    terms: order.length,
    nodes,
    slots: powerOfTwo(pairs * 2),
    filterWords: Math.max(2048, powerOfTwo(pairs * bitsForPair) / 32),
  };
}

function powerOfTwo(atLeast: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, atLeast)));
}

/** Range of sorted terms below each node; needed only while building. */
interface Ranges {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

function fillNodes(automaton: TermAutomaton, list: TermList): void {
  const { nodeCount, firstChild, termAt, ending, fallback } = automaton;
  const ranges = { from: new Uint32Array(nodeCount + 1), to: new Uint32Array(nodeCount + 1) };
  let made = fillPairs(automaton, list, ranges);
  let depth = 2;
  let level = made;
  for (let node = 1; node <= nodeCount; node += 1) {
    if (node > level) {
      depth += 1;
      level = made;
    }
    ranges.from[node] = takeEnded(automaton, list, { node, depth, ranges });
    ending[node] = termAt[node] === 0 ? (ending[fallback[node] ?? 0] ?? 0) : node;
    firstChild[node] = made + 1;
    made = addChildren(automaton, list, { node, depth, ranges, made });
  }
  firstChild[nodeCount + 1] = nodeCount + 1;
}

/** Nodes of depth two, with their slots and filter bits. Returns how many there are. */
function fillPairs(automaton: TermAutomaton, { units, offsets, order }: TermList, ranges: Ranges): number {
  const { filter, slotKeys, slotNodes, labels } = automaton;
  const bits = filter.length * 32 - 1;
  const mask = slotNodes.length - 1;
  let made = 0;
  let previous = -1;
  for (let index = 0; index < order.length; index += 1) {
    const at = offsets[order[index] ?? 0] ?? 0;
    const first = units[at] ?? 0;
    const second = units[at + 1] ?? 0;
    const key = ((first << 16) | second) >>> 0;
    if (key !== previous) {
      made += 1;
      previous = key;
      const hash = hashPair(first, second);
      const bit = hash & bits;
      filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
      let slot = hash & mask;
      while (slotNodes[slot] !== 0) slot = (slot + 1) & mask;
      slotKeys[slot] = key;
      slotNodes[slot] = made;
      labels[made] = second;
      ranges.from[made] = index;
    }
    ranges.to[made] = index + 1;
  }
  return made;
}

interface Step {
  readonly node: number;
  readonly depth: number;
  readonly ranges: Ranges;
}

/** Notes the term that ends at the node; returns where the longer ones begin. */
function takeEnded(automaton: TermAutomaton, list: TermList, { node, depth, ranges }: Step): number {
  let from = ranges.from[node] ?? 0;
  const to = ranges.to[node] ?? 0;
  for (; from < to; from += 1) {
    const term = list.order[from] ?? 0;
    if ((automaton.lengths[term] ?? 0) !== depth) break;
    if (automaton.termAt[node] === 0) automaton.termAt[node] = term + 1;
  }
  return from;
}

/** Adds the children of a node behind all nodes made so far. Returns how many nodes there are now. */
function addChildren(
  automaton: TermAutomaton,
  { units, offsets, order }: TermList,
  step: Step & { readonly made: number },
): number {
  const { node, depth, ranges } = step;
  const { labels, fallback } = automaton;
  const to = ranges.to[node] ?? 0;
  let made = step.made;
  let label = -1;
  for (let index = ranges.from[node] ?? 0; index < to; index += 1) {
    const unit = units[(offsets[order[index] ?? 0] ?? 0) + depth] ?? 0;
    if (unit !== label) {
      made += 1;
      label = unit;
      labels[made] = unit;
      ranges.from[made] = index;
      fallback[made] = fallbackOf(automaton, node, unit);
    }
    ranges.to[made] = index + 1;
  }
  return made;
}

/** Fallbacks lie on levels above, which are finished by now. */
function fallbackOf(automaton: TermAutomaton, parent: number, label: number): number {
  for (let node = automaton.fallback[parent] ?? 0; node !== 0; node = automaton.fallback[node] ?? 0) {
    const child = childOf(automaton, node, label);
    if (child !== 0) return child;
  }
  return nodeOfPair(automaton, automaton.labels[parent] ?? 0, label);
}
