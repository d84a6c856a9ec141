/** Sentences that say how a finding came about; both languages must have all of them. */
import type { Certainty, ExplainedContext } from '../screening/finding.ts';
import type { Rule } from '../screening/rule-set.ts';

export interface ExplainSentences {
  /** By a pattern, an algorithm or an entry of a list. */
  readonly found: (rule: string, matcher: string) => string;
  readonly entry: (rule: string, entry: number) => string;
  /** A fact that the reader of the file reports; nothing has to be weighed. */
  readonly fact: (rule: string) => string;
  readonly checksum: { readonly valid: string; readonly invalid: string };
  readonly context: (context: ExplainedContext) => string;
  readonly lost: (matchers: readonly string[]) => string;
  /** Further stretches in the same row of a table, which the decision covers too. */
  readonly alsoAt: (places: number, cells: readonly string[]) => string;
  /** Further pieces of a mark that is written in several lines, cells or columns. */
  readonly piecesAt: (pieces: number, cells: readonly string[]) => string;
  readonly phrases: (considered: number) => string;
  readonly touching: (phrases: readonly string[]) => string;
  readonly certainty: (certainty: Certainty) => string;
  readonly basis: (text: string, tier: Rule['basis']['tier']) => string;
  readonly advice: (text: string) => string;
}
