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

/** What raised or lowered a finding, kept so that a reviewer can overrule it knowingly. */
export interface FindingExplanation {
  /** Name of the pattern, algorithm or term list within the rule. */
  readonly matcher: string;
  readonly checksum?: 'valid' | 'invalid';
  /** Words nearby that counted, with their effect on the confidence. */
  readonly contexts?: readonly { readonly word: string; readonly effect: number }[];
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
