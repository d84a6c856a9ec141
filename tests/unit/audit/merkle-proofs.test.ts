/** Paths of RFC 6962, checked for every pair of sizes up to 33, against the example of the RFC and the known roots of Certificate Transparency. */
import { describe, expect, test } from 'vitest';
import type { SubtreeHash } from '../../../shared/audit/merkle-proofs.ts';
import {
  consistencyPath,
  inclusionPath,
  isConsistent,
  isIncluded,
  rootOfSize,
} from '../../../shared/audit/merkle-proofs.ts';
import { appendLeaf, emptyTree, leafHash, nodeHash, rootHash } from '../../../shared/audit/merkle-tree.ts';
import { hexToBytes } from '../../../shared/base/bytes.ts';
import { nodeHash as hash } from '../../../shared/base/hash.node.ts';
import type { Sha256 } from '../../../shared/base/ids.ts';

/** Leaves of the tests of Certificate Transparency (google/certificate-transparency, merkle_tree_test). */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(hexToBytes);
const many = [...leaves, ...Array.from({ length: 25 }, (_, index) => Uint8Array.of(index))];

const at: SubtreeHash = (level, position) => {
  if (level > 0) return nodeHash(at(level - 1, position * 2), at(level - 1, position * 2 + 1), hash);
  const leaf = many[position];
  if (leaf === undefined) throw new RangeError('no such leaf');
  return leafHash(leaf, hash);
};
const reading = { at, hash };
const rootAt = (size: number) => rootOfSize(size, at, hash);

test('roots are those of the tests of Certificate Transparency', () => {
  expect(rootAt(1)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  expect(rootAt(8)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
});

test('a root from stored subtrees is the root from the right edge, at every size', () => {
  let tree = emptyTree;
  for (const [index, leaf] of many.entries()) {
    tree = appendLeaf(tree, leaf, hash);
    expect(rootAt(index + 1)).toBe(rootHash(tree, hash));
  }
});

test('paths of the example in RFC 6962, 2.1.3', () => {
  const [a, b, c, e, f] = [0, 1, 2, 4, 5].map((leaf) => at(0, leaf)) as [
    Sha256,
    Sha256,
    Sha256,
    Sha256,
    Sha256,
  ];
  const [g, h, i, j] = [at(1, 0), at(1, 1), at(1, 2), at(0, 6)];
  const [k] = [at(2, 0)];
  const l = nodeHash(i, j, hash);
  expect(inclusionPath(0, 7, reading)).toEqual([b, h, l]);
  expect(inclusionPath(3, 7, reading)).toEqual([c, g, l]);
  expect(inclusionPath(4, 7, reading)).toEqual([f, j, k]);
  expect(inclusionPath(6, 7, reading)).toEqual([i, k]);
  expect(consistencyPath(3, 7, reading)).toEqual([c, at(0, 3), g, l]);
  expect(consistencyPath(4, 7, reading)).toEqual([l]);
  expect(consistencyPath(6, 7, reading)).toEqual([i, j, k]);
  expect([a, e].every((each) => each.length === 64)).toBe(true);
});

describe('every proof up to 33 entries', () => {
  const sizes = many.map((_, index) => index + 1);

  test('of an entry holds, and of no other entry, size or root', () => {
    for (const size of sizes) {
      for (let leaf = 0; leaf < size; leaf += 1) {
        const path = inclusionPath(leaf, size, reading);
        const claim = { leafHash: at(0, leaf), leaf, size, root: rootAt(size), path };
        expect(isIncluded(claim, hash), `${leaf}/${size}`).toBe(true);
        expect(isIncluded({ ...claim, leaf: leaf + 1 }, hash)).toBe(false);
        expect(isIncluded({ ...claim, leafHash: at(0, (leaf + 1) % 33) }, hash)).toBe(false);
        expect(isIncluded({ ...claim, root: rootAt((size % 33) + 1) }, hash)).toBe(false);
        expect(isIncluded({ ...claim, path: [...path, at(0, 0)] }, hash)).toBe(false);
        if (path.length > 0) expect(isIncluded({ ...claim, path: path.slice(1) }, hash)).toBe(false);
      }
    }
  });

  test('of a growing history holds, and of no other beginning', () => {
    for (const size of sizes) {
      for (let first = 1; first <= size; first += 1) {
        const path = consistencyPath(first, size, reading);
        const claim = { first, firstRoot: rootAt(first), size, root: rootAt(size), path };
        expect(isConsistent(claim, hash), `${first}/${size}`).toBe(true);
        expect(isConsistent({ ...claim, firstRoot: at(0, 32) }, hash)).toBe(false);
        expect(isConsistent({ ...claim, root: at(0, 32) }, hash)).toBe(false);
        expect(isConsistent({ ...claim, path: [...path, at(0, 0)] }, hash)).toBe(false);
        if (path.length > 0) expect(isConsistent({ ...claim, path: path.slice(0, -1) }, hash)).toBe(false);
      }
    }
  });
});

test('nothing is proved of trees and entries that cannot be', () => {
  expect(() => inclusionPath(7, 7, reading)).toThrow(RangeError);
  expect(() => consistencyPath(0, 7, reading)).toThrow(RangeError);
  expect(() => consistencyPath(8, 7, reading)).toThrow(RangeError);
  const claim = { leafHash: at(0, 0), leaf: -1, size: 1, root: rootAt(1), path: [] };
  expect(isIncluded(claim, hash)).toBe(false);
  expect(isConsistent({ first: 0, firstRoot: rootAt(1), size: 1, root: rootAt(1), path: [] }, hash)).toBe(
    false,
  );
  expect(isConsistent({ first: 3, firstRoot: rootAt(3), size: 5, root: rootAt(5), path: [] }, hash)).toBe(
    false,
  );
});
