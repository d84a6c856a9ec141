/** What a check of a backup can find, all of it at once. */

/**
 * `backup.unreadable`: no container of ours, or its list cannot be read; nothing more was looked at. `file.*`: a file is not
 * there, does not belong there, or is not what the list says. `workspace.unreadable`: the files are right, and no program can
 * open them. `ledger.*`: the ledger within is broken, or another one than the list says. `vault.*`: a stored document is gone
 * or is not what the database says.
 */
export const backupProblemKinds = [
  'backup.unreadable',
  'file.missing',
  'file.extra',
  'file.differs',
  'workspace.unreadable',
  'ledger.broken',
  'ledger.differs',
  'vault.missing',
  'vault.damaged',
] as const;

export interface BackupProblem {
  /** Path within the backup, or the backup's own name. */
  readonly file: string;
  readonly what: (typeof backupProblemKinds)[number];
}
