/**
 * What a check of the ledger can find. `chain.*`: an entry is missing, does not follow, or was changed. `head.*`: the history
 * is not the one whose head was kept beside the database. `row.without-entry`, `entry.without-row`: tables and ledger
 * disagree; a changed row is both. `state.differs`: a dossier is not where its last move took it. `people.differ`: people,
 * duties or trust file are not those of the founding entry. `tree.differs`: the kept hashes are not those of the entries.
 * `checkpoint.*`: a checkpoint speaks of another history, or its signature does not hold.
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
  'tree.differs',
  'checkpoint.differs',
  'checkpoint.unsigned',
] as const;

export interface LedgerProblem {
  /** Entry it is about, where there is one. */
  readonly number: number | null;
  readonly what: (typeof ledgerProblemKinds)[number];
}
