/** Signing the rule sets of a release with the maintainer's key. For the packaging; the program itself never signs rules. */
import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { encodeBase64 } from '../base/base64.ts';
import { nodeHash } from '../base/hash.node.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import { loadRuleSets } from '../screening/load-rules.node.ts';
import type { RuleKey } from '../screening/rule-keys.ts';
import { keyIdOf } from '../signoff/key-id.ts';
import type { Signer } from '../signoff/signing.ts';
import { signRuleSets } from './rule-signature.ts';

export interface RuleSigner extends RuleKey, Signer {}

/** A signer from a private key in PEM, as `openssl genpkey -algorithm ed25519` writes it; null for anything else. */
export function ruleSignerOf(untrustedPem: string): RuleSigner | null {
  let key: KeyObject;
  try {
    key = createPrivateKey(untrustedPem);
  } catch {
    // node:crypto tells wrong keys apart by sentences of its library only.
    return null;
  }
  if (key.asymmetricKeyType !== 'ed25519') return null;
  const raw = new Uint8Array(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32));
  return {
    keyId: keyIdOf(raw, nodeHash),
    algorithm: 'ed25519',
    publicKey: encodeBase64(raw),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

/**
 * Bytes of the signature file over the rule sets of a folder. Failures: those of `loadRuleSets`.
 * @param signedOn date, as in 2026-11-23
 */
export async function signRulesFolder(
  folder: string,
  signer: Signer,
  signedOn: string,
): Promise<Result<Uint8Array>> {
  const sets = await loadRuleSets(folder);
  return sets.ok ? ok(signRuleSets(sets.value, signedOn, signer)) : sets;
}
