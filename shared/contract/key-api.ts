/** Keys and certificates of the office (密钥与证书): what the security administrator asks for. */
import * as z from 'zod/mini';
import type { PersonId } from '../base/ids.ts';
import type { Duty } from '../signoff/duties.ts';
import type { SignatureAlgorithm, SignatureSuite } from '../signoff/signing.ts';
import type { RevocationReason } from '../signoff/trust-file.ts';

export interface KeyView {
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  readonly person: PersonId;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly standing: 'in-force' | 'not-in-force' | 'revoked';
  readonly revoked: { readonly at: string; readonly why: RevocationReason } | null;
}

export interface KeysView {
  /** Version of the trust file in force. */
  readonly version: number;
  readonly suite: SignatureSuite;
  readonly roots: readonly { readonly keyId: string; readonly algorithm: SignatureAlgorithm }[];
  /** How often the root has changed. */
  readonly successions: number;
  readonly people: readonly { readonly id: PersonId; readonly name: string; readonly duty: Duty }[];
  /** Every certificate there is, revoked ones included, in the order of the trust file. */
  readonly keys: readonly KeyView[];
}

/** Reasons for which a key is revoked by hand; `replaced` comes with a new key. */
export const revokingReasons = ['compromised', 'lost', 'left-duty'] as const;
export type RevokingReason = (typeof revokingReasons)[number];

/** A second administrator, who is there and says so with their pass phrase. */
export interface Witness {
  readonly person: PersonId;
  readonly passPhrase: string;
}

export interface KeyApi {
  'keys.list': { input: Record<never, never>; output: KeysView };
  /** Ends all keys of a person. Signatures made before still count, unless the reason is `compromised`. */
  'keys.revoke': {
    input: { person: PersonId; why: RevokingReason; passPhrase: string };
    output: KeysView;
  };
  /** Another three years for the same keys. */
  'keys.renew': { input: { person: PersonId; passPhrase: string }; output: KeysView };
  /**
   * New keys for a person, who types a pass phrase for them; keys still in force end as `replaced`. For secrecy reviewers and
   * approvers the system administrator has to agree. Failures: `key.witness-needed`, `office.weak-pass-phrase`.
   */
  'keys.replace': {
    input: { person: PersonId; newPassPhrase: string; passPhrase: string; witness: Witness | null };
    output: KeysView;
  };
  /** A new root under the same pass phrase, named by the old one. */
  'keys.rotate-root': { input: { passPhrase: string }; output: KeysView };
}

export const keyShapes = { why: z.enum(revokingReasons) };
