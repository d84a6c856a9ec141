/** The files of a bundle as a verifier sees them, and what the checks pass on to one another. */
import type { Hash } from '../base/ports.ts';
import type { VerifySignature } from '../signoff/signing.ts';
import type { TrustFile } from '../signoff/trust-file.ts';
import type { BagFile } from './manifest.ts';
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

/** Files by path within the bag's folder. */
export interface Bag {
  /** Name of the folder that holds everything: the package number. */
  readonly folder: string;
  readonly files: ReadonlyMap<string, BagFile>;
}

/** The bag with what could be read of it. */
export interface ReadBag extends Bag {
  readonly statement: ReleaseStatement | null;
  readonly catalogue: PublicCatalogue | null;
}

/** Files that are released: everything under data/. */
export function payloadOfBag({ files }: Bag): readonly BagFile[] {
  return [...files.values()].filter(({ path }) => path.startsWith('data/'));
}

/** Everything else. */
export function tagsOfBag({ files }: Bag): readonly BagFile[] {
  return [...files.values()].filter(({ path }) => !path.startsWith('data/'));
}
