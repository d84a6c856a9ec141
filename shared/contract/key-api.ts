/** Keys and certificates of the office (密钥与证书): what the security administrator asks for. */
import * as z from 'zod/mini';
import type { FileTicket, PersonId, Sha256 } from '../base/ids.ts';
import type { Duty } from '../signoff/duties.ts';
import type { KeyState } from '../signoff/key-state.ts';
import type { SignatureAlgorithm, SignatureSuite } from '../signoff/signing.ts';
import type { RevocationReason } from '../signoff/trust-file.ts';

export interface KeyView {
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  /** SHA-256 of the raw public key; its first 16 digits are the key id. */
  readonly fingerprint: Sha256;
  readonly person: PersonId;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly standing: 'in-force' | 'not-in-force' | 'revoked';
  readonly state: KeyState;
  /** Whole days until the certificate ends; negative after it. */
  readonly daysLeft: number;
  readonly revoked: { readonly at: string; readonly why: RevocationReason } | null;
}

export interface KeyHolder {
  readonly id: PersonId;
  readonly name: string;
  readonly duty: Duty;
  /** Whether the duty signs releases, so that its holder has certificates. */
  readonly signs: boolean;
  /** Signs, and has no key in force, or one that is about to expire. */
  readonly needsAttention: boolean;
}

export interface RootView {
  readonly keyId: string;
  readonly algorithm: SignatureAlgorithm;
  readonly fingerprint: Sha256;
}

/** A trust file that was written for others. */
export interface ExportedTrust {
  readonly path: string;
  readonly fileName: string;
  readonly version: number;
  readonly sha256: Sha256;
}

export interface KeysView {
  /** When this was told, by the workstation's clock. */
  readonly at: string;
  /** Version of the trust file in force. */
  readonly version: number;
  readonly suite: SignatureSuite;
  readonly roots: readonly RootView[];
  /** False where the root has changed on another machine: keys are then changed over there. */
  readonly isRootHere: boolean;
  /** How often the root has changed. */
  readonly successions: number;
  readonly people: readonly KeyHolder[];
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
  /** Writes the trust file in force, which holds no secret, into the folder behind the ticket. */
  'keys.export-trust': { input: { folder: FileTicket }; output: ExportedTrust };
  /**
   * Takes over what another machine of the office issued: forward only. Keys that are revoked over there end here.
   * Failures: `key.trust-older`, `key.trust-other-office`, `key.trust-stranger`, `bundle.trust-unreadable`.
   */
  'keys.import-trust': { input: { file: FileTicket; passPhrase: string }; output: KeysView };
}

export const keyShapes = { why: z.enum(revokingReasons) };
