/** Checks a proof about a ledger on any machine: needs no office, no database and no account. */
import { entryHash } from '../audit/audit-entry.ts';
import { isConsistent, isIncluded } from '../audit/merkle-proofs.ts';
import type { LedgerCheckpoint } from '../audit/merkle-tree.ts';
import { leafHash } from '../audit/merkle-tree.ts';
import type { ProofProblem, ProofReport } from '../audit/proof-problem.ts';
import { isSignedCheckpoint, parseVerifierKey, readCheckpoint } from '../audit/signed-checkpoint.ts';
import { encodeBase64 } from '../base/base64.ts';
import { hexToBytes } from '../base/bytes.ts';
import type { Hash } from '../base/ports.ts';
import type { VerifySignature } from '../signoff/signing.ts';
import type { LedgerProof } from './ledger-proof-form.ts';

/** @param known verifier key that was told on another way, or null */
export function checkProof(
  proof: LedgerProof,
  known: string | null,
  ports: { readonly hash: Hash; readonly verifySignature: VerifySignature },
): ProofReport {
  const key = parseVerifierKey(proof.key, ports.hash);
  const checkpoint = signedBy(proof.checkpoint, key, ports);
  const older = proof.kind === 'consistency' ? readCheckpoint(proof.older) : null;
  const problems: readonly (readonly [boolean, ProofProblem])[] = [
    [key !== null && (known === null || known === proof.key), 'key'],
    [checkpoint !== null, 'checkpoint'],
    [proof.kind === 'inclusion' || (older !== null && older.origin === checkpoint?.origin), 'older'],
    [proof.kind === 'consistency' || entryHash(proof.entry, ports.hash) === proof.entry.hash, 'entry'],
    [checkpoint !== null && leads(proof, checkpoint, { older, hash: ports.hash }), 'path'],
  ];
  const found = problems.filter(([holds]) => !holds).map(([, what]) => what);
  return {
    valid: found.length === 0,
    kind: proof.kind,
    anchored: known !== null && known === proof.key,
    problems: found,
    origin: checkpoint?.origin ?? null,
    size: checkpoint?.size ?? null,
    rootHash: checkpoint?.rootHash ?? null,
    proven: proof.kind === 'inclusion' ? proof.entry.number : (older?.size ?? null),
  };
}

function signedBy(
  note: string,
  key: ReturnType<typeof parseVerifierKey>,
  { hash, verifySignature }: { readonly hash: Hash; readonly verifySignature: VerifySignature },
): LedgerCheckpoint | null {
  const checkpoint = readCheckpoint(note);
  if (checkpoint === null || key === null || key.name !== checkpoint.origin) return null;
  const verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    verifySignature({ algorithm: 'ed25519', publicKey: encodeBase64(publicKey) }, message, signature);
  return isSignedCheckpoint(note, key.publicKey, { hash, verify }) ? checkpoint : null;
}

function leads(
  proof: LedgerProof,
  { size, rootHash: root }: LedgerCheckpoint,
  { older, hash }: { readonly older: LedgerCheckpoint | null; readonly hash: Hash },
): boolean {
  const { path } = proof;
  if (proof.kind === 'inclusion') {
    const { number, hash: own } = proof.entry;
    return isIncluded(
      { leafHash: leafHash(hexToBytes(own), hash), leaf: number - 1, size, root, path },
      hash,
    );
  }
  if (older === null) return false;
  return isConsistent({ first: older.size, firstRoot: older.rootHash, size, root, path }, hash);
}
