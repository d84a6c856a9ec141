/** Bundles and trust files on the disk: written whole or not at all, never over something else, read within bounds. */
import { type FileHandle, link, lstat, open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { nodeHash } from '../base/hash.node.ts';
import type { Sha256 } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { TrustFile, TrustPorts } from '../signoff/trust-file.ts';
import { parseTrustFile } from '../signoff/trust-file.ts';
import { bundleLimits } from './manifest.ts';

const largestTrustFile = 8 * 1024 * 1024;

export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: Sha256;
}

/**
 * Writes a file beside its place, forces it onto the disk, and only then gives it its name.
 * Failures: `bundle.target-exists`, `bundle.folder-not-writable`, `store.disk-full`, `bundle.too-large`. After a failure the
 * folder is as it was.
 */
export async function writeBundleFile(path: string, bytes: Uint8Array): Promise<Result<WrittenFile>> {
  const name = basename(path);
  if (bytes.length > bundleLimits.bytes) {
    return fail('bundle.too-large', { name, bytes: bytes.length, limit: bundleLimits.bytes });
  }
  const sha256 = nodeHash.sha256(bytes);
  const draft = join(dirname(path), `.${sha256.slice(0, 16)}.part`);
  try {
    if (await exists(path)) return fail('bundle.target-exists', { name });
    await writeWhole(draft, bytes);
    await giveName(draft, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await removeDraft(draft);
    return failureOf(error, { path, name });
  }
  return ok({ path, bytes: bytes.length, sha256 });
}

async function writeWhole(draft: string, bytes: Uint8Array): Promise<void> {
  // A draft of the same bytes can only be left over from an export that was cut off.
  await removeDraft(draft);
  const handle = await open(draft, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Gives a finished file its name. A link never replaces a file that somebody made meanwhile. Memory sticks know no links: there
 * a second look has to do.
 * @throws with code `EEXIST` where something has the name already
 */
export async function giveName(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'].includes(codeOf(error)))
      throw error;
    if (await exists(path)) throw Object.assign(new Error('the target exists'), { code: 'EEXIST' });
    await rename(draft, path);
    return;
  }
  await unlink(draft);
}

/** Without this a power cut can lose the name of a file whose bytes are safe. Windows cannot open folders, and need not. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'].includes(codeOf(error))) throw error;
  }
}

/** Tells whether anything, also a broken link, stands at a path. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

export async function removeDraft(draft: string): Promise<void> {
  try {
    await unlink(draft);
  } catch (error) {
    // Not there, or in a folder that cannot be written or read: the caller's own failure says so.
    if (!['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(codeOf(error))) throw error;
  }
}

/** What a failure of the file system comes to. @throws what none of them is */
export function failureOf(error: unknown, { path, name }: { path: string; name: string }): Result<never> {
  const code = codeOf(error);
  if (code === 'EEXIST') return fail('bundle.target-exists', { name });
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('store.disk-full', { path });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'].includes(code)) {
    return fail('bundle.folder-not-writable', { name });
  }
  throw error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Reads a bundle's bytes. Failures: `bundle.unreadable` (also for what is no regular file), `bundle.too-large`. */
export async function readBundleFile(path: string): Promise<Result<Uint8Array>> {
  const bytes = await readBounded(path, bundleLimits.bytes);
  if (bytes === null) return fail('bundle.unreadable', { name: basename(path) });
  if (typeof bytes === 'number') {
    return fail('bundle.too-large', { name: basename(path), bytes, limit: bundleLimits.bytes });
  }
  return ok(bytes);
}

export interface OpenedBundle {
  /** To be closed by whoever asked. */
  readonly file: FileHandle;
  readonly size: number;
}

/** Opens a bundle to be read in pieces. Failures: those of `readBundleFile`. */
export async function openBundleFile(path: string): Promise<Result<OpenedBundle>> {
  const name = basename(path);
  let file: FileHandle | null = null;
  try {
    if (!(await stat(path)).isFile()) return fail('bundle.unreadable', { name });
    file = await open(path, 'r');
    const { size } = await file.stat();
    const { bytes: limit } = bundleLimits;
    if (size <= limit) return ok({ file, size });
    await file.close();
    return fail('bundle.too-large', { name, bytes: size, limit });
  } catch (error) {
    await file?.close();
    if (error instanceof Error && 'code' in error) return fail('bundle.unreadable', { name });
    throw error;
  }
}

/** Reads and checks a trust file. Failure: `bundle.trust-unreadable` for anything that is not signed by its own root. */
export async function readTrustFile(path: string, ports: TrustPorts): Promise<Result<TrustFile>> {
  const bytes = await readBounded(path, largestTrustFile);
  if (bytes === null || typeof bytes === 'number')
    return fail('bundle.trust-unreadable', { name: basename(path) });
  const parsed = parseTrustFile(bytes, ports);
  return parsed.ok ? ok(parsed.trust) : fail('bundle.trust-unreadable', { name: basename(path) });
}

/** Bytes of a regular file, its size when that is above the limit, or null. Pipes and devices are never opened. */
async function readBounded(path: string, limit: number): Promise<Uint8Array | number | null> {
  try {
    if (!(await stat(path)).isFile()) return null;
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      return size > limit ? size : new Uint8Array(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
