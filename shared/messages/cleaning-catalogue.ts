/** Shape of the words about clean copies, for command line and window: a missing sentence does not compile. */
import type { CleaningNote, KeptReason } from '../cleaning/cleaning-plan.ts';

export interface CleaningSentences {
  readonly command: string;
  readonly options: {
    readonly out: string;
    readonly remove: string;
    readonly changes: string;
    readonly mask: string;
  };
  readonly reasons: { readonly [R in KeptReason]: string };
  readonly notes: { readonly [N in CleaningNote]: string };
  readonly made: (path: string) => string;
  readonly before: (digest: string) => string;
  readonly after: (digest: string) => string;
  readonly removed: (kind: string, count: number) => string;
  readonly kept: (kind: string, count: number, reason: string) => string;
  readonly masked: (count: number) => string;
  readonly notInspected: (place: string) => string;
  readonly needsAPerson: string;
}
