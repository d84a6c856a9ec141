/** Names of ledger events and of what a check of the ledger can find. */
import type { ledgerProblemsZh } from './ledger-zh.ts';

export const ledgerEn: Readonly<Record<string, string>> = {
  'office.create': 'Office set up',
  'session.sign-in': 'Signed in',
  'session.sign-out': 'Signed out or locked',
  'key.unlock': 'Pass phrase checked',
  'key.change-pass-phrase': 'Pass phrase changed',
  'dossier.create': 'Release created',
  'dossier.set-catalogue': 'Catalogue entry changed',
  'dossier.add-file': 'File added',
  'dossier.replace-file': 'File replaced',
  'dossier.remove-file': 'File removed',
  'dossier.screen': 'Screened again',
  'dossier.decide': 'Finding decided',
  'dossier.reveal': 'Personal data looked at',
  'dossier.return': 'Returned',
  'dossier.sign': 'Signed',
  'bundle.export': 'Bundle exported',
  'bundle.verify': 'Bundle checked',
  'audit.list': 'Ledger looked at',
  'audit.verify': 'Ledger verified',
  'audit.export': 'Ledger exported',
  'workspace.backup': 'Backup made',
};

export const ledgerProblemsEn: typeof ledgerProblemsZh = {
  'chain.number': 'numbers do not follow: an entry is missing or out of order',
  'chain.previous': 'does not follow the entry before',
  'chain.hash': 'content does not match its digest; it may have been changed',
  'head.missing': 'the digest kept outside the database is gone',
  'head.differs': 'differs from the digest kept outside the database: cut short, or an old copy',
  'row.without-entry': 'the database has a record that the ledger lacks',
  'entry.without-row': 'the ledger has a record that the database lacks',
  'state.differs': 'the state of a release disagrees with the ledger',
  'people.differ': 'people, duties or trust file are not those the office began with',
};
