/**
 * Layout of a release bundle: a BagIt 1.0 bag (RFC 8493) in one folder named by the package number. Format `xianshen.bundle/1`
 * is signed with Ed25519 alone. Format `xianshen.bundle/2` is written by offices that sign with SM2, alone or beside Ed25519:
 * its statement gives each file's SM3 beside its SHA-256, and an envelope may hold one signature of each algorithm.
 *
 * Every byte of it follows from the payload, the release statement, the signatures and the trust file, so a verifier can
 * write each text file anew and compare. A later format gets a new name; verifiers know each name they can check.
 */
import type { Sha256 } from '../base/ids.ts';
import type { PartSlot } from '../release/parts.ts';
import type { SigningStage } from '../signoff/statement.ts';
import { signingStages } from '../signoff/statement.ts';

export const bundleFormats = ['xianshen.bundle/1', 'xianshen.bundle/2'] as const;
export type BundleFormat = (typeof bundleFormats)[number];

/** Bounds of a bundle, in bytes and entries. Entries are stored and not compressed, so nothing grows when it is read. */
export const bundleLimits = {
  bytes: 1024 * 1024 * 1024,
  entries: 2_000,
  /** Of the directory at the end of the ZIP. */
  directoryBytes: 16 * 1024 * 1024,
  /** Of all files together that a verifier reads as text: everything but the released documents. */
  textBytes: 64 * 1024 * 1024,
} as const;

/** Files that each bundle has under these very names. */
export const bagPaths = {
  declaration: 'bagit.txt',
  information: 'bag-info.txt',
  payloadManifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  catalogue: 'data/catalogue.json',
  statement: 'release-statement.json',
  keys: 'signatures/keys.json',
} as const;

/** Contents of bagit.txt (RFC 8493, 2.1.1). */
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** What an envelope in the bundle signs: one stage of the work, or the release as a whole. */
export const envelopeRoles = [...signingStages, 'release'] as const;
export type EnvelopeRole = SigningStage | 'release';

/** Path of a signer's envelope. */
export function envelopePath(role: EnvelopeRole, keyId: string): string {
  return `signatures/${role}-${keyId}.dsse.json`;
}

/** Role and key that the path of an envelope names, or null for another path. */
export function readEnvelopePath(
  path: string,
): { readonly role: EnvelopeRole; readonly keyId: string } | null {
  const match = /^signatures\/([a-z-]+)-([0-9a-f]{16})\.dsse\.json$/.exec(path);
  const role = envelopeRoles.find((each) => each === match?.[1]);
  return match?.[2] === undefined || role === undefined ? null : { role, keyId: match[2] };
}

/** A file of the bag, by its path within the bag's folder. */
export interface BagFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: Sha256;
}

/** Text of a manifest: digest, two blanks, path, as `sha256sum` writes and checks it; sorted by path. */
export function manifestText(files: readonly Pick<BagFile, 'path' | 'sha256'>[]): string {
  return sortedByPath(files)
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}

/** What bag-info.txt says (RFC 8493, 2.2.2). */
export interface BagInformation {
  readonly format: BundleFormat;
  readonly organName: string;
  readonly packageNumber: string;
  /** Date of export, ISO. */
  readonly exportedOn: string;
  readonly program: string;
  /** Lengths of the files under data/, in bytes. */
  readonly payload: readonly { readonly length: number }[];
}

/** Contents of bag-info.txt. */
export function bagInformationText(about: BagInformation): string {
  const octets = about.payload.reduce((sum, { length }) => sum + length, 0);
  const lines = [
    `Source-Organization: ${about.organName}`,
    `External-Identifier: ${about.packageNumber}`,
    `Bagging-Date: ${about.exportedOn}`,
    `Payload-Oxum: ${octets}.${about.payload.length}`,
    `Bag-Software-Agent: Xianshen ${about.program}`,
    `Xianshen-Format: ${about.format}`,
    'Xianshen-Kind: release',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** In the order of UTF-16 code units, the same on every machine and in every language. */
export function sortedByPath<T extends { readonly path: string }>(files: readonly T[]): readonly T[] {
  return [...files].sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0));
}

/** Folder of each kind of part. */
const folders: Readonly<Record<PartSlot, string>> = {
  document: 'data/document',
  interpretation: 'data/interpretation',
  attachment: 'data/attachments',
};

/** Beginning of the path of a part: its folder and its number. The rest is the file's name, made safe. */
export function partPathStart(slot: PartSlot, position: number): string {
  return `${folders[slot]}/${String(position).padStart(2, '0')}-`;
}
