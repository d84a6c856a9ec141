/**
 * Single files behind what a person dropped on the window or behind a folder they chose. Links are not followed, and what a
 * system or an office program keeps beside documents is left where it is; the engine judges the files themselves.
 */
import { lstat, readdir } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';

/** More than a release has room for; a drive dropped by mistake must not be walked to its end. */
export const gatherBounds = { files: 300, folders: 200, depth: 8 } as const;

export interface GatheredFiles {
  /** Absolute paths, folder by folder in the order of their names. */
  readonly files: readonly string[];
  /** True where more was there than the bounds allow. */
  readonly isCut: boolean;
}

interface Walk {
  readonly files: string[];
  folders: number;
  isCut: boolean;
}

/** Whatever cannot be looked at is passed over here: importing it by its own button says why. */
export async function gatherFiles(paths: readonly string[]): Promise<GatheredFiles> {
  const walk: Walk = { files: [], folders: 0, isCut: false };
  for (const path of paths) {
    if (isAbsolute(path)) await visit(path, walk, gatherBounds.depth);
  }
  return { files: walk.files, isCut: walk.isCut };
}

async function visit(path: string, walk: Walk, depth: number): Promise<void> {
  if (walk.isCut) return;
  const found = await lstat(path).catch(() => null);
  if (found?.isFile() === true) {
    if (walk.files.length === gatherBounds.files) walk.isCut = true;
    else walk.files.push(path);
  }
  if (found?.isDirectory() !== true) return;
  walk.folders += 1;
  if (depth === 0 || walk.folders > gatherBounds.folders) {
    walk.isCut = true;
    return;
  }
  const names = await readdir(path).catch(() => []);
  for (const name of names.toSorted()) {
    if (!isByproduct(name)) await visit(join(path, name), walk, depth - 1);
  }
}

/** Lock files of office programs, thumbnails, hidden files. Only inside folders: what is dropped by itself is meant. */
function isByproduct(name: string): boolean {
  const plain = basename(name).toLowerCase();
  return plain.startsWith('.') || plain.startsWith('~$') || plain === 'thumbs.db' || plain === 'desktop.ini';
}
