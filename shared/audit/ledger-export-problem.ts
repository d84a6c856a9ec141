/** What a check of an exported ledger can find, all of it at once. */
import type { ChainFault } from './chain.ts';

/**
 * `file.*`: a file is not there, does not belong there, or is not what the manifest says. `manifest.unreadable`: there is no
 * list to hold the files against. `entry.*`: a line is no entry, or not written in the one way. `chain.*`: as for a ledger.
 * `checkpoint.*`: the signed note speaks of another history, or bears no valid signature of the key beside it.
 * `table.differs`: the table for spreadsheets says other things than the entries. The others: the entries do not add up to
 * what the manifest says.
 */
export const exportProblemKinds = [
  'file.missing',
  'file.extra',
  'file.differs',
  'manifest.unreadable',
  'entry.unreadable',
  'entry.not-exact',
  'chain.number',
  'chain.previous',
  'chain.hash',
  'table.differs',
  'length.differs',
  'head.differs',
  'root.differs',
  'checkpoint.differs',
  'checkpoint.unsigned',
] as const;

export type ExportProblemKind = (typeof exportProblemKinds)[number];

export interface ExportProblem {
  readonly file: string;
  /** Line, where there is one; for a whole export also the number of the entry. */
  readonly line: number | null;
  readonly what: ExportProblemKind;
}

/** Problem for a fault of the chain. */
export function chainProblem(fault: ChainFault): ExportProblemKind {
  return `chain.${fault}`;
}
