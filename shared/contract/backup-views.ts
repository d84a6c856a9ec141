/** What is told about backups of a workspace. */
import type { BackupProblem } from '../audit/backup-problem.ts';
import type { Sha256 } from '../base/ids.ts';
import type { LedgerReport } from './audit-views.ts';

export interface MadeBackup {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: Sha256;
  /** Files in it besides its own list. */
  readonly files: number;
  /** Ledger at the moment of the backup. */
  readonly length: number;
  readonly head: Sha256;
}

/** Outcome of a restore, whether it was for a test or to stay. A backup that is not whole is never restored. */
export interface BackupReport {
  readonly whole: boolean;
  readonly madeAt: string | null;
  readonly program: string | null;
  readonly files: number;
  readonly ledger: LedgerReport | null;
  readonly problems: readonly BackupProblem[];
}
