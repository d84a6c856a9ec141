/** What can be wrong with a proof about a ledger. */

/**
 * `key`: no verifier key, or another one than was told. `checkpoint`, `older`: no checkpoint signed by that key. `entry`: changed, it does
 * not have its own hash. `path`: does not lead from entry or older checkpoint to the root.
 */
export const proofProblems = ['key', 'checkpoint', 'older', 'entry', 'path'] as const;
export type ProofProblem = (typeof proofProblems)[number];

export type ProofKind = 'inclusion' | 'consistency';

export interface ProofReport {
  readonly valid: boolean;
  readonly kind: ProofKind;
  /** Whether the key was told on another way, and not only by the proof itself. */
  readonly anchored: boolean;
  readonly problems: readonly ProofProblem[];
  readonly origin: string | null;
  readonly size: number | null;
  readonly rootHash: string | null;
  /** Entry, or size of the older ledger, that was proven. */
  readonly proven: number | null;
}
