/**
 * Finds every occurrence of very many terms in one pass (Aho and Corasick, 1975), laid out for speed in flat typed arrays.
 *
 * Terms have two units or more, so the automaton begins at pairs: a bit filter says whether any term begins with the pair at
 * hand, a hash table leads to its node, and only from there on are edges followed. Nodes are numbered breadth first, so the
 * children of a node stand side by side and the node that a mismatch falls back to always has a smaller number. Everything lies
 * in one buffer, which threads may share and a cache file may hold as it is. Time is linear in the text, whatever the terms.
 */

/** Views of one buffer; see term-automaton-layout.ts for where each begins. Node 0 stands for "no node". */
export interface TermAutomaton {
  readonly buffer: ArrayBufferLike;
  readonly termCount: number;
  readonly nodeCount: number;
  /** Bits, one for each hash of a pair that some term begins with. */
  readonly filter: Uint32Array;
  /** Open hash table from pairs to nodes of depth two. */
  readonly slotKeys: Uint32Array;
  readonly slotNodes: Uint32Array;
  /** First child of each node; its last stands before the first child of the next node. */
  readonly firstChild: Uint32Array;
  /** Node of the longest proper suffix that is a beginning of a term, of depth two at least; else 0. */
  readonly fallback: Uint32Array;
  /** The node itself or the nearest fallback at which a term ends; else 0. */
  readonly ending: Uint32Array;
  /** Number of the term that ends at a node, plus one; else 0. */
  readonly termAt: Uint32Array;
  readonly labels: Uint16Array;
  /** Units of each term. */
  readonly lengths: Uint32Array;
}

/** Occurrences as rows of three numbers: start, end (exclusive), term. In order of their ends, the longest first. */
export interface TermMatches {
  readonly count: number;
  /** `count` rows; the rest of the array is unused. */
  readonly rows: Uint32Array;
}

const firstRows = 1024;

/** Hash of a pair of units; the low bits choose the filter bit and the slot. */
export function hashPair(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

/** Node of the pair, or 0. */
export function nodeOfPair(automaton: TermAutomaton, first: number, second: number): number {
  const { slotKeys, slotNodes } = automaton;
  const mask = slotNodes.length - 1;
  const key = ((first << 16) | second) >>> 0;
  let slot = hashPair(first, second) & mask;
  for (;;) {
    const node = slotNodes[slot] ?? 0;
    if (node === 0 || slotKeys[slot] === key) return node;
    slot = (slot + 1) & mask;
  }
}

/** Child of a node by its label, or 0. */
export function childOf(automaton: TermAutomaton, node: number, label: number): number {
  const { firstChild, labels } = automaton;
  let low = firstChild[node] ?? 0;
  let high = firstChild[node + 1] ?? 0;
  while (high - low > 8) {
    const middle = (low + high) >>> 1;
    if ((labels[middle] ?? 0) <= label) low = middle;
    else high = middle;
  }
  for (; low < high; low += 1) if (labels[low] === label) return low;
  return 0;
}

/** All occurrences, overlapping ones too, in the first `length` units. */
export function findTerms(
  automaton: TermAutomaton,
  units: Uint16Array,
  length: number = units.length,
): TermMatches {
  const { filter, fallback, ending } = automaton;
  const found = new MatchRows(automaton);
  if (automaton.termCount === 0) return found.finish();
  const mask = filter.length * 32 - 1;
  const last = length - 1;
  let index = 0;
  while (index < last) {
    const first = units[index] ?? 0;
    const second = units[index + 1] ?? 0;
    const bit = hashPair(first, second) & mask;
    index += 1;
    if (((filter[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) continue;
    let node = nodeOfPair(automaton, first, second);
    if (node === 0) continue;
    // From here on the automaton runs until it falls out of every term; then the last unit may begin a pair again.
    for (;;) {
      index += 1;
      const end = ending[node] ?? 0;
      if (end !== 0) found.add(end, index);
      if (index >= length) break;
      const unit = units[index] ?? 0;
      let next = childOf(automaton, node, unit);
      while (next === 0) {
        node = fallback[node] ?? 0;
        if (node === 0) break;
        next = childOf(automaton, node, unit);
      }
      if (next === 0) break;
      node = next;
    }
    index -= 1;
  }
  return found.finish();
}

/** Rows that grow as they are found. A class because the scan must not allocate for each match. */
class MatchRows {
  private rows = new Uint32Array(firstRows * 3);
  private used = 0;
  private readonly automaton: TermAutomaton;

  constructor(automaton: TermAutomaton) {
    this.automaton = automaton;
  }

  /** Adds every term that ends here: that of the node, and those of its fallbacks. */
  add(node: number, end: number): void {
    const { termAt, lengths, fallback, ending } = this.automaton;
    for (let at = node; at !== 0; at = ending[fallback[at] ?? 0] ?? 0) {
      if (this.used === this.rows.length) this.grow();
      const term = (termAt[at] ?? 1) - 1;
      this.rows[this.used] = end - (lengths[term] ?? 0);
      this.rows[this.used + 1] = end;
      this.rows[this.used + 2] = term;
      this.used += 3;
    }
  }

  finish(): TermMatches {
    return { count: this.used / 3, rows: this.rows };
  }

  private grow(): void {
    const rows = new Uint32Array(this.rows.length * 2);
    rows.set(this.rows);
    this.rows = rows;
  }
}
