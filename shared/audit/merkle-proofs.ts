/**
 * Proofs over the tree of the ledger (RFC 6962 sections 2.1.1 and 2.1.2; checked as RFC 9162 sections 2.1.3.2 and 2.1.4.2 say):
 * that an entry stands in it, and that a later tree holds an earlier one unchanged.
 */
import type { Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import { nodeHash } from './merkle-tree.ts';

/** Hash of the complete subtree at a level (0: leaves) and position from the left. */
export type SubtreeHash = (level: number, position: number) => Sha256;

/** Root over the leaves from `start` on, `size` of them, where `start` is a multiple of a power of two not below `size`. */
function rangeHash(start: number, size: number, { at, hash }: Reading): Sha256 {
  const level = Math.log2(size);
  if (Number.isInteger(level)) return at(level, start / size);
  const left = splitOf(size);
  const right = rangeHash(start + left, size - left, { at, hash });
  return nodeHash(rangeHash(start, left, { at, hash }), right, hash);
}

interface Reading {
  readonly at: SubtreeHash;
  readonly hash: Hash;
}

/** Largest power of two below a size. */
function splitOf(size: number): number {
  return 2 ** (Math.ceil(Math.log2(size)) - 1);
}

/** Root over the first `size` leaves; at least one. */
export function rootOfSize(size: number, at: SubtreeHash, hash: Hash): Sha256 {
  return rangeHash(0, size, { at, hash });
}

/** Audit path of a leaf (counted from 0) in the tree of a size, nearest first. */
export function inclusionPath(leaf: number, size: number, reading: Reading): readonly Sha256[] {
  const walk = (index: number, start: number, count: number): readonly Sha256[] => {
    if (count === 1) return [];
    const left = splitOf(count);
    return index < left
      ? [...walk(index, start, left), rangeHash(start + left, count - left, reading)]
      : [...walk(index - left, start + left, count - left), rangeHash(start, left, reading)];
  };
  if (leaf < 0 || leaf >= size) throw new RangeError('no such leaf');
  return walk(leaf, 0, size);
}

/** Proof that the tree of `size` leaves begins with the one of `first` leaves. */
export function consistencyPath(first: number, size: number, reading: Reading): readonly Sha256[] {
  const walk = (old: number, start: number, count: number, isWhole: boolean): readonly Sha256[] => {
    if (old === count) return isWhole ? [] : [rangeHash(start, count, reading)];
    const left = splitOf(count);
    return old <= left
      ? [...walk(old, start, left, isWhole), rangeHash(start + left, count - left, reading)]
      : [...walk(old - left, start + left, count - left, false), rangeHash(start, left, reading)];
  };
  if (first < 1 || first > size) throw new RangeError('no such tree');
  return walk(first, 0, size, true);
}

export interface InclusionClaim {
  readonly leafHash: Sha256;
  /** Counted from 0. */
  readonly leaf: number;
  readonly size: number;
  readonly root: string;
  readonly path: readonly Sha256[];
}

/** Tells whether a leaf stands in the tree of a root. */
export function isIncluded({ leafHash, leaf, size, root, path }: InclusionClaim, hash: Hash): boolean {
  if (!Number.isSafeInteger(leaf) || leaf < 0 || leaf >= size) return false;
  let [fn, sn] = [leaf, size - 1];
  let sum = leafHash;
  for (const step of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      sum = nodeHash(step, sum, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else sum = nodeHash(sum, step, hash);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && sum === root;
}

export interface ConsistencyClaim {
  readonly first: number;
  readonly firstRoot: Sha256;
  readonly size: number;
  readonly root: string;
  readonly path: readonly Sha256[];
}

/** Tells whether the tree of a root begins with an earlier one. */
export function isConsistent({ first, firstRoot, size, root, path }: ConsistencyClaim, hash: Hash): boolean {
  if (!Number.isSafeInteger(first) || first < 1 || first > size) return false;
  if (first === size) return path.length === 0 && firstRoot === root;
  const steps = Number.isInteger(Math.log2(first)) ? [firstRoot, ...path] : path;
  const [start, ...others] = steps;
  if (start === undefined) return false;
  let [fn, sn] = [first - 1, size - 1];
  while (fn % 2 === 1) [fn, sn] = [(fn - 1) / 2, Math.floor(sn / 2)];
  let [older, newer] = [start, start];
  for (const step of others) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      older = nodeHash(step, older, hash);
      newer = nodeHash(step, newer, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else newer = nodeHash(newer, step, hash);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && older === firstRoot && newer === root;
}
