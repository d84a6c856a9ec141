/** Checks the file of a proof about a ledger, on any machine. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ProofReport } from '../audit/proof-problem.ts';
import { nodeHash } from '../base/hash.node.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';
import { checkProof } from './check-ledger-proof.ts';
import { parseProof } from './ledger-proof-form.ts';

/** Longest file that is read: a proof is a few kilobytes. */
const mostBytes = 1024 * 1024;

/**
 * @param known verifier key that was told on another way, or null
 * Failure: `audit.proof-unreadable`. A proof that does not hold is no failure but a report.
 */
export async function verifyProofFile(path: string, known: string | null): Promise<Result<ProofReport>> {
  const text = await textOf(path);
  const proof = text === null ? null : parseProof(text);
  if (proof === null) return fail('audit.proof-unreadable', { name: basename(path) });
  return ok(checkProof(proof, known, { hash: nodeHash, verifySignature }));
}

async function textOf(path: string): Promise<string | null> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= mostBytes ? await readFile(path, 'utf8') : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
