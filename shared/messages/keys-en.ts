/** Words about keys and certificates in English. */
import type { KeysSentences } from './keys-catalogue.ts';

export const keysEn: KeysSentences = {
  commands: {
    keys: 'keys, certificates and trust file of the office',
    list: 'every certificate and how long it is good for; exits with 1 where somebody has no key in force, or one that is about to expire',
    show: 'certificates of a person or key id, with whole fingerprints',
    renew: 'three more years for the same keys',
    revoke: 'end all keys of a person',
    replace: 'new keys for a person (the system administrator has to agree for reviewers and approvers)',
    rotateRoot: 'change the root key of the office, and print the checklist',
    trust: 'trust file of the office (trust.json)',
    trustExport: 'write the trust file in force; it holds no secret',
    trustImport: 'take over a trust file that another machine of the office issued; never an older one',
  },
  options: {
    person: 'Name of who acts (the security administrator; for looking also the auditor)',
    why: 'Reason: compromised, lost, left-duty',
    witness: 'Name of the system administrator who is there and agrees',
    out: 'Folder to write into',
  },
  newPassPhrase: 'Pass phrase of the new key (typed by its holder): ',
  newPassPhraseAgain: 'The new pass phrase again: ',
  witnessPassPhrase: 'Pass phrase of the system administrator: ',
  passPhrasesDiffer: 'The new pass phrase was typed in two ways; nothing was changed.',
  passPhraseMissing:
    'A pass phrase is missing: type it, or give one a line on standard input in the order asked.',
  keyUnknown: (asked) => `Nobody who signs and no certificate is called “${asked}”.`,
  duties: {
    handler: 'Handler',
    'secrecy-reviewer': 'Secrecy reviewer',
    approver: 'Approver',
    'system-administrator': 'System administrator',
    'security-administrator': 'Security administrator',
    'security-auditor': 'Security auditor',
  },
  suites: {
    ed25519: 'Ed25519 (used internationally)',
    sm2: 'SM2/SM3 (Chinese commercial cryptography)',
    both: 'Ed25519 and SM2/SM3, both at once',
  },
  algorithms: { ed25519: 'Ed25519', sm2: 'SM2' },
  reasons: { compromised: 'compromised', lost: 'lost', replaced: 'replaced', 'left-duty': 'left duty' },
  effects: {
    compromised:
      'No signature of this key counts any more; bundles that left with one will be reported as invalid.',
    lost: 'Signatures made before still count.',
    replaced: 'Signatures made before still count.',
    'left-duty': 'Signatures made before still count.',
  },
  validity: {
    'in-force': ({ until, daysLeft }) => `in force until ${until} (${daysLeft} days left)`,
    expiring: ({ until, daysLeft }) => `expires on ${until} (${daysLeft} days left): renew it`,
    expired: ({ until }) => `expired on ${until} and signs nothing: renew it`,
    'not-yet': ({ from }) => `in force from ${from} on, not now: check the clock of this computer`,
    revoked: ({ revokedOn, why }) => `revoked (${revokedOn}, ${why})`,
  },
  heading: (version, suite, successions) =>
    `Trust file version ${version}; signatures: ${suite}${successions === 0 ? '' : `; times the root changed: ${successions}`}`,
  root: (algorithm, fingerprint) => `Root key ${algorithm}: ${fingerprint}`,
  rootElsewhere:
    'The root was changed on another machine: keys cannot be changed here, trust files can be imported.',
  personLine: (duty, name) => `${duty} ${name}`,
  keyLine: (algorithm, keyId, validity) => `${algorithm}  ${keyId}  ${validity}`,
  fingerprint: (digits) => `Fingerprint ${digits}`,
  noKey: 'no key in force, cannot sign: issue a new one',
  attention: (count) => `People whose keys need attention: ${count}.`,
  allGood: 'Everybody who signs has a key in force.',
  renewed: (name) => `The certificates of ${name} were renewed.`,
  revoked: (name) => `The keys of ${name} were revoked.`,
  replaced: (name) => `${name} has new keys; the old ones have ended. They sign in with the new pass phrase.`,
  nextVersion: (version) =>
    `The trust file is now version ${version}: export it and hand it to whoever verifies and to the office's other machines.`,
  rootRotated: 'The root has changed; the old root has signed who follows it.',
  checklistTitle: 'Checklist for a new root key',
  checklist: ({ version, before, after, on }) => [
    `□ Changed on ${on}, trust file version ${version}.`,
    `□ Fingerprint of the old root: ${before.join('; ')}`,
    `□ Fingerprint of the new root: ${after.join('; ')}`,
    '□ Back the data folder up now, and test the restore once.',
    '□ Export the new trust file and hand it to every portal, archive and other verifier; both sides compare the new fingerprint group by group, face to face or by telephone.',
    '□ Import the new trust file on every other machine of the office; the version is the same everywhere.',
    '□ Hand out no older trust file any more; keep them on file only.',
    '□ Security administrator, system administrator and security auditor sign; this list goes on file.',
  ],
  trustExported: ({ path, version, sha256 }) =>
    `Trust file version ${version} written: ${path}\nSHA-256 ${sha256}\nCompare the root's fingerprint with the receiver, face to face or by telephone.`,
  trustImported: (version) => `Trust file taken over: version ${version} is in force.`,
};
