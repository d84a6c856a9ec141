/** Words of the command line in English. */
import type { CliSentences } from './cli-catalogue.ts';

export const cliEn: CliSentences = {
  description:
    'Xianshen: secrecy review and sign-off before release. For non-classified systems only; no network.',
  commands: {
    check: 'check files and folders; nothing is kept',
    demo: 'the whole main job on the sample office: import, check, decide, three signatures, export, verify',
    verify: 'verify a bundle and list every problem at once',
    workspace: 'data folder of an office',
    workspaceInit: 'make a data folder',
    workspaceInfo: 'show office, people and counts',
    workspaceCheck: 'check database and audit ledger',
    audit: 'audit ledger',
    auditVerify: 'verify the chain entry by entry and against the tables',
  },
  options: {
    language: 'language: zh or en',
    format: 'output format',
    rules: 'folder of added rule sets',
    terms: 'list of added terms, one a line',
    jobs: 'files checked at the same time',
    cache: 'folder that keeps prepared term lists for the next run (terms only, nothing of the files)',
    baseline: 'earlier JSON report: findings in it are marked as known',
    failOn: 'level that makes the exit status 1: hard, soft, info, never',
    noOcr: 'do not recognise words in pictures and scanned pages (they are listed as not inspected)',
    out: 'output folder',
    trust: 'trust file trust.json',
  },
  severity: { hard: 'hard', soft: 'soft', info: 'info' },
  status: {
    inspected: 'inspected',
    partly: 'partly not inspected',
    refused: 'looks classified, refused',
    unreadable: 'not inspected',
  },
  slots: { document: 'document', interpretation: 'interpretation', attachment: 'attachment' },
  notInspected: {
    encrypted: 'password-protected',
    damaged: 'damaged',
    'unsupported-format': 'format not supported yet',
    'unknown-part': 'unknown part',
    'over-limit': 'over a safety limit',
    'picture-without-text': 'picture without text',
    'recognition-off': 'words in pictures not recognised: recognition is turned off',
    'recognition-unavailable': 'words in pictures not recognised: recognition does not run on this machine',
    'recognition-failed': 'words in pictures not recognised: recognition failed or took too long',
    'no-text-mapping': 'text cannot be extracted',
    'too-slow': 'took too long',
  },
  refusedAdvice:
    'Stop handling this file on this computer and hand it to the secrecy office. Its content is not shown here.',
  refusedTerms: (count, lines) =>
    `${count} lines of the term list were not used (one character, repeated or too long): line ${lines.join(', ')}${count > lines.length ? ' and more' : ''}.`,
  checking: (done, total) => `checking ${done}/${total}`,
  place: ({ part, page, sheet, cell, slide, paragraph, line }) =>
    [
      page === undefined ? '' : `page ${page}`,
      sheet === undefined ? '' : `sheet “${sheet}”`,
      cell === undefined ? '' : `cell ${cell}`,
      slide === undefined ? '' : `slide ${slide}`,
      paragraph === undefined ? '' : `paragraph ${paragraph}`,
      line === undefined ? '' : `line ${line}`,
    ]
      .filter((word) => word !== '')
      .join(', ') || part,
  suggestion: (text) => `suggestion: ${text}`,
  why: (basis) => `basis: ${basis}`,
  advice: (text) => `what to do: ${text}`,
  notRun: (rules) =>
    `${rules.length} rules did not run: files checked by themselves have no catalogue entry, no register and no other files of a release (${rules.join(', ')}).`,
  noSegmenter: 'Words cannot be segmented on this system: terms across the edges of words were not lowered.',
  known: '(in the earlier report)',
  hiddenText: (kind) => `(hidden content: ${kind})`,
  notInspectedLine: (place, reason) => `not inspected: ${place} (${reason})`,
  totals: ({ files, hard, soft, info, notInspected }) =>
    `${files} files: ${hard} hard, ${soft} soft, ${info} info, ${notInspected} not inspected.`,
  help: {
    usage: 'Usage:',
    options: 'Options:',
    arguments: 'Arguments:',
    commands: 'Commands:',
    help: 'show help',
    version: 'show the version',
  },
  usage: {
    unknownOption: (what) => `There is no option ${what}. See --help.`,
    unknownCommand: (what) => `There is no command ${what}. See --help.`,
    missingArgument: (what) => `An argument is missing: ${what}.`,
    wrongValue: (what) => `An option has a wrong value: ${what}.`,
    other: (what) => `Wrong usage: ${what}.`,
  },
  targetTaken: (folder) =>
    `“${folder}” already holds a data folder; it was not touched. Choose another folder.`,
  unreadableFile: (name) => `“${name}” cannot be read.`,
  signer: (stage, key, at) => `${stage}  key ${key}  ${at}`,
  stages: {
    handler: 'handler',
    'secrecy-reviewer': 'secrecy reviewer',
    approver: 'approver',
    release: 'release statement',
  },
  workspaceMade: (folder) => `Data folder made: ${folder}`,
  workspaceFacts: ({ office, people, dossiers, entries }) =>
    `Office: ${office}; ${people} people; ${dossiers} releases; ${entries} ledger entries.`,
  workspaceUnproven: (files) =>
    `${files} stored files are encrypted: undamaged as they lie, but their content cannot be proven without a sign-in. Each is checked when it is used.`,
  workspaceSound: 'Database sound, ledger chain whole, stored files as registered.',
  noWorkspace: (folder) => `“${folder}” is no data folder: it holds no office.db.`,
  ledgerProblems: {
    'chain.number': 'numbers do not follow: entries are missing or were inserted',
    'chain.previous': 'does not follow the entry before: entries were removed, changed or swapped',
    'chain.hash': 'content and hash disagree: the entry was changed',
    'head.missing': 'the head kept outside the database is gone or unreadable',
    'head.differs': 'not the history whose head was kept outside the database: cut short, or an old copy',
    'row.without-entry': 'the tables hold something the ledger does not tell of',
    'entry.without-row': 'the ledger tells of something that is gone from the tables',
    'state.differs': 'a release is not where its last recorded step took it',
    'people.differ': 'people, duties or trust file are not those of the founding entry',
  },
  ledgerWhole: (length, head) => `Ledger of ${length} entries, chain whole. Head ${head}`,
  ledgerProblem: (number, what) => (number === null ? what : `entry ${number}: ${what}`),
  demo: {
    office: (name) => `Sample office made: ${name}`,
    imported: (slot, name, hard, soft) => `Imported ${slot}: ${name} (${hard} hard, ${soft} soft)`,
    refused: (name, why) => `Refused: ${name}. ${why}`,
    decided: (rule, reason) => `Decided ${rule}: ${reason}`,
    signed: (stage, content) => `Signed by the ${stage}, content digest ${content}`,
    exported: (file, digest) => `Exported bundle ${file}, SHA-256 ${digest}`,
    left: (folder) => `Bundle, trust file, slip, report and data folder are in: ${folder}`,
    returned: 'Returned by the secrecy reviewer with a comment',
  },
};
