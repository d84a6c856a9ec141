/** Takes files out of clones, whatever form the folder of clones has. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ListedFile } from './list.ts';

const deepest = 3;

/** The git directory of a repository `owner/name` below the folder, or null. */
export function findClone(clones: string, repo: string): string | null {
  const [owner = '', name = ''] = repo.split('/');
  const candidates = [join(owner, name), `${owner}+${name}`, name].flatMap((path) => [path, `${path}.git`]);
  for (const candidate of candidates) {
    const found = findGit(join(clones, candidate), deepest);
    if (found !== null) return found;
  }
  return null;
}

function findGit(folder: string, depth: number): string | null {
  if (!existsSync(folder)) return null;
  for (const git of [join(folder, '.git'), folder]) {
    if (existsSync(join(git, 'HEAD')) && existsSync(join(git, 'objects'))) return git;
  }
  if (depth === 0) return null;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const found = entry.isDirectory() ? findGit(join(folder, entry.name), depth - 1) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Why a listed file is not there: said apart, since each asks for another remedy. */
export type NotFoundReason =
  | 'no clone of the repository'
  | 'no such commit or path in the clone'
  | 'other bytes than listed (sha1 differs)';

export type ListedBytes = { readonly bytes: Uint8Array } | { readonly reason: NotFoundReason };

/** The file's bytes as listed. */
export function readListed(clones: string, { repo, commit, path, sha1 }: ListedFile): ListedBytes {
  const gitFolder = findClone(clones, repo);
  if (gitFolder === null) return { reason: 'no clone of the repository' };
  const shown = spawnSync('git', ['--git-dir', gitFolder, 'show', `${commit}:${path}`], {
    maxBuffer: 512 * 1024 * 1024,
  });
  if (shown.status !== 0) return { reason: 'no such commit or path in the clone' };
  const isListed = createHash('sha1').update(shown.stdout).digest('hex') === sha1.toLowerCase();
  return isListed
    ? { bytes: new Uint8Array(shown.stdout) }
    : { reason: 'other bytes than listed (sha1 differs)' };
}
