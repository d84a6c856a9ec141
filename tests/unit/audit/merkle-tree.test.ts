import { expect, test } from 'vitest';
import type { MerkleTree } from '../../../shared/audit/merkle-tree.ts';
import {
  appendLeaf,
  emptyTree,
  leafHash,
  ledgerTree,
  nodeHash as merkleNode,
  rootHash,
} from '../../../shared/audit/merkle-tree.ts';
import { bytesToHex, hexToBytes } from '../../../shared/base/bytes.ts';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { brand } from '../../../shared/base/ids.ts';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';

// Leaves and roots of the Certificate Transparency reference tests (merkletree of certificate-transparency, also in
// transparency-dev/merkle).
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the root of no entries is the hash of nothing', () => {
  expect(rootHash(emptyTree, nodeHash)).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

test('leaf and node hashes are the known ones', () => {
  expect(leafHash(encodeUtf8('L123456'), nodeHash)).toBe(
    '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
  );
  expect(
    merkleNode(
      brand(roots[0]!),
      brand('96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7'),
      nodeHash,
    ),
  ).toBe(roots[1]);
});

test('roots of one to eight leaves are the known ones', () => {
  let tree: MerkleTree = emptyTree;
  const computed = leaves.map((leaf) => {
    tree = appendLeaf(tree, hexToBytes(leaf), nodeHash);
    return rootHash(tree, nodeHash);
  });
  expect(computed).toEqual(roots);
});

test('adding leaf by leaf gives the root of the recursive definition, for each size up to 130', () => {
  const all = Array.from({ length: 130 }, (_, index) => nodeHash.sha256(Uint8Array.of(index)));
  for (let size = 1; size <= all.length; size += 1) {
    const part = all.slice(0, size);
    const tree = ledgerTree(part, nodeHash);
    expect(rootHash(tree, nodeHash)).toBe(recursiveRoot(part.map(hexToBytes)));
    expect(tree.peaks).toHaveLength(size.toString(2).replaceAll('0', '').length);
  }
});

/** MTH of RFC 6962 section 2.1, word for word. */
function recursiveRoot(data: readonly Uint8Array[]): string {
  if (data.length === 1) return nodeHash.sha256(hexToBytes(`00${bytesToHex(data[0]!)}`));
  let split = 1;
  while (split * 2 < data.length) split *= 2;
  return nodeHash.sha256(
    hexToBytes(`01${recursiveRoot(data.slice(0, split))}${recursiveRoot(data.slice(split))}`),
  );
}

test('a tree can be carried on from where it was left', () => {
  const all = Array.from({ length: 21 }, (_, index) => nodeHash.sha256(Uint8Array.of(index)));
  const first = ledgerTree(all.slice(0, 13), nodeHash);
  expect(ledgerTree(all.slice(13), nodeHash, first)).toEqual(ledgerTree(all, nodeHash));
});
