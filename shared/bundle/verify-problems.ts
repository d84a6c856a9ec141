/** Closed list of what can be wrong with a bundle. */

export interface VerifyProblem {
  /** Machine name; its sentence stands in shared/messages/verify-zh.ts and verify-en.ts. */
  readonly code: string;
  /** Path within the bundle, or the bundle's own name. */
  readonly file: string;
  readonly params: Readonly<Record<string, string | number>>;
}
