/** Shape of the words about proofs of a ledger and codes on slips: a missing sentence does not compile. */
export interface ProofSentences {
  readonly commands: {
    readonly prove: string;
    readonly consistency: string;
    readonly checkProof: string;
    readonly find: string;
  };
  readonly options: { readonly out: string; readonly key: string };
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
