/** Reports, proofs and export of the audit screen in English. */
import type { zhAudit } from './zh-audit.ts';

const reasons = {
  'sign-off': 'sign-off',
  export: 'export',
  backup: 'backup',
  'day-end': 'program closed',
} as const;

export const enAudit: typeof zhAudit = {
  auditTabs: {
    name: 'Audit',
    entries: 'Ledger',
    report: 'What asks a question',
    proofs: 'Proofs and export',
  },
  auditReport: {
    title: 'What asks a question',
    note: 'Entries worth asking about, by number and without a word of any file. Whether anything was wrong is for the auditor to find.',
    from: 'First day',
    until: 'Last day',
    dayNote: 'Beijing time, both included; empty is without end.',
    kind: 'Kind',
    allKinds: (count) => `All (${count})`,
    ofKind: (name, count) => `${name} (${count})`,
    show: 'Show',
    docx: 'Save as docx',
    csv: 'Save as CSV',
    saved: (file) => `${file} saved. Print it, sign it and file it.`,
    table: 'Entries that ask a question',
    columns: { kind: 'Kind', numbers: 'Entries', person: 'Person', at: 'Time', object: 'About' },
    kinds: {
      'hard-kept': 'Hard finding kept',
      bulk: 'Several findings decided in one act',
      hasty: 'Two decisions less than two seconds apart',
      'returned-often': 'Returned more than twice',
      rules: 'Screened anew after a change of rules',
      'failed-sign-in': 'Wrong pass phrase',
      'beyond-duty': 'Attempt beyond a duty',
      clock: 'Clock jumped',
      keys: 'Change of keys and certificates',
    },
    none: 'No entry of this time asks a question.',
    shown: (shown, total) =>
      shown < total
        ? `The first ${shown} of ${total} rows; a saved report holds all.`
        : `${total} rows. Choose one to see its entry on the right.`,
    entry: (number) => `Entry ${number}`,
  },
  proofs: {
    entryTitle: 'Proof that an entry stands in the ledger',
    entryNote:
      'For a court or a superior office: that this entry is unchanged and in the signed ledger can be checked without this program and its database.',
    entryNumber: 'Number of the entry',
    numberWrong: 'Type the number of an entry, such as 12.',
    growthTitle: 'Proof that the ledger has only grown',
    growthNote: 'That from the older checkpoint to the newer no entry was changed and none taken out.',
    older: 'Older checkpoint',
    newer: 'Newer checkpoint',
    newest: 'The newest checkpoint',
    fromFile: 'A checkpoint that was kept elsewhere',
    checkpointFile: 'File of the checkpoint',
    chooseCheckpoint: 'Choose checkpoint',
    checkpoint: (size, at, why) => `${size} entries · ${at} · ${reasons[why]}`,
    noCheckpoint:
      'There is no checkpoint yet. One is signed at each sign-off, export, backup and end of the program.',
    fileMissing: 'Choose a file first.',
    save: 'Save proof',
    saved: (file) => `${file} saved.`,
    tellKey: 'Verifier key of the workstation (to be told on another way)',
    copyKey: 'Copy key',
    keyCopied: 'Key copied',
    checkTitle: 'Check a proof that was received',
    checkNote: 'Proofs of any machine can be checked; no file is changed.',
    proofFile: 'Proof',
    chooseProof: 'Choose proof',
    key: 'Verifier key of the workstation, told on another way',
    keyNote: 'Without it the proof is checked too, but not whose signature it is.',
    check: 'Check proof',
    inclusion: (entry, size, origin) =>
      `The proof holds: entry ${entry} stands unchanged among the first ${size} of ${origin}.`,
    consistency: (older, size, origin) =>
      `The proof holds: the ledger of ${origin} grew from ${older} to ${size} entries, and the first ${older} are unchanged.`,
    anchored: 'The signing key is the one that was told.',
    notAnchored:
      'The signing key comes with the proof itself: give the key that was told on another way and check again.',
    invalid: 'The proof does not hold.',
    problems: {
      key: 'the key is another one, or unreadable',
      checkpoint: 'the checkpoint bears no valid signature of this key',
      older: 'the older checkpoint is unreadable, or another machine’s',
      entry: 'the entry does not have its own hash: it was changed',
      path: 'the path does not lead to the root',
    },
    exportTitle: 'Export the whole ledger',
    exportNote:
      'Into a new folder: entries, table, report and signed checkpoint, to be checked on another machine.',
    export: 'Export ledger',
    exported: (folder, length) => `${length} entries exported into the folder ${folder}.`,
    head: 'Hash of the last entry',
  },
};
