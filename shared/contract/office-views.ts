/** What the window is told about office, people and session. */
import type { PersonId } from '../base/ids.ts';
import type { MaskPolicy } from '../screening/mask-policy.ts';
import type { RuleSetReference } from '../screening/rule-set.ts';
import type { Duty } from '../signoff/duties.ts';
import type { SegmenterState } from '../text/word-segmenter.ts';

export interface PersonView {
  readonly id: PersonId;
  readonly name: string;
  readonly duty: Duty;
}

export interface OfficeStatus {
  /** `damaged`: open for looking only, because database and ledger do not agree. */
  readonly state: 'empty' | 'ready' | 'damaged';
  readonly office: { readonly name: string; readonly code: string; readonly isSample: boolean } | null;
  /** Who can sign in, in order of duty. */
  readonly people: readonly PersonView[];
  readonly ruleSets: readonly RuleSetReference[];
  /** How the office masks personal values in all its releases. */
  readonly maskPolicy: MaskPolicy;
  /** The office's own policy cannot be read or leaves too much; the standard one above stands in for it. */
  readonly isMaskPolicyStandIn: boolean;
  /** Without a segmenter terms across the edges of words are not lowered. */
  readonly segmenter: SegmenterState;
  readonly program: string;
}

export interface SessionView {
  readonly person: PersonView;
  readonly since: string;
  /** Why the pass phrase has to be changed before anything else: it was given for one sign-in, or it has aged. */
  readonly due: 'one-time' | 'aged' | null;
  /** Minutes without a key or a movement after which the window locks itself. */
  readonly idleMinutes: number;
}
