/** Writes bundle and trust file into a folder, reads the bundle back from the disk and verifies it against the trust file. */
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes } from '../base/bytes.ts';
import { nodeHash } from '../base/hash.node.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { BuiltBundle } from '../bundle/build-bundle.ts';
import { writeBundleFile } from '../bundle/bundle-file.node.ts';
import type { ExportedBundle } from '../contract/bundle-views.ts';
import { mayReplace } from '../signoff/succession.ts';
import { parseTrustFile } from '../signoff/trust-file.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';
import { verifyBundleFile } from './verify-bundle-file.node.ts';

const trustFileName = 'trust.json';

export interface Release {
  readonly folder: string;
  readonly bundle: BuiltBundle;
  readonly trustFile: Uint8Array;
}

export interface WrittenRelease {
  readonly exported: ExportedBundle;
  /** Files that were not there before. */
  readonly created: readonly string[];
}

/**
 * Failures: `bundle.target-exists` (also for a trust file in the folder that is another office's, or newer), `bundle.folder-not-writable`,
 * `store.disk-full`. After a failure the folder is as it was.
 */
export async function writeRelease(release: Release): Promise<Result<WrittenRelease>> {
  const created: string[] = [];
  const written = await writeBoth(release, created);
  if (!written.ok) for (const path of created) await rm(path, { force: true });
  return written;
}

async function writeBoth(
  { folder, bundle, trustFile }: Release,
  created: string[],
): Promise<Result<WrittenRelease>> {
  const trustPath = join(folder, trustFileName);
  const standing = await fileAt(trustPath);
  const isOther = standing !== null && !equalBytes(standing, trustFile);
  if (isOther && !isNewer(trustFile, standing)) return fail('bundle.target-exists', { name: trustFileName });
  const written = await writeBundleFile(join(folder, bundle.fileName), bundle.bytes);
  if (!written.ok) return written;
  created.push(written.value.path);
  if (standing === null || isOther) {
    if (isOther) await rename(trustPath, join(folder, olderName(standing)));
    const trusted = await writeBundleFile(trustPath, trustFile);
    if (!trusted.ok) {
      if (isOther) await rename(join(folder, olderName(standing)), trustPath);
      return trusted;
    }
    created.push(trusted.value.path);
  }
  const verified = await verifyBundleFile(written.value.path, trustPath);
  if (!verified.ok) return verified;
  const { report } = verified.value;
  // A bundle that does not verify here verifies nowhere: the program or the disk is at fault, and nothing may go out.
  if (!report.valid)
    throw new Error(`a written bundle that does not verify: ${report.problems.map(({ code }) => code)}`);
  const { path, bytes: length, sha256 } = written.value;
  return ok({
    exported: { path, fileName: bundle.fileName, bytes: length, sha256, trustPath, report },
    created,
  });
}

/** The office's later trust file takes the place of an earlier one, never the other way round; the earlier is kept aside. */
function isNewer(own: Uint8Array, standing: Uint8Array): boolean {
  const ports = { hash: nodeHash, verifySignature };
  const [known, offered] = [parseTrustFile(standing, ports), parseTrustFile(own, ports)];
  return known.ok && offered.ok && mayReplace(known.trust, offered.trust, ports);
}

function olderName(standing: Uint8Array): string {
  return `trust-${nodeHash.sha256(standing).slice(0, 8)}.json`;
}

async function fileAt(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null;
    throw error;
  }
}
