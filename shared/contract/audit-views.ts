/** What the auditor is told. */
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

/**
 * What a check of the ledger can find. `chain.*`: an entry is missing, does not follow, or was changed. `head.*`: the history
 * is not the one whose head was kept beside the database. `row.without-entry`, `entry.without-row`: tables and ledger
 * disagree; a changed row is both. `state.differs`: a dossier is not where its last move took it. `people.differ`: people,
 * duties or trust file are not those of the founding entry.
 */
export const ledgerProblemKinds = [
  'chain.number',
  'chain.previous',
  'chain.hash',
  'head.missing',
  'head.differs',
  'row.without-entry',
  'entry.without-row',
  'state.differs',
  'people.differ',
] as const;

export interface LedgerProblem {
  /** Entry it is about, where there is one. */
  readonly number: number | null;
  readonly what: (typeof ledgerProblemKinds)[number];
}

export interface LedgerReport {
  readonly whole: boolean;
  readonly length: number;
  readonly head: Sha256;
  /** First problem in the chain, and every disagreement between tables and ledger. */
  readonly problems: readonly LedgerProblem[];
}
