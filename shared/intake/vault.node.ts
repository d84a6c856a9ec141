/**
 * The store of originals, addressed by digest: what was put in can only be got out unchanged, or not at all.
 *
 * Layout: `<folder>/<first two digits>/<digest>`. `seal` and `unseal` are the one place where content could be encrypted
 * at rest: they stand between the bytes the digest is about and the bytes on the disk.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brand, isSha256, type Sha256 } from '../base/ids.ts';
import { fail, ok, type Result } from '../base/result.ts';

export interface Vault {
  /** Keeps the bytes; done when they are safely on the disk. Putting the same bytes twice changes nothing. */
  put(bytes: Uint8Array): Promise<Result<Sha256>>;
  /** The bytes, hashed again on the way out. */
  get(digest: Sha256): Promise<Result<Uint8Array>>;
  has(digest: Sha256): Promise<boolean>;
  /** File in which the object lies, as it lies there: for copying, not for reading. */
  fileOf(digest: Sha256): string;
}

/** How content lies on the disk. */
export interface VaultSeal {
  seal(bytes: Uint8Array): Uint8Array;
  /** Null when the stored bytes were not made by `seal`. */
  unseal(stored: Uint8Array): Uint8Array | null;
}

const plain: VaultSeal = { seal: (bytes) => bytes, unseal: (stored) => stored };
const unfinishedSuffix = '.unfinished';

/** Opens or creates the store and removes what a crash left half-written. */
export async function openVault(
  folder: string,
  { seal = plain }: { readonly seal?: VaultSeal } = {},
): Promise<Vault> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeUnfinished(folder);
  return {
    put: (bytes) => put(folder, seal, bytes),
    get: (digest) => get(folder, seal, digest),
    has: (digest) => exists(pathOf(folder, digest)),
    fileOf: (digest) => pathOf(folder, digest),
  };
}

async function put(folder: string, seal: VaultSeal, bytes: Uint8Array): Promise<Result<Sha256>> {
  const digest = sha256(bytes);
  const kept = await get(folder, seal, digest);
  // A damaged copy is not overwritten in silence: a person has to know that the store was altered.
  if (kept.ok) return ok(digest);
  if (kept.failure.code !== 'vault.missing') return kept;
  try {
    await writeSafely(join(folder, digest.slice(0, 2)), digest, seal.seal(bytes));
    return ok(digest);
  } catch (error) {
    if (hasCode(error, 'ENOSPC', 'EDQUOT')) return fail('store.disk-full', { path: folder });
    if (hasCode(error, 'EROFS', 'EACCES', 'EPERM')) return fail('store.read-only', { path: folder });
    throw error;
  }
}

/** New name only after the content is on the disk; the folder is flushed too, or the name could be lost again. */
async function writeSafely(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, `${randomUUID()}${unfinishedSuffix}`);
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, join(folder, name));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await flushFolder(folder);
}

async function flushFolder(folder: string): Promise<void> {
  // Windows cannot open a folder as a file; there the rename itself is journalled.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function get(folder: string, seal: VaultSeal, digest: Sha256): Promise<Result<Uint8Array>> {
  let stored: Uint8Array;
  try {
    stored = await readFile(pathOf(folder, digest));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return fail('vault.missing', { digest });
    if (hasCode(error, 'EIO', 'EISDIR')) return fail('vault.damaged', { digest });
    throw error;
  }
  const bytes = seal.unseal(stored);
  if (bytes === null || sha256(bytes) !== digest) return fail('vault.damaged', { digest });
  return ok(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function pathOf(folder: string, digest: Sha256): string {
  if (!isSha256(digest)) throw new RangeError('not a digest');
  return join(folder, digest.slice(0, 2), digest);
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

async function removeUnfinished(folder: string): Promise<void> {
  for (const shelf of await readdir(folder, { withFileTypes: true })) {
    if (!shelf.isDirectory()) continue;
    for (const name of await readdir(join(folder, shelf.name))) {
      if (name.endsWith(unfinishedSuffix)) await rm(join(folder, shelf.name, name), { force: true });
    }
  }
}

function sha256(bytes: Uint8Array): Sha256 {
  return brand(createHash('sha256').update(bytes).digest('hex'));
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
