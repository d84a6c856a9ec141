/** What the auditor is told. */
import type { LedgerProblem } from '../audit/ledger-problem.ts';
import type { JsonValue } from '../base/canonical-json.ts';
import type { Sha256 } from '../base/ids.ts';

export interface LedgerEntryView {
  readonly number: number;
  readonly at: string;
  readonly clockJumped: boolean;
  readonly person: string | null;
  readonly duty: string | null;
  readonly action: string;
  readonly objects: readonly string[];
  readonly result: 'done' | 'refused';
  readonly detail: JsonValue;
  readonly hash: Sha256;
}

export interface LedgerReport {
  readonly whole: boolean;
  readonly length: number;
  readonly head: Sha256;
  /** First problem in the chain, and every disagreement between tables and ledger. */
  readonly problems: readonly LedgerProblem[];
}
