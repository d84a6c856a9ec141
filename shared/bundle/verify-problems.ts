/**
 * Closed list of what can be wrong with a bundle, and the facts each sentence needs. The sentences stand in
 * shared/messages/verify-zh.ts and verify-en.ts; a code without one in either language does not compile.
 */

type Nothing = Record<never, never>;

export interface VerifyProblemParams {
  'zip.unreadable': Nothing;
  'zip.too-large': { bytes: number; limit: number };
  'zip.too-many-entries': { entries: number; limit: number };
  'zip.trailing-data': { bytes: number };
  'zip.leading-data': { bytes: number };
  'zip.hidden-data': Nothing;
  'zip.layout': Nothing;
  'zip.damaged': Nothing;
  'zip.headers-differ': { other: string };
  'zip.out-of-order': Nothing;
  'zip.encrypted': Nothing;
  'zip.compressed': { bytes: number };
  'zip.not-a-file': { kind: 'folder' | 'link' | 'special' };
  'zip.unsafe-path': { why: UnsafePath };
  'zip.duplicate-name': Nothing;
  'zip.colliding-name': { other: string };
  'bag.outside-folder': { folder: string };
  'bag.missing-file': Nothing;
  'bag.extra-file': Nothing;
  'bag.unlisted-file': { manifest: string };
  'bag.digest-differs': { manifest: string };
  'bag.manifest-differs': Nothing;
  'bag.not-exact': Nothing;
  'statement.unreadable': { where: string };
  'statement.subject-missing': Nothing;
  'statement.subject-extra': Nothing;
  'statement.subject-differs': Nothing;
  'statement.not-signed': Nothing;
  'statement.gate-differs': { stage: string };
  'statement.field-differs': { field: string };
  'catalogue.unreadable': { where: string };
  'catalogue.field-differs': { field: string };
  'catalogue.file-missing': Nothing;
  'catalogue.file-extra': Nothing;
  'catalogue.file-differs': Nothing;
  'catalogue.file-twice': Nothing;
  'catalogue.part-missing': { slot: 'document' | 'interpretation' };
  'catalogue.not-linked': { other: string };
  'keys.unreadable': { why: string };
  'signature.unreadable': { where: string };
  'signature.invalid': { key: string };
  'signature.unknown-key': { key: string };
  /** The statement says that every envelope is signed with this algorithm as well. */
  'signature.algorithm-missing': { algorithm: string };
  'signature.not-in-force': { key: string; at: string; from: string; until: string };
  'signature.revoked': { key: string; at: string; revokedAt: string; why: string };
  'signature.wrong-duty': { key: string; duty: string };
  'signature.wrong-person': { key: string };
  'signature.other-content': Nothing;
  'signature.other-package': Nothing;
  'signature.other-statement': Nothing;
  'signature.wrong-conclusion': Nothing;
  'signature.out-of-order': { at: string };
  'signature.stage-missing': { stage: string };
  'signature.stage-twice': { stage: string };
  'signature.same-person': { stages: string };
  'signature.not-the-approver': Nothing;
}

/** Why a name in an archive is not taken for a path. */
export type UnsafePath =
  | 'encoding'
  | 'traversal'
  | 'absolute'
  | 'drive'
  | 'backslash'
  | 'control'
  | 'normalisation'
  | 'reserved'
  | 'long';

export type VerifyProblemCode = keyof VerifyProblemParams;

/** One problem, and the file it is about: a path within the bundle, or the bundle's own name. */
export type VerifyProblem = {
  readonly [C in VerifyProblemCode]: {
    readonly code: C;
    readonly file: string;
    readonly params: VerifyProblemParams[C];
  };
}[VerifyProblemCode];

/** Makes a problem of a code, the file and the facts that belong to the code. */
export function problem<C extends VerifyProblemCode>(
  code: C,
  file: string,
  params: VerifyProblemParams[C],
): VerifyProblem {
  return { code, file, params } as VerifyProblem;
}
