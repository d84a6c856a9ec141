/** Writes bundle and trust file into a folder. The bundle is read back from the disk and verified before it gets its name. */
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes } from '../base/bytes.ts';
import { nodeHash } from '../base/hash.node.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { writeBundleFile } from '../bundle/bundle-file.node.ts';
import type { BundlePlan } from '../bundle/plan-bundle.ts';
import { streamBundle } from '../bundle/stream-bundle.node.ts';
import type { ExportedBundle } from '../contract/bundle-views.ts';
import type { Vault } from '../intake/vault.node.ts';
import { mayReplace } from '../signoff/succession.ts';
import { parseTrustFile } from '../signoff/trust-file.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';

const trustFileName = 'trust.json';

export interface Release {
  readonly folder: string;
  readonly plan: BundlePlan;
  readonly trustFile: Uint8Array;
  readonly vault: Pick<Vault, 'stream'>;
  /** Entry of the thread that hashes files. */
  readonly digestWorker: URL;
}

export interface WrittenRelease {
  readonly exported: ExportedBundle;
  /** Files that were not there before. */
  readonly created: readonly string[];
}

/**
 * Failures: `bundle.target-exists` (also for a trust file in the folder that is another office's, or newer), `bundle.folder-not-writable`,
 * `store.disk-full`, `bundle.too-large`, and `vault.missing`, `vault.damaged`, `vault.locked` for what the vault cannot give out. After a failure the folder is as it was.
 */
export async function writeRelease(release: Release): Promise<Result<WrittenRelease>> {
  const created: string[] = [];
  const written = await writeBoth(release, created);
  if (!written.ok) for (const path of created) await rm(path, { force: true });
  return written;
}

async function writeBoth(release: Release, created: string[]): Promise<Result<WrittenRelease>> {
  const { folder, plan, trustFile, vault, digestWorker } = release;
  const trustPath = join(folder, trustFileName);
  const standing = await fileAt(trustPath);
  const isOther = standing !== null && !equalBytes(standing, trustFile);
  if (isOther && !isNewer(trustFile, standing)) return fail('bundle.target-exists', { name: trustFileName });
  const parsed = parseTrustFile(trustFile, ports);
  if (!parsed.ok) throw new Error(`a trust file of our own that is none: ${parsed.why}`);
  const path = join(folder, plan.fileName);
  const context = { ...ports, name: plan.fileName, trust: parsed.trust };
  const written = await streamBundle({ path, plan, vault, context, digestWorker });
  if (!written.ok) return written;
  created.push(path);
  if (standing === null || isOther) {
    if (isOther) await rename(trustPath, join(folder, olderName(standing)));
    const trusted = await writeBundleFile(trustPath, trustFile);
    if (!trusted.ok) {
      if (isOther) await rename(join(folder, olderName(standing)), trustPath);
      return trusted;
    }
    created.push(trusted.value.path);
  }
  const { bytes, sha256, report } = written.value;
  return ok({ exported: { path, fileName: plan.fileName, bytes, sha256, trustPath, report }, created });
}

const ports = { hash: nodeHash, verifySignature };

/** The office's later trust file takes the place of an earlier one, never the other way round; the earlier is kept aside. */
function isNewer(own: Uint8Array, standing: Uint8Array): boolean {
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
