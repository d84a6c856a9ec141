/** Words about exported ledgers and backups in English. */
import type { KeepingSentences } from './keeping-catalogue.ts';

export const keepingEn: KeepingSentences = {
  commands: {
    auditExport: 'write the ledger into a new folder, for a check on another machine',
    workspaceBackup: 'back up a data folder, or check a backup',
    workspaceRestore: 'restore a backup into an empty folder, checked before it counts',
    copyRecords:
      'Add ledger and states of releases to the PostgreSQL of the office (needs its permission file)',
    archiveTables: 'Print the statements that make the tables of the archive database',
    selfCheck: 'tell whether this run is wholly offline',
    notices: 'list the software that comes with this program, and its licences',
    diagnostics:
      'write facts for support into a file: versions, digests of rule sets, counts, error codes, log; no text, no names',
  },
  options: {
    exportFolder: 'new folder to export into',
    backupFile: 'backup file',
    checkBackup: 'restore this backup for a test, check it, leave nothing',
    diagnosticsFile: 'new file to write',
  },
  exported: ({ folder, length, head, rootHash }) =>
    `Exported ${length} ledger entries to ${folder}\nHead ${head}\nTree root ${rootHash}`,
  exportProblems: {
    'file.missing': 'should be there and is not',
    'file.extra': 'does not belong to this export',
    'file.differs': 'is not the size or digest that the manifest says: it was changed',
    'manifest.unreadable': 'is gone or cannot be read',
    'entry.unreadable': 'is no entry of a ledger',
    'entry.not-exact': 'is not written as entries are: it was changed',
    'chain.number': 'numbers do not follow: entries are missing or were inserted',
    'chain.previous': 'does not follow the entry before: entries were removed, changed or swapped',
    'chain.hash': 'content and hash disagree: the entry was changed',
    'table.differs': 'says other things than the entries',
    'length.differs': 'says another number of entries: some are missing or too many',
    'head.differs': 'says another hash of the last entry',
    'root.differs': 'says another tree root',
    'checkpoint.differs': 'the checkpoint speaks of another history',
    'checkpoint.unsigned': 'the checkpoint bears no valid signature of the key beside it',
  },
  exportProblem: (file, line, what) => (line === null ? `${file}: ${what}` : `${file} line ${line}: ${what}`),
  exportWhole: ({ length, head, rootHash }) =>
    `Ledger of ${length} entries, chain whole.\nHead ${head}\nTree root ${rootHash}`,
  exportOf: (origin, at) => `From ${origin}, exported at ${at}`,
  withoutManifest: 'Without its manifest only the chain was checked; entries cut off at the end do not show.',
  compareElsewhere:
    'Compare the key in checkpoint-key.txt with what the office told on another way; without one, compare the last hash and the root, or the number of entries and the root that stand in a bundle.',
  backedUp: ({ path, sha256, bytes, length }) =>
    `Backed up to ${path} (${bytes} bytes, ${length} ledger entries)\nSHA-256 ${sha256}, noted in the ledger.`,
  backupProblems: {
    'backup.unreadable': 'is no backup, or its container or list is damaged',
    'file.missing': 'is listed and not in the backup',
    'file.extra': 'is in the backup and not listed',
    'file.differs': 'is not the size or digest that the list says',
    'workspace.unreadable': 'is what the list says, and cannot be opened',
    'ledger.broken': 'holds a ledger that is broken or disagrees with the tables',
    'ledger.differs': 'holds another ledger than the list says',
    'vault.missing': 'is named by the database and not in the backup',
    'vault.damaged': 'is not what the database says',
  },
  backupProblem: (file, what) => `${file}: ${what}`,
  backupWhole: ({ madeAt, files, length, head }) =>
    `The backup is sound: made at ${madeAt}, ${files} files, ${length} ledger entries, head ${head}`,
  recordsCopied: ({ entries, releases, length }) =>
    `Added ${entries} ledger entries and ${releases} states of releases; the archive now holds ${length} entries.`,
  restored: (folder) => `Checked and restored to: ${folder}`,
  diagnosticsWritten: (path) => `Facts for support are in: ${path}`,
  notRestored: 'The backup has problems; nothing was restored.',
  restoredIsOld: 'Make sure that this is the latest backup: what was done after it is not in it.',
  selfCheck: {
    offline: 'Self-check: this run is offline.',
    notOffline: 'Self-check: it is not certain that this run is offline.',
    guarded: '  The network is closed to this program.',
    notGuarded: '  The network is not closed to this program.',
    sockets: (count) => `  Sockets now: ${count}.`,
    attempts: (count) => `  Attempts refused since start: ${count}.`,
  },
};
