/** Outcome of checking a bundle: every problem found, not the first, each with the file it is about. */
import type { VerifyProblem } from './verify-problems.ts';

export interface BundleSigner {
  readonly stage: string;
  readonly keyId: string;
  readonly at: string;
}

export interface VerifyReport {
  readonly valid: boolean;
  /** False when no trust file was given: signatures hold, but nobody vouches for whose keys they are. */
  readonly anchored: boolean;
  readonly packageNumber: string | null;
  readonly title: string | null;
  readonly problems: readonly VerifyProblem[];
  /** Names of the checks that were made, in order. */
  readonly checked: readonly string[];
  readonly signers: readonly BundleSigner[];
  readonly files: number;
}
