/** Shape of the words about keys and certificates, for command line and window: a missing sentence does not compile. */
import type { Duty } from '../signoff/duties.ts';
import type { KeyState } from '../signoff/key-state.ts';
import type { SignatureAlgorithm, SignatureSuite } from '../signoff/signing.ts';
import type { RevocationReason } from '../signoff/trust-file.ts';

/** What a checklist about a new root has to name. */
export interface RootChange {
  readonly version: number;
  /** Fingerprints in groups. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly on: string;
}

export interface KeysSentences {
  readonly commands: {
    readonly keys: string;
    readonly list: string;
    readonly show: string;
    readonly renew: string;
    readonly revoke: string;
    readonly replace: string;
    readonly rotateRoot: string;
    readonly trust: string;
    readonly trustExport: string;
    readonly trustImport: string;
  };
  readonly options: {
    readonly person: string;
    readonly why: string;
    readonly witness: string;
    readonly out: string;
  };
  readonly newPassPhrase: string;
  readonly newPassPhraseAgain: string;
  readonly witnessPassPhrase: string;
  readonly passPhrasesDiffer: string;
  readonly passPhraseMissing: string;
  readonly keyUnknown: (asked: string) => string;
  readonly duties: { readonly [D in Duty]: string };
  readonly suites: { readonly [S in SignatureSuite]: string };
  readonly algorithms: { readonly [A in SignatureAlgorithm]: string };
  readonly reasons: { readonly [R in RevocationReason]: string };
  /** What a reason does to signatures that were made before. */
  readonly effects: { readonly [R in RevocationReason]: string };
  /** `until` and `revokedOn` are days. */
  readonly validity: {
    readonly [S in KeyState]: (facts: {
      until: string;
      from: string;
      daysLeft: number;
      revokedOn: string;
      why: string;
    }) => string;
  };
  readonly heading: (version: number, suite: string, successions: number) => string;
  readonly root: (algorithm: string, fingerprint: string) => string;
  readonly rootElsewhere: string;
  readonly personLine: (duty: string, name: string) => string;
  readonly keyLine: (algorithm: string, keyId: string, validity: string) => string;
  readonly fingerprint: (digits: string) => string;
  readonly noKey: string;
  readonly attention: (count: number) => string;
  readonly allGood: string;
  readonly renewed: (name: string) => string;
  readonly revoked: (name: string) => string;
  readonly replaced: (name: string) => string;
  readonly nextVersion: (version: number) => string;
  readonly rootRotated: string;
  readonly checklistTitle: string;
  /** Steps to tick off after a new root, each a sentence. */
  readonly checklist: (change: RootChange) => readonly string[];
  readonly trustExported: (facts: { path: string; version: number; sha256: string }) => string;
  readonly trustImported: (version: number) => string;
}
