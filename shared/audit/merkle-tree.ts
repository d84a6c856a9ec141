/**
 * Merkle tree of RFC 6962 section 2.1 (the same in RFC 9162) over the entries of the ledger: one root stands for the whole
 * history up to a size, and is written into each bundle.
 *
 * A leaf is the 32 bytes of an entry's hash. The tree is kept as the roots of its complete subtrees from left to right
 * (one for each 1-bit of its size), so that adding an entry costs the same however long the ledger is.
 */
import { concatBytes, writeHex } from '../base/bytes.ts';
import type { Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';

export interface MerkleTree {
  readonly size: number;
  /** Roots of complete subtrees, largest first. */
  readonly peaks: readonly Sha256[];
}

/** What a bundle says about the ledger at the moment of export. */
export interface LedgerCheckpoint {
  /** Which ledger: office and workstation. */
  readonly origin: string;
  readonly size: number;
  readonly rootHash: Sha256;
}

export const emptyTree: MerkleTree = { size: 0, peaks: [] };

const leafPrefix = Uint8Array.of(0x00);
const nodePrefix = 0x01;
const digestBytes = 32;
/** Used again by each node: a ledger has millions of them. */
const node = new Uint8Array(1 + 2 * digestBytes);

/** Hash of a leaf: SHA-256(0x00 ‖ data). */
export function leafHash(data: Uint8Array, hash: Hash): Sha256 {
  return hash.sha256(concatBytes([leafPrefix, data]));
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Sha256, right: Sha256, hash: Hash): Sha256 {
  node[0] = nodePrefix;
  writeHex(left, node, 1);
  writeHex(right, node, 1 + digestBytes);
  return hash.sha256(node);
}

/** The tree with one more leaf at its end. */
export function appendLeaf(tree: MerkleTree, data: Uint8Array, hash: Hash): MerkleTree {
  const peaks = [...tree.peaks];
  growPeaks(peaks, { size: tree.size, leaf: leafHash(data, hash), hash });
  return { size: tree.size + 1, peaks };
}

/** Each trailing 1-bit of the old size is a complete subtree as large as the one in hand: they join, as in a binary carry. */
function growPeaks(
  peaks: Sha256[],
  { size, leaf, hash }: { readonly size: number; readonly leaf: Sha256; readonly hash: Hash },
): void {
  let root = leaf;
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const left = peaks.pop();
    if (left === undefined) throw new RangeError('a tree whose peaks do not fit its size');
    root = nodeHash(left, root, hash);
  }
  peaks.push(root);
}

/** Root hash; of an empty tree the hash of nothing, as the RFC says. */
export function rootHash(tree: MerkleTree, hash: Hash): Sha256 {
  const [last, ...others] = [...tree.peaks].reverse();
  if (last === undefined) return hash.sha256(new Uint8Array());
  return others.reduce((right, left) => nodeHash(left, right, hash), last);
}

/** Tree over ledger entries, given by their hashes in order. */
export function ledgerTree(
  entryHashes: Iterable<Sha256>,
  hash: Hash,
  from: MerkleTree = emptyTree,
): MerkleTree {
  const peaks = [...from.peaks];
  let { size } = from;
  const leaf = new Uint8Array(1 + digestBytes);
  for (const entryHash of entryHashes) {
    writeHex(entryHash, leaf, 1);
    growPeaks(peaks, { size, leaf: hash.sha256(leaf), hash });
    size += 1;
  }
  return { size, peaks };
}
