/** A chain walked to its end, past every fault: for whoever was given a copy and wants to know all that is wrong with it. */
import { hexToBytes } from '../base/bytes.ts';
import type { Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { ChainFault, ChainHead } from './chain.ts';
import { checkChain, genesis, headOf } from './chain.ts';
import type { MerkleTree } from './merkle-tree.ts';
import { appendLeaf, emptyTree, rootHash } from './merkle-tree.ts';

/** What has been walked so far. */
export interface ChainWalk {
  readonly head: ChainHead;
  readonly tree: MerkleTree;
}

export const startOfChain: ChainWalk = { head: genesis, tree: emptyTree };

/**
 * One step. After a fault the walk goes on from what the entry itself says, so that one changed entry is told once and not
 * with all that follow.
 */
export function walkOn(
  { head, tree }: ChainWalk,
  entry: AuditEntry,
  hash: Hash,
): { readonly walk: ChainWalk; readonly fault: ChainFault | null } {
  const step = checkChain([entry], hash, head);
  return {
    walk: { head: headOf(entry), tree: appendLeaf(tree, hexToBytes(entry.hash), hash) },
    fault: step.ok ? null : step.why,
  };
}

/** Root of the tree over all entries walked. */
export function rootOf({ tree }: ChainWalk, hash: Hash): Sha256 {
  return rootHash(tree, hash);
}
