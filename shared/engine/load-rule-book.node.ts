/** Rule sets of a folder together with the signature over them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeHash } from '../base/hash.node.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { loadRuleSets, ruleSignatureFile } from '../screening/load-rules.node.ts';
import type { RuleKey } from '../screening/rule-keys.ts';
import { ruleKeys } from '../screening/rule-keys.ts';
import type { RuleSet } from '../screening/rule-set.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';
import type { RuleSignature } from './rule-signature.ts';
import { checkRuleSignature } from './rule-signature.ts';
import { builtInDigests } from './shipped-rules.ts';

export interface RuleBook {
  readonly sets: readonly RuleSet[];
  /** Null for a folder without a signature file. */
  readonly signature: RuleSignature | null;
}

/** A signature over some dozens of sets has a few thousand bytes. */
const largestSignature = 1024 * 1024;

/**
 * Reads the sets of a folder and, where there is one, checks the signature over them.
 * Failures: those of `loadRuleSets`; `rules.damaged` for a signature file that does not cover exactly these sets. Nothing of the
 * folder is used then.
 * The build has proven the expressions of its own sets; those of all others are proven here.
 * @param keys public keys that count; others than the program's own in tests only
 */
export async function loadRuleBook(
  folder: string,
  keys: readonly RuleKey[] = ruleKeys,
): Promise<Result<RuleBook>> {
  const sets = await loadRuleSets(folder, builtInDigests ?? undefined);
  if (!sets.ok) return sets;
  const untrusted = await readSignature(join(folder, ruleSignatureFile));
  if (untrusted === 'absent') return ok({ sets: sets.value, signature: null });
  const damaged = (where: string) => fail('rules.damaged', { file: ruleSignatureFile, where });
  if (untrusted === 'unreadable') return damaged('file');
  const checked = checkRuleSignature(untrusted, sets.value, { keys, hash: nodeHash, verifySignature });
  return checked.ok ? ok({ sets: sets.value, signature: checked.signature }) : damaged(checked.where);
}

/** Only a file that is not there counts as absent: one that cannot be read must not pass for none. */
async function readSignature(path: string): Promise<Uint8Array | 'absent' | 'unreadable'> {
  try {
    const bytes = await readFile(path);
    return bytes.length > largestSignature ? 'unreadable' : bytes;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'absent' : 'unreadable';
  }
}
