/** Writes bundle and trust file into a folder, reads the bundle back from the disk and verifies it against the trust file. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes } from '../base/bytes.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { BuiltBundle } from '../bundle/build-bundle.ts';
import { writeBundleFile } from '../bundle/bundle-file.node.ts';
import type { ExportedBundle } from '../contract/bundle-views.ts';
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
 * Failures: `bundle.target-exists` (also for another trust file in the folder), `bundle.folder-not-writable`,
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
  if (standing !== null && !equalBytes(standing, trustFile)) {
    return fail('bundle.target-exists', { name: trustFileName });
  }
  const written = await writeBundleFile(join(folder, bundle.fileName), bundle.bytes);
  if (!written.ok) return written;
  created.push(written.value.path);
  if (standing === null) {
    const trusted = await writeBundleFile(trustPath, trustFile);
    if (!trusted.ok) return trusted;
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

async function fileAt(path: string): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null;
    throw error;
  }
}
