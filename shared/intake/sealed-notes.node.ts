/**
 * Notes that are written over and over, one file for each name: drafts. They lie beside the vault under its key; a note is whole or
 * the one before it, whatever happens while it is written.
 *
 * Layout: `<folder>/<digest of the name>`. The name is authenticated with the content, so no note can stand in for another.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { brand, type Sha256 } from '../base/ids.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { looksSealed, type VaultLock } from './vault-seal.node.ts';

export interface SealedNotes {
  /** Done when it is safely on the disk. Failures: `vault.locked`, `store.disk-full`, `store.read-only`. */
  write(name: string, bytes: Uint8Array): Promise<Result<Record<never, never>>>;
  /** Null where there is none. Failures: `vault.locked`, `vault.damaged`. */
  read(name: string): Promise<Result<Uint8Array | null>>;
  remove(name: string): Promise<void>;
  /** All notes as they lie, sealed, in the order of their names. */
  stored(): Promise<readonly StoredNote[]>;
}

export interface StoredNote {
  /** Name of its file. */
  readonly digest: Sha256;
  readonly bytes: Uint8Array;
}

const noteName = /^[0-9a-f]{64}$/;
const unfinishedSuffix = '.unfinished';

/** Opens or creates the folder and removes what a crash left half-written. */
export async function openSealedNotes(folder: string, lock: VaultLock): Promise<SealedNotes> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    if (name.endsWith(unfinishedSuffix)) await rm(join(folder, name), { force: true });
  }
  return {
    write: (name, bytes) => write(folder, lock, { name, bytes }),
    read: (name) => read(folder, lock, name),
    remove: (name) => rm(join(folder, digestOf(name)), { force: true }),
    stored: () => stored(folder),
  };
}

async function stored(folder: string): Promise<readonly StoredNote[]> {
  const notes: StoredNote[] = [];
  for (const name of (await readdir(folder)).sort()) {
    if (!noteName.test(name)) continue;
    try {
      notes.push({ digest: brand<Sha256>(name), bytes: new Uint8Array(await readFile(join(folder, name))) });
    } catch (error) {
      // Removed by its writer a moment ago.
      if (!hasCode(error, 'ENOENT')) throw error;
    }
  }
  return notes;
}

async function write(
  folder: string,
  lock: VaultLock,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<Record<never, never>>> {
  if (lock.state() === 'locked') return fail('vault.locked', {});
  const unfinished = join(folder, `${randomUUID()}${unfinishedSuffix}`);
  try {
    const file = await open(unfinished, 'wx', 0o600);
    try {
      await file.writeFile(lock.seal(bytes, digestOf(name)));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, join(folder, digestOf(name)));
    return ok({});
  } catch (error) {
    await rm(unfinished, { force: true });
    if (hasCode(error, 'ENOSPC', 'EDQUOT')) return fail('store.disk-full', { path: folder });
    if (hasCode(error, 'EROFS', 'EACCES', 'EPERM')) return fail('store.read-only', { path: folder });
    throw error;
  }
}

async function read(folder: string, lock: VaultLock, name: string): Promise<Result<Uint8Array | null>> {
  const digest = digestOf(name);
  let stored: Uint8Array;
  try {
    stored = new Uint8Array(await readFile(join(folder, digest)));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return ok(null);
    throw error;
  }
  if (!looksSealed(stored)) return ok(stored);
  if (lock.state() === 'locked') return fail('vault.locked', {});
  const bytes = lock.open(stored, digest);
  return bytes === null ? fail('vault.damaged', { digest }) : ok(bytes);
}

function digestOf(name: string): Sha256 {
  return brand(createHash('sha256').update(`note/${name}`).digest('hex'));
}

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
