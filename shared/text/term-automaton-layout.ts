/** Where the arrays of a term automaton lie in their one buffer, so that a thread or a file can hold all of it at once. */
import type { TermAutomaton } from './term-automaton.ts';

/** Sizes from which every position follows. */
export interface AutomatonSizes {
  readonly terms: number;
  /** Nodes without node 0. */
  readonly nodes: number;
  /** Power of two. */
  readonly slots: number;
  /** Words of 32 bits, a power of two. */
  readonly filterWords: number;
}

/** First bytes: what this is, byte order and version, the four sizes, and eight words for a digest. */
export const headerWords = 16;
/** `XSTA` in the order of the machine that wrote it, so that a file from another byte order is not taken for one of ours. */
export const magic = 0x41545358;
export const version = 1;

/** Bytes of the whole buffer. */
export function bytesOf(sizes: AutomatonSizes): number {
  return (headerWords + wordsOf(sizes)) * 4 + (sizes.nodes + 2) * 2;
}

function wordsOf({ terms, nodes, slots, filterWords }: AutomatonSizes): number {
  return filterWords + slots * 2 + (nodes + 2) + (nodes + 1) * 3 + terms;
}

/** Lays views over a buffer of the right size; writes nothing. */
export function layOver(buffer: ArrayBufferLike, sizes: AutomatonSizes): TermAutomaton {
  let at = headerWords * 4;
  const words = (count: number) => {
    const view = new Uint32Array(buffer, at, count);
    at += count * 4;
    return view;
  };
  return {
    buffer,
    termCount: sizes.terms,
    nodeCount: sizes.nodes,
    filter: words(sizes.filterWords),
    slotKeys: words(sizes.slots),
    slotNodes: words(sizes.slots),
    firstChild: words(sizes.nodes + 2),
    fallback: words(sizes.nodes + 1),
    ending: words(sizes.nodes + 1),
    termAt: words(sizes.nodes + 1),
    lengths: words(sizes.terms),
    labels: new Uint16Array(buffer, at, sizes.nodes + 2),
  };
}

/** Writes the sizes into the header. */
export function writeHeader(buffer: ArrayBufferLike, sizes: AutomatonSizes): void {
  const { terms, nodes, slots, filterWords } = sizes;
  new Uint32Array(buffer, 0, headerWords).set([magic, version, terms, nodes, slots, filterWords]);
}
