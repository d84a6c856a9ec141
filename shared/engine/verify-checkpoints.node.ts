/** Checkpoints and kept tree against a tree made anew from all entries. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { LedgerProblem } from '../audit/ledger-problem.ts';
import { rootOfSize } from '../audit/merkle-proofs.ts';
import type { MerkleTree } from '../audit/merkle-tree.ts';
import { appendLeaf, emptyTree, rootHash } from '../audit/merkle-tree.ts';
import { isSignedCheckpoint, readCheckpoint } from '../audit/signed-checkpoint.ts';
import { decodeBase64, encodeBase64 } from '../base/base64.ts';
import { hexToBytes } from '../base/bytes.ts';
import type { Hash } from '../base/ports.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';
import type { ReadableStore } from '../store/handles.ts';
import type { CheckpointRow } from '../store/keep-checkpoint.node.ts';
import {
  readCheckpoints,
  readKeptCheckpoint,
  readWorkstationKey,
  storedSubtree,
} from '../store/keep-checkpoint.node.ts';
import type { Store } from '../store/open-store.node.ts';

/** Every checkpoint that does not hold, and a tree that is not the entries'. */
export function checkpointProblems(
  { readable, folder }: Pick<Store, 'readable' | 'folder'>,
  entries: readonly AuditEntry[],
  hash: Hash,
): readonly LedgerProblem[] {
  const checkpoints = readCheckpoints(readable);
  const bySize = new Map(checkpoints.map((each) => [each.size, each]));
  const problems: LedgerProblem[] = [];
  let tree: MerkleTree = emptyTree;
  for (const entry of entries) {
    tree = appendLeaf(tree, hexToBytes(entry.hash), hash);
    const checkpoint = bySize.get(tree.size);
    if (checkpoint === undefined) continue;
    bySize.delete(tree.size);
    const root = rootHash(tree, hash);
    if (!speaksOf(checkpoint, root)) problems.push({ number: tree.size, what: 'checkpoint.differs' });
    if (!isSigned(readable, checkpoint, hash))
      problems.push({ number: tree.size, what: 'checkpoint.unsigned' });
    if (keptRoot(readable, tree.size, hash) !== root)
      problems.push({ number: tree.size, what: 'tree.differs' });
  }
  const beyond = [...bySize.keys()].map((number): LedgerProblem => ({ number, what: 'checkpoint.differs' }));
  return [...problems, ...beyond, ...keptProblems(folder, checkpoints)];
}

function speaksOf({ note, root, size }: CheckpointRow, expected: string): boolean {
  const told = readCheckpoint(note);
  return root === expected && told?.rootHash === expected && told.size === size;
}

function isSigned(readable: ReadableStore, { note, keyId }: CheckpointRow, hash: Hash): boolean {
  const publicKey = decodeBase64(readWorkstationKey(readable, keyId) ?? '');
  const verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    verifySignature({ algorithm: 'ed25519', publicKey: encodeBase64(key) }, message, signature);
  return publicKey !== null && isSignedCheckpoint(note, publicKey, { hash, verify });
}

/** A row that was taken out leaves a hole, which is as wrong as another hash. */
function keptRoot(readable: ReadableStore, size: number, hash: Hash): string | null {
  try {
    return rootOfSize(size, storedSubtree(readable), hash);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function keptProblems(folder: string, checkpoints: readonly CheckpointRow[]): readonly LedgerProblem[] {
  const note = readKeptCheckpoint(folder);
  if (note === null || checkpoints.some((each) => each.note === note)) return [];
  return [{ number: readCheckpoint(note)?.size ?? null, what: 'checkpoint.differs' }];
}
