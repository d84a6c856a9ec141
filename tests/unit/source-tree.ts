import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceTree } from './import-rules.ts';

const top = new URL('../../', import.meta.url);

/** Reads the project's own source files that match, by path relative to the project. */
export function readSourceTree(...patterns: readonly string[]): SourceTree {
  const paths = globSync([...patterns], { cwd: fileURLToPath(top) }).map((path) => path.split(sep).join('/'));
  return new Map(paths.sort().map((path) => [path, readFileSync(new URL(encodeURI(path), top), 'utf8')]));
}

/** The packages that an installed program brings along. */
export function readDependencies(): readonly string[] {
  const manifest: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(new URL('package.json', top), 'utf8'),
  );
  return Object.keys(manifest.dependencies);
}
