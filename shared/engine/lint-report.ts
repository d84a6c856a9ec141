/** What is wrong with a list of terms, as a command states it. */
import type { TermProblem } from '../screening/lint-terms.ts';

/** Outcome of `rules lint`: the documented JSON `xianshen.rules-lint/1`. */
export interface LintReport {
  readonly schema: 'xianshen.rules-lint/1';
  readonly file: string;
  readonly digest: string;
  /** Terms and allow-phrases that are in use. */
  readonly terms: number;
  readonly phrases: number;
  readonly errors: number;
  readonly warnings: number;
  /** The first ones, in the order of the lines. */
  readonly problems: readonly TermProblem[];
  readonly more: number;
}
