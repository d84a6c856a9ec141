/**
 * Public keys whose signatures over rule sets count. They are part of the program, not of a folder beside it: whoever can
 * exchange a rule set must not be able to exchange the key with it.
 *
 * The private parts never come near the sources. How a maintainer makes a key, enters its public part here and signs a release:
 * docs/decisions/2026-11-23-signed-rule-sets.md. Several keys may stand here while one takes the place of another.
 */
import type { KeyId } from '../base/ids.ts';

export interface RuleKey {
  /** First 16 hexadecimal digits of the SHA-256 of the raw public key. */
  readonly keyId: KeyId;
  readonly algorithm: 'ed25519';
  /** Raw public key, 32 bytes, in base64. */
  readonly publicKey: string;
}

/** Empty until the first signed release: a signature file beside rule sets is then refused, whoever made it. */
export const ruleKeys: readonly RuleKey[] = [];
