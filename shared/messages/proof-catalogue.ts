/** Shape of the words about proofs of a ledger, reports about it and codes on slips: a missing sentence does not compile. */
import type { ReportKind } from '../audit/audit-report.ts';

export interface ProofSentences {
  readonly commands: {
    readonly prove: string;
    readonly consistency: string;
    readonly checkProof: string;
    readonly find: string;
    readonly report: string;
  };
  readonly options: {
    readonly out: string;
    readonly key: string;
    readonly checkpoint: string;
    readonly newer: string;
    readonly from: string;
    readonly until: string;
    readonly kind: string;
    readonly reportFile: string;
  };
  readonly reportKinds: { readonly [K in ReportKind]: string };
  readonly reportEmpty: string;
  readonly reportWritten: (file: string) => string;
  readonly reportEnding: string;
  readonly written: (file: string) => string;
  /** The key that whoever checks has to be told on another way. */
  readonly tellKey: (key: string) => string;
  readonly valid: {
    readonly inclusion: (facts: { entry: number; size: number; origin: string }) => string;
    readonly consistency: (facts: { older: number; size: number; origin: string }) => string;
  };
  readonly invalid: string;
  readonly anchored: string;
  readonly notAnchored: string;
  readonly root: (rootHash: string) => string;
  readonly problems: { readonly [P in 'key' | 'checkpoint' | 'older' | 'entry' | 'path']: string };
  readonly found: (facts: { number: number; at: string; action: string; objects: string }) => string;
  readonly signedAt: (at: string) => string;
  readonly notSigned: string;
}
