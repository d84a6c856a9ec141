/**
 * A finding: which rule, where, how severe, why. It carries no text of the document: who may see the words slices them from
 * the extracted text at `place`, and findings of rules with `repeatText: false` are never sliced at all (secrecy marks).
 */
import type { FindingId } from '../base/ids.ts';
import type { SegmentPlace } from '../extraction/extracted-text.ts';

/** HARD blocks the release, SOFT may be overridden by a reviewer with a reason, INFO is a note. */
export type Severity = 'hard' | 'soft' | 'info';

export interface FindingPlace extends SegmentPlace {
  /** Part path as in `TextPart.path`; for facts about a container without text, the path of the piece itself. */
  readonly part: string;
  /** UTF-16 offsets into the part's text, end exclusive; both 0 for findings that are not about a stretch of text. */
  readonly start: number;
  readonly end: number;
}

/** A further stretch of the same part. */
export interface FurtherPlace {
  readonly start: number;
  readonly end: number;
  /** Cell of a sheet, e.g. `C12`. */
  readonly cell?: string;
}

/** Words that counted for or against a finding. */
export interface ExplainedContext {
  /** The words themselves, shortened; empty where they must not be repeated. */
  readonly word: string;
  /** What they add to the confidence; 0 where they decide the severity instead. */
  readonly effect: number;
  /** Where they stand: before or after the match, at the head of its column; `word-edge` is the match's own edge inside a word. */
  readonly kind: 'before' | 'after' | 'header' | 'word-edge';
  /** Original offsets into the same part, where the words have a place of their own. */
  readonly start?: number;
  readonly end?: number;
  /** Column of the header, from 1. */
  readonly column?: number;
  /** Severity that they ask for. */
  readonly severity?: Severity;
}

/** A match of the same rule that overlaps and is not reported by itself: the first, then the longest stands for the others. */
export interface LostMatch {
  /** Pattern, or number of the entry in a list of terms. */
  readonly matcher: string;
  /** Original offsets; absent where only the entry is known. */
  readonly start?: number;
  readonly end?: number;
}

/** Phrases that would make a match harmless, and why they did not: none of them covers it. */
export interface ExplainedPhrases {
  /** How many the rule has. */
  readonly considered: number;
  /** Those that stand in the text across an edge of the match or inside it; empty where words must not be repeated. */
  readonly touching: readonly string[];
}

/** How the confidence came about: the sum, between 0 and 1, must reach the threshold. */
export interface Certainty {
  /** Of the pattern, algorithm or list alone. */
  readonly before: number;
  readonly checksum: number;
  readonly contexts: number;
  readonly after: number;
  readonly threshold: number;
}

/** What raised or lowered a finding, kept so that a reviewer can overrule it knowingly. */
export interface FindingExplanation {
  /** Name of the pattern, algorithm or term list within the rule. */
  readonly matcher: string;
  readonly checksum?: 'valid' | 'invalid';
  readonly contexts?: readonly ExplainedContext[];
  /** Of many the first ones. */
  readonly lost?: readonly LostMatch[];
  readonly phrases?: ExplainedPhrases;
  /** Absent for facts, which nobody has to weigh. */
  readonly certainty?: Certainty;
}

export interface Finding {
  /** Content-anchored fingerprint: same words in the same surroundings under the same rule give the same id. */
  readonly id: FindingId;
  readonly rule: string;
  /** Machine name, e.g. `secrecy.mark`, `personal.id-number`, `docx.comments`. */
  readonly kind: string;
  readonly severity: Severity;
  /** 0 to 1. */
  readonly confidence: number;
  readonly place: FindingPlace;
  /** The other stretches of the same part that it is about, ascending: what a rule found in one row of a table. One decision covers all. */
  readonly alsoAt?: readonly FurtherPlace[];
  /** Hidden-content kind of the stretch where it was found, or null for visible text. */
  readonly hidden: string | null;
  readonly explanation: FindingExplanation;
  /** Facts for the rule's message, e.g. the number that was expected; never the matched text of a rule with `repeatText: false`. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Proposed replacement, e.g. the repaired document number; a person confirms it. */
  readonly suggestion?: string;
  /** Who wrote the hidden words and when, where the file records it. */
  readonly author?: string;
  readonly at?: string;
}

/** Every stretch of its part that a finding is about; empty for one that is about a whole file. */
export function stretchesOf({
  place,
  alsoAt = [],
}: Pick<Finding, 'place' | 'alsoAt'>): readonly { readonly start: number; readonly end: number }[] {
  return place.end <= place.start ? [] : [place, ...alsoAt];
}
