/** Words about exchange and archive, in English. */
import type { ExchangeSentences } from './exchange-catalogue.ts';

export const exchangeEn: ExchangeSentences = {
  commands: {
    exchange: 'exchange releases between machines of the office that share no network',
    address: 'export the (public) exchange address of this machine, for those that send to it',
    pack: 'encrypt a release with its whole history for another machine',
    open: 'open a package for this machine; it is screened with the rules of this machine first',
    archive: 'make and check archives',
    archiveMake: 'seal a release with all files, opinions and its part of the ledger',
    archiveVerify: 'check an archive with its pass phrase and the trust file of the office',
  },
  options: {
    person: 'name of the person who acts',
    out: 'folder to write into',
    package: 'number of the release',
    to: 'exchange address of the other machine',
    trust: 'trust file of the office (trust.json)',
  },
  passPhrase: 'Pass phrase: ',
  archivePassPhrase: 'Pass phrase of the archive: ',
  passPhraseMissing: 'No pass phrase was read: type it when asked, or give one a line on standard input.',
  personUnknown: (name) => `Nobody is called "${name}".`,
  packageUnknown: (number) => `No release has the number ${number}.`,
  addressMade: ({ path, workstation, keyId }) =>
    `Exchange address of "${workstation}" exported: ${path}\nKey id ${keyId}; compare it with the other side in person.`,
  packed: ({ path, to, sha256, bytes }) =>
    `Packed; only "${to}" can open it: ${path} (${bytes} bytes)\nSHA-256 ${sha256}`,
  opened: {
    new: ({ packageNumber, from }) => `${packageNumber} arrived from "${from}"; it was not here before.`,
    forward: ({ packageNumber, from }) => `${packageNumber} was continued with what came from "${from}".`,
    same: ({ packageNumber }) => `${packageNumber} is the same as here. Nothing was changed.`,
    older: ({ packageNumber }) => `${packageNumber} is newer here. Nothing was changed.`,
    parted: ({ packageNumber, from }) =>
      `${packageNumber} was worked on here and at "${from}". They cannot be merged, and nothing was changed: agree which one goes on.`,
  },
  kinds: {
    rounds: 'rounds',
    files: 'files',
    cleanCopies: 'clean copies',
    decisions: 'decisions',
    signOffs: 'sign-offs',
    returns: 'returns',
    steps: 'steps',
    events: 'events',
    internalFiles: 'internal files',
    exports: 'exports',
    content: 'catalogue or forms',
  },
  difference: (kind, here, there) => `  ${kind}: ${here} only here, ${there} only there`,
  archived: ({ path, sha256, bytes }) =>
    `Archived: ${path} (${bytes} bytes)\nSHA-256 ${sha256}\nKeep its pass phrase elsewhere; without it nobody can open the archive.`,
  archiveWhole: ({ packageNumber, packedAt, files, decisions, signOffs }) =>
    `${packageNumber}, archived ${packedAt}: ${files} files, ${decisions} decisions, ${signOffs} sign-offs, all whole.`,
  archiveProblems: {
    sender: 'not signed by anybody the trust file certifies',
    'sign-offs': 'a sign-off does not hold, or is not what the record says',
    content: 'the content is not what was signed',
    ledger: 'the part of the ledger does not match its hashes',
  },
};
