/** Files behind the paths a person names: folders are walked in name order, links are not followed out of them. */
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';

/**
 * Lists every file at or below the paths, each once, in a stable order. Something that is neither file nor folder (a link
 * within a folder, a pipe) is listed too, so that reading it reports why it was not inspected.
 * Failure `intake.not-found` for a path that does not exist.
 */
export async function listFiles(paths: readonly string[]): Promise<Result<readonly string[]>> {
  const found = new Set<string>();
  for (const path of paths) {
    const kind = await stat(path).catch(() => null);
    if (kind === null) return fail('intake.not-found', { name: path });
    if (kind.isDirectory()) await addFolder(path, found);
    else found.add(path);
  }
  return ok([...found]);
}

async function addFolder(folder: string, found: Set<string>): Promise<void> {
  const names = (await readdir(folder)).sort();
  for (const name of names) {
    const path = join(folder, name);
    const kind = await lstat(path);
    if (kind.isDirectory()) await addFolder(path, found);
    else found.add(path);
  }
}
