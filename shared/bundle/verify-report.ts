/** Outcome of checking a bundle: every problem found, not the first, each with the file it is about. */
import type { VerifyProblem } from './verify-problems.ts';

/** The checklist, in the order in which it is worked off. */
export const verifyChecks = [
  'container',
  'bag',
  'statement',
  'catalogue',
  'links',
  'trust',
  'signatures',
  'people',
] as const;
export type VerifyCheck = (typeof verifyChecks)[number];

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
  /** `on-request`: an answer for the applicant alone, which must not be put on a portal. */
  readonly attribute: 'active' | 'on-request' | null;
  readonly problems: readonly VerifyProblem[];
  /** Names of the checks that were made, in order; shorter than `verifyChecks` when the container cannot be read. */
  readonly checked: readonly VerifyCheck[];
  /** Stages whose signatures hold. */
  readonly signers: readonly BundleSigner[];
  readonly files: number;
}
