/** What a matcher hands to the screen: a stretch of one part, and what it knows about it. */
import type { Certainty, ExplainedContext, ExplainedPhrases, LostMatch, Severity } from './finding.ts';

export interface Match {
  /** Original UTF-16 offsets, end exclusive; both 0 where the whole text is meant. */
  readonly start: number;
  readonly end: number;
  /** Further stretches that belong to the same finding, ascending. */
  readonly alsoAt?: readonly { readonly start: number; readonly end: number }[];
  /** Pattern or algorithm that found it. */
  readonly matcher: string;
  readonly confidence: number;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
  readonly checksum?: 'valid' | 'invalid';
  readonly contexts?: readonly ExplainedContext[];
  readonly lost?: readonly LostMatch[];
  readonly phrases?: ExplainedPhrases;
  /** Absent where nothing but the matcher itself decided. */
  readonly certainty?: Certainty;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly suggestion?: string;
  /** What the finding's name is made of where it has no words of its own: with another value it is another finding. */
  readonly anchor?: readonly string[];
}
