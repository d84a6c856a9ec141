/** English words of the verifier: what is wrong, and what it means. */
import type { UnsafePath } from '../bundle/verify-problems.ts';
import type { VerifySentences } from './verify-catalogue.ts';

const unsafePaths: Readonly<Record<UnsafePath, string>> = {
  encoding: 'is not UTF-8',
  traversal: 'has “..” or an empty folder name in it',
  absolute: 'is an absolute path',
  drive: 'has a drive letter',
  backslash: 'has a backslash in it',
  control: 'has characters in it that cannot be seen',
  normalisation: 'is not in composed form (NFC)',
  reserved: 'has a name or character in it that systems reserve',
  long: 'is too long',
};

const stages: Readonly<Record<string, string>> = {
  handler: 'handler',
  'secrecy-reviewer': 'secrecy reviewer',
  approver: 'approver',
  release: 'release',
};
const stageName = (stage: string): string => stages[stage] ?? stage;

const kinds = { folder: 'a folder', link: 'a link', special: 'a special file' } as const;
const reasons: Readonly<Record<string, string>> = {
  compromised: 'compromised',
  lost: 'lost',
  replaced: 'replaced',
  'left-duty': 'the holder left the duty',
};

export const verifyEn: VerifySentences = {
  problems: {
    'zip.unreadable': () => 'This is no readable ZIP file, or it is not whole.',
    'zip.too-large': ({ bytes, limit }) => `The file has ${bytes} bytes; more than ${limit} are not read.`,
    'zip.too-many-entries': ({ entries, limit }) =>
      `There are ${entries} entries; more than ${limit} are not read.`,
    'zip.trailing-data': ({ bytes }) => `${bytes} bytes at the end do not belong to the bundle.`,
    'zip.leading-data': ({ bytes }) => `${bytes} bytes at the beginning do not belong to the bundle.`,
    'zip.hidden-data': () =>
      'There are gaps, overlaps or bytes outside the directory between entries; something may be hidden there.',
    'zip.layout': () => 'Fields of the container were changed; this is not the one fixed form of a bundle.',
    'zip.damaged': () => 'The bytes do not match the container’s checksum or length: changed or damaged.',
    'zip.headers-differ': ({ other }) =>
      other === ''
        ? 'The two headers of this entry disagree, or one cannot be read.'
        : `The two headers of this entry disagree (the other says “${other}”).`,
    'zip.out-of-order': () => 'The order of entries was changed.',
    'zip.encrypted': () => 'The entry is encrypted and cannot be checked. Bundles never are.',
    'zip.compressed': ({ bytes }) =>
      `The entry is compressed (claiming ${bytes} bytes) and was not unpacked. Bundles never are.`,
    'zip.not-a-file': ({ kind }) => `The entry is ${kinds[kind]}; bundles hold plain files only.`,
    'zip.unsafe-path': ({ why }) =>
      `The name ${unsafePaths[why]}; unpacking could write elsewhere. It was left out.`,
    'zip.duplicate-name': () => 'Two entries have this name; programs differ in which one they read.',
    'zip.colliding-name': ({ other }) =>
      `On some systems this is the same name as “${other}”; one would overwrite the other.`,
    'bag.outside-folder': ({ folder }) =>
      `It lies outside the folder “${folder}” and is no part of the bundle.`,
    'bag.missing-file': () => 'The file should be there and is not.',
    'bag.extra-file': () => 'The format of bundles knows no such file.',
    'bag.unlisted-file': ({ manifest }) => `It is not listed in ${manifest}.`,
    'bag.digest-differs': ({ manifest }) => `Its bytes do not match the digest in ${manifest}.`,
    'bag.manifest-differs': () =>
      'The list does not match the files that are there; it may have been changed.',
    'bag.not-exact': () => 'The text is not what it has to be: the file was changed.',
    'statement.unreadable': ({ where }) => `The release statement cannot be read (${where}).`,
    'statement.subject-missing': () => 'The release statement lists it, but it is not there.',
    'statement.subject-extra': () =>
      'It is there, but the release statement does not list it: it was not approved.',
    'statement.subject-differs': () =>
      'Its bytes do not match the digest in the release statement: this is not the approved file.',
    'statement.not-signed': () => 'This is not the release statement that the approver signed.',
    'statement.gate-differs': ({ stage }) =>
      `What the release statement says of the ${stageName(stage)}’s signature is not what is in the bundle.`,
    'statement.field-differs': ({ field }) =>
      `“${field}” of the release statement contradicts the rest of the bundle.`,
    'catalogue.unreadable': ({ where }) => `The public catalogue cannot be read (${where}).`,
    'catalogue.field-differs': ({ field }) =>
      `“${field}” of the public catalogue contradicts the release statement.`,
    'catalogue.file-missing': () => 'The public catalogue lists it, but it is not there.',
    'catalogue.file-extra': () => 'It is there, but the public catalogue does not list it.',
    'catalogue.file-differs': () => 'Bytes, length or place contradict the public catalogue.',
    'catalogue.file-twice': () => 'It stands twice in the public catalogue.',
    'catalogue.part-missing': ({ slot }) =>
      `The ${slot} is missing. Document and interpretation are released together.`,
    'catalogue.not-linked': ({ other }) =>
      other === ''
        ? 'It has links that its kind cannot have.'
        : `It and “${other}” are not linked with each other.`,
    'keys.unreadable': ({ why }) => `The office’s certificates cannot be relied on (${why}).`,
    'signature.unreadable': ({ where }) =>
      `The signature file cannot be read or has the wrong form (${where}).`,
    'signature.invalid': ({ key }) => `The signature of key ${key} does not hold: changed or forged.`,
    'signature.algorithm-missing': ({ algorithm }) =>
      `The statement says that every envelope is signed with ${algorithm} too, and this one is not.`,
    'signature.unknown-key': ({ key }) => `The office has not certified key ${key}.`,
    'signature.not-in-force': ({ key, at, from, until }) =>
      `Signed at ${at}, when key ${key} was not in force (${from} to ${until}).`,
    'signature.revoked': ({ key, revokedAt, why }) =>
      `Key ${key} was revoked at ${revokedAt} (${reasons[why] ?? why}); this signature does not count.`,
    'signature.wrong-duty': ({ key, duty }) =>
      `The holder of key ${key} is no ${stageName(duty)} and may not give this signature.`,
    'signature.wrong-person': ({ key }) => `The person named in the signed text does not hold key ${key}.`,
    'signature.other-content': () =>
      'This signature is about other content than the files and the catalogue here.',
    'signature.other-package': () => 'This signature is about another release.',
    'signature.other-statement': () => 'This signature is not about the release statement here.',
    'signature.wrong-conclusion': () => 'The conclusion that was signed does not let the release go on.',
    'signature.out-of-order': ({ at }) => `Signed at ${at}, before the step it has to follow.`,
    'signature.stage-missing': ({ stage }) => `There is no signature of the ${stageName(stage)} that holds.`,
    'signature.stage-twice': ({ stage }) => `There are two signatures of the ${stageName(stage)}.`,
    'signature.same-person': ({ stages: list }) =>
      `One person signed several stages (${list.split(', ').map(stageName).join(', ')}); each needs another person.`,
    'signature.not-the-approver': () => 'The release statement was not signed by the approver.',
  },
  checks: {
    container: 'container',
    bag: 'lists of files',
    statement: 'release statement',
    catalogue: 'public catalogue',
    links: 'document and interpretation linked',
    trust: 'certificates of the office',
    signatures: 'signatures',
    people: 'three people for three duties',
  },
  valid: 'Valid: the files are exactly what three people signed and the approver released.',
  invalid: (problems) => `Invalid. Problems found: ${problems}.`,
  notAnchored:
    'ATTENTION: no trust file was given. The signatures were checked against keys that came with the bundle itself, so nothing shows whose they are. Get trust.json from the office on another way and verify again.',
  onRequest:
    'ATTENTION: this is an answer to a request. It goes to the applicant alone and must not be put on a website.',
  anchored: 'Whose signatures these are was checked against the trust file you gave.',
};
