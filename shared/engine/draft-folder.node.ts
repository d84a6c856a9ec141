/** Folders and files that appear under their names when they are complete, or not at all. */
import { lstat, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Result } from '../base/result.ts';
import { fail } from '../base/result.ts';
import { exists, giveName } from '../bundle/bundle-file.node.ts';

/**
 * Fills a folder beside its place, under a name that shows that it is unfinished, and then gives it its own. A draft that was
 * cut off earlier is removed first.
 * Failures: those of `fill`, `bundle.target-exists` where something is there already, `bundle.folder-not-writable`,
 * `store.disk-full`. After a failure nothing is left.
 */
export function fillFolder<T>(
  folder: string,
  fill: (draft: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  return inDraft(folder, fill, { isTaken: isOccupied, publish: giveFolderName });
}

/**
 * The same for one file, for whose making other files may be needed: `make` writes a file named
 * `product` into the folder it is given; nothing else of that folder stays.
 */
export function makeFile<T>(
  path: string,
  product: string,
  make: (draft: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const publish = async (draft: string, target: string) => {
    await giveName(join(draft, product), target);
    await rm(draft, { recursive: true });
    await syncFolder(dirname(target));
  };
  return inDraft(path, make, { isTaken: exists, publish });
}

interface Place {
  readonly isTaken: (path: string) => Promise<boolean>;
  readonly publish: (draft: string, path: string) => Promise<void>;
}

async function inDraft<T>(
  target: string,
  work: (draft: string) => Promise<Result<T>>,
  { isTaken, publish }: Place,
): Promise<Result<T>> {
  const path = resolve(target);
  const name = basename(path);
  const draft = join(dirname(path), `.${name}.unfinished`);
  try {
    if (await isTaken(path)) return fail('bundle.target-exists', { name });
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true, mode: 0o700 });
    const done = await work(draft);
    if (done.ok) await publish(draft, path);
    else await rm(draft, { recursive: true, force: true });
    return done;
  } catch (error) {
    const failure = failureOf(error, { path, name });
    await removeQuietly(draft);
    if (failure === null) throw error;
    return failure;
  }
}

/** An empty folder is as good as none: people make one in the dialog. */
async function isOccupied(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length > 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    if (codeOf(error) !== 'ENOTDIR') throw error;
    // A file in the place of the folder; where one is in the place of its parent, this fails as well and says so.
    return (await lstat(path)).isFile();
  }
}

async function giveFolderName(draft: string, path: string): Promise<void> {
  try {
    await rmdir(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** Windows cannot open a folder as a file; there the rename itself is journalled. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** What cannot be removed now is removed by the next attempt; the failure in hand is the one to tell. */
async function removeQuietly(draft: string): Promise<void> {
  try {
    await rm(draft, { recursive: true, force: true });
  } catch (error) {
    if (codeOf(error) === '') throw error;
  }
}

function failureOf(error: unknown, { path, name }: { path: string; name: string }): Result<never> | null {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('store.disk-full', { path });
  if (code === 'ENOTEMPTY' || code === 'EEXIST') return fail('bundle.target-exists', { name });
  return ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENAMETOOLONG'].includes(code)
    ? fail('bundle.folder-not-writable', { name })
    : null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
