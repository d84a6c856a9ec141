/** Shape of the command line's words about exported ledgers and backups: a missing sentence does not compile. */
import type { BackupProblem } from '../audit/backup-problem.ts';
import type { ExportProblemKind } from '../audit/ledger-export-problem.ts';

export interface KeepingSentences {
  readonly commands: {
    readonly auditExport: string;
    readonly workspaceBackup: string;
    readonly workspaceRestore: string;
    readonly copyRecords: string;
    readonly archiveTables: string;
    readonly selfCheck: string;
    readonly notices: string;
    readonly diagnostics: string;
  };
  readonly options: {
    readonly exportFolder: string;
    readonly backupFile: string;
    readonly checkBackup: string;
    readonly diagnosticsFile: string;
  };
  readonly exported: (facts: { folder: string; length: number; head: string; rootHash: string }) => string;
  readonly exportProblems: { readonly [K in ExportProblemKind]: string };
  readonly exportProblem: (file: string, line: number | null, what: string) => string;
  /** What was checked, and what it has to be compared with. */
  readonly exportWhole: (facts: { length: number; head: string; rootHash: string }) => string;
  readonly exportOf: (origin: string, at: string) => string;
  readonly withoutManifest: string;
  readonly compareElsewhere: string;
  readonly backedUp: (facts: { path: string; sha256: string; bytes: number; length: number }) => string;
  readonly backupProblems: { readonly [K in BackupProblem['what']]: string };
  readonly backupProblem: (file: string, what: string) => string;
  readonly backupWhole: (facts: { madeAt: string; files: number; length: number; head: string }) => string;
  readonly recordsCopied: (facts: { entries: number; releases: number; length: number }) => string;
  readonly restored: (folder: string) => string;
  readonly notRestored: string;
  readonly diagnosticsWritten: (path: string) => string;
  /** What nobody but the reader can tell of an old copy. */
  readonly restoredIsOld: string;
  /** Whether a run is offline. */
  readonly selfCheck: {
    readonly offline: string;
    readonly notOffline: string;
    readonly guarded: string;
    readonly notGuarded: string;
    readonly sockets: (count: number) => string;
    readonly attempts: (count: number) => string;
  };
}
