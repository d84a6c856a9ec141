/**
 * What a reading thread is allowed by the runtime itself: Node's permission model (stable since 23.5, `--permission`), which
 * applies to each thread by itself. It may read the program and nothing else; writing, processes, further threads and, unless
 * asked for, native modules are refused beneath JavaScript. Electron does not offer it, and its threads have only the doors
 * that `confine-thread.node.ts` shuts.
 */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program's folder and, where it is a link, the real folder of its packages; each ends in a separator. */
export function programFoldersOf(workerUrl: URL): readonly string[] {
  if (workerUrl.protocol !== 'file:') return [];
  let folder = dirname(fileURLToPath(workerUrl));
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) return [];
    folder = dirname(folder);
  }
  const packages = join(folder, 'node_modules');
  const folders = [folder, realpathSync(folder), ...(existsSync(packages) ? [realpathSync(packages)] : [])];
  return [...new Set(folders.map((each) => `${each}${sep}`))];
}

/** Flags for `new Worker`; none where the runtime does not know them. */
export function permissionFlags(programFolders: readonly string[], nativeAddons: boolean): string[] {
  const isOffered =
    !('electron' in process.versions) && process.allowedNodeEnvironmentFlags.has('--permission');
  if (!isOffered) return [];
  return [
    '--permission',
    ...programFolders.map((folder) => `--allow-fs-read=${folder}`),
    ...(nativeAddons ? ['--allow-addons'] : []),
  ];
}
