/**
 * The store of originals, addressed by digest: what was put in can only be got out unchanged, or not at all.
 *
 * Layout: `<folder>/<first two digits>/<digest>`. The lock stands between the bytes the digest is about and the bytes on the
 * disk. Objects of an office that had no vault key lie as they are until they are sealed one by one; both forms are read.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brand, isSha256, type Sha256 } from '../base/ids.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { TakePiece } from './stream-object.node.ts';
import { streamObject } from './stream-object.node.ts';
import { createVaultLock, isWholeSeal, looksSealed, type VaultLock } from './vault-seal.node.ts';

/** `proven`: hashed, and what it should be. `unproven`: sealed and undamaged, but nobody opened the vault to hash it. */
export type ObjectStanding = 'proven' | 'unproven';

export interface Vault {
  /** Keeps the bytes; done when they are safely on the disk. Putting the same bytes twice changes nothing. */
  put(bytes: Uint8Array): Promise<Result<Sha256>>;
  /** The bytes, hashed again on the way out. Failures: `vault.missing`, `vault.damaged`, `vault.locked`. */
  get(digest: Sha256): Promise<Result<Uint8Array>>;
  /**
   * The bytes in pieces, for what is too large to hold. Their digest is NOT looked at: whoever takes them hashes what became of
   * them. Failures: `vault.missing`, `vault.locked`, and `vault.damaged` where the length or the seal is wrong, which may
   * show only after the last piece.
   * @param length of the document
   */
  stream(digest: Sha256, length: number, take: TakePiece): Promise<Result<null>>;
  has(digest: Sha256): Promise<boolean>;
  /** What can be said of an object with or without the key. Failures: `vault.missing`, `vault.damaged`. */
  check(digest: Sha256): Promise<Result<ObjectStanding>>;
  /** Tells, from its first bytes, whether an object lies unsealed. */
  isPlain(digest: Sha256): Promise<boolean>;
  /** Seals an object that still lies as it is; read back and compared before it takes the old one's place. */
  sealPlain(digest: Sha256): Promise<Result<'sealed' | 'was-sealed'>>;
  /** File in which the object lies, as it lies there: for copying, not for reading. */
  fileOf(digest: Sha256): string;
}

const unfinishedSuffix = '.unfinished';

/** Opens or creates the store and removes what a crash left half-written. */
export async function openVault(
  folder: string,
  lock: VaultLock = createVaultLock(false, { randomBytes }),
): Promise<Vault> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeUnfinished(folder);
  return {
    put: (bytes) => put(folder, lock, bytes),
    get: (digest) => get(folder, lock, digest),
    stream: (digest, length, take) => streamObject(pathOf(folder, digest), lock, { digest, length, take }),
    has: (digest) => exists(pathOf(folder, digest)),
    isPlain: (digest) => isPlain(pathOf(folder, digest)),
    check: (digest) => check(folder, lock, digest),
    sealPlain: (digest) => sealPlain(folder, lock, digest),
    fileOf: (digest) => pathOf(folder, digest),
  };
}

async function put(folder: string, lock: VaultLock, bytes: Uint8Array): Promise<Result<Sha256>> {
  const digest = sha256(bytes);
  if (lock.state() === 'locked') return fail('vault.locked', {});
  const kept = await get(folder, lock, digest);
  // A damaged copy is not overwritten in silence: a person has to know that the store was altered.
  if (kept.ok) return ok(digest);
  if (kept.failure.code !== 'vault.missing') return kept;
  return written(folder, digest, lock.seal(bytes, digest));
}

async function written(folder: string, digest: Sha256, stored: Uint8Array): Promise<Result<Sha256>> {
  try {
    await writeSafely(join(folder, digest.slice(0, 2)), digest, stored);
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

async function get(folder: string, lock: VaultLock, digest: Sha256): Promise<Result<Uint8Array>> {
  const stored = await storedAt(folder, digest);
  if (!stored.ok) return stored;
  // An object that was never sealed may by chance begin as a sealed one does: its digest tells.
  const isPlain = !looksSealed(stored.value) || sha256(stored.value) === digest;
  if (!isPlain && lock.state() === 'locked') {
    return isWholeSeal(stored.value) ? fail('vault.locked', {}) : fail('vault.damaged', { digest });
  }
  const bytes = isPlain ? stored.value : lock.open(stored.value, digest);
  if (bytes === null || sha256(bytes) !== digest) return fail('vault.damaged', { digest });
  return ok(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

async function storedAt(folder: string, digest: Sha256): Promise<Result<Uint8Array>> {
  try {
    return ok(await readFile(pathOf(folder, digest)));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return fail('vault.missing', { digest });
    if (hasCode(error, 'EIO', 'EISDIR')) return fail('vault.damaged', { digest });
    throw error;
  }
}

async function check(folder: string, lock: VaultLock, digest: Sha256): Promise<Result<ObjectStanding>> {
  const stored = await storedAt(folder, digest);
  if (!stored.ok) return stored;
  const whole = await get(folder, lock, digest);
  const isFrayed = sha256(stored.value) !== digest && !isWholeSeal(stored.value);
  if (whole.ok) return isFrayed ? fail('vault.damaged', { digest }) : ok('proven');
  return whole.failure.code === 'vault.locked' ? ok('unproven') : whole;
}

/** An unsealed object that by chance begins as a sealed one is left as it is: what it begins with is our own magic. */
async function isPlain(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(8), 0, 8, 0);
      return !looksSealed(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

async function sealPlain(
  folder: string,
  lock: VaultLock,
  digest: Sha256,
): Promise<Result<'sealed' | 'was-sealed'>> {
  const stored = await storedAt(folder, digest);
  if (!stored.ok) return stored;
  const bytes = await get(folder, lock, digest);
  if (!bytes.ok) return bytes;
  if (sha256(stored.value) !== digest) return ok('was-sealed');
  if (lock.state() !== 'open') return fail('vault.locked', {});
  const sealed = lock.seal(bytes.value, digest);
  const opened = lock.open(sealed, digest);
  if (opened === null || sha256(opened) !== digest) throw new Error('a seal that does not open again');
  const replaced = await written(folder, digest, sealed);
  return replaced.ok ? ok('sealed') : replaced;
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
