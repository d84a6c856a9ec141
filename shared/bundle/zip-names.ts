/** Names of a bundle's entries against one another: none twice, none that some file system takes for another, in order. */
import { collisionKey } from './entry-path.ts';
import type { VerifyProblem } from './verify-problems.ts';
import { problem } from './verify-problems.ts';

/** Names are all that counts here. */
type Named = { readonly path: string };

/** Checks the names of entries in the order of the directory. */
export function checkZipNames(files: readonly Named[]): readonly VerifyProblem[] {
  const problems: VerifyProblem[] = [];
  const seen = new Map<string, string>();
  let previous = '';
  for (const { path } of files) {
    const key = collisionKey(path);
    const other = seen.get(key);
    if (other === path) problems.push(problem('zip.duplicate-name', path, {}));
    else if (other !== undefined) problems.push(problem('zip.colliding-name', path, { other }));
    else if (path < previous) problems.push(problem('zip.out-of-order', path, {}));
    seen.set(key, path);
    previous = path;
  }
  return [...problems, ...folderCollisions(files)];
}

/** A file cannot also be the folder of another file. */
function folderCollisions(files: readonly Named[]): readonly VerifyProblem[] {
  const folders = new Map<string, string>();
  for (const { path } of files) {
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      folders.set(collisionKey(path.slice(0, slash)), path);
    }
  }
  return files.flatMap(({ path }) => {
    const other = folders.get(collisionKey(path));
    return other === undefined ? [] : [problem('zip.colliding-name', path, { other })];
  });
}
