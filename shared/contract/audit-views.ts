/** What the auditor is told. */
import type { ExportProblem } from '../audit/ledger-export-problem.ts';
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

/** A ledger written into a folder of its own. */
export interface ExportedLedger {
  readonly path: string;
  readonly folderName: string;
  readonly length: number;
  readonly head: Sha256;
  /** Root of the RFC 6962 tree over all entries. */
  readonly rootHash: Sha256;
}

/** What a code on a printed slip speaks of. */
export interface FoundSlip {
  readonly code: string;
  readonly rootHash: Sha256;
  /** When the checkpoint of this size was signed; null where none of exactly this size is kept. */
  readonly signedAt: string | null;
  /** The last entry of that moment, as a rule the sign-off before which the slip was printed. */
  readonly entry: Pick<LedgerEntryView, 'number' | 'at' | 'duty' | 'action' | 'objects'>;
}

export interface LedgerReport {
  readonly whole: boolean;
  readonly length: number;
  readonly head: Sha256;
  /** First problem in the chain, and every disagreement between tables and ledger. */
  readonly problems: readonly LedgerProblem[];
}

/** Outcome of checking an exported ledger, wherever that is done. */
export interface LedgerExportReport {
  readonly whole: boolean;
  /** False for entries that came without their manifest: then only the chain speaks for them. */
  readonly hasManifest: boolean;
  readonly origin: string | null;
  readonly exportedAt: string | null;
  readonly length: number;
  readonly head: Sha256;
  readonly rootHash: Sha256;
  readonly problems: readonly ExportProblem[];
}
