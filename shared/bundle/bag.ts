/** The files of a bundle as a verifier sees them, and what the checks pass on to one another. */
import type { Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { VerifySignature } from '../signoff/signing.ts';
import type { TrustFile } from '../signoff/trust-file.ts';
import type { PublicCatalogue } from './public-catalogue.ts';
import type { ReleaseStatement } from './release-statement.ts';

/** What a verifier is given besides the bundle. */
export interface VerifyContext {
  /** Name of the bundle's file, for problems that belong to no file within. */
  readonly name: string;
  /** The office's trust file from elsewhere; null when the verifier has none. */
  readonly trust: TrustFile | null;
  readonly hash: Hash;
  readonly verifySignature: VerifySignature;
}

/** A file as it lies in the bundle. */
export interface SeenFile {
  readonly path: string;
  /** Where its bytes begin in the bundle. */
  readonly at: number;
  readonly length: number;
  readonly sha256: Sha256;
  /** What it says, for files that are read as text; without a byte for released documents, which can be of any size. */
  readonly bytes: Uint8Array;
}

/** Files by path within the bag's folder. */
export interface Bag {
  /** Name of the folder that holds everything: the package number. */
  readonly folder: string;
  readonly files: ReadonlyMap<string, SeenFile>;
}

/** The bag with what could be read of it. */
export interface ReadBag extends Bag {
  readonly statement: ReleaseStatement | null;
  readonly catalogue: PublicCatalogue | null;
}

/** Files that are released: everything under data/. */
export function payloadOfBag({ files }: Bag): readonly SeenFile[] {
  return [...files.values()].filter(({ path }) => path.startsWith('data/'));
}

/** Everything else. */
export function tagsOfBag({ files }: Bag): readonly SeenFile[] {
  return [...files.values()].filter(({ path }) => !path.startsWith('data/'));
}
