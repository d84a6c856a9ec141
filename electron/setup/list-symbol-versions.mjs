/**
 * Program `npm run -s dist:symbols -- FOLDER [--glibc 2.28] [--glibcxx 3.4.25]`: every ELF file below a packed folder with the
 * newest symbol versions of the C and C++ libraries that it asks for. Exit status 1, with the files named, where one asks for
 * more than the oldest system offers that the release is meant for.
 */
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newestVersions, readNeededVersions } from './elf-versions.mjs';

/** What UOS 20 and Kylin V10 offer: glibc 2.28, and libstdc++ of GCC 8. */
export const oldestSystem = { GLIBC: '2.28', GLIBCXX: '3.4.25', CXXABI: '1.3.11' };

/** @typedef {import('./elf-versions.mjs').Versions} Versions */
/** @typedef {{ readonly file: string, readonly versions: Versions, readonly tooNew: readonly string[] }} Row */

/**
 * @param {string} folder
 * @param {Versions} [target] newest version allowed of each library
 * @returns {readonly Row[]} one a file, by name
 */
export function listSymbolVersions(folder, target = oldestSystem) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isElf)
    .sort()
    .map((path) => {
      const versions = newestVersions(readNeededVersions(readFileSync(path)));
      return { file: relative(folder, path), versions, tooNew: findTooNew(versions, target) };
    });
}

/** @param {Versions} versions @param {Versions} target */
function findTooNew(versions, target) {
  return Object.entries(target).flatMap(([library, allowed]) => {
    const needed = versions[library];
    if (
      needed === undefined ||
      newestVersions([`${library}_${needed}`, `${library}_${allowed}`])[library] === allowed
    )
      return [];
    return [`${library}_${needed}`];
  });
}

/** @param {string} path */
function isElf(path) {
  const start = Buffer.alloc(4);
  const file = openSync(path, 'r');
  try {
    readSync(file, start, 0, 4, 0);
  } finally {
    closeSync(file);
  }
  return start.equals(Buffer.from('\x7fELF', 'latin1'));
}

/** @param {readonly Row[]} rows */
export function formatTable(rows) {
  const libraries = Object.keys(oldestSystem);
  return [
    ['', ...libraries, 'file'].join('\t'),
    ...rows.map(({ file, versions, tooNew }) =>
      [tooNew.length > 0 ? '✗' : '✓', ...libraries.map((name) => versions[name] ?? '-'), file].join('\t'),
    ),
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, ...options] = process.argv.slice(2);
  if (folder === undefined) throw new Error('folder to look through is missing');
  const after = (/** @type {string} */ name, /** @type {string} */ usual) =>
    options[options.indexOf(name) + 1] && options.includes(name)
      ? String(options[options.indexOf(name) + 1])
      : usual;
  const target = {
    GLIBC: after('--glibc', oldestSystem.GLIBC),
    GLIBCXX: after('--glibcxx', oldestSystem.GLIBCXX),
    CXXABI: after('--cxxabi', oldestSystem.CXXABI),
  };
  const rows = listSymbolVersions(resolve(folder), target);
  const broken = rows.filter(({ tooNew }) => tooNew.length > 0);
  process.stdout.write(`${formatTable(rows)}\n`);
  for (const { file, tooNew } of broken) process.stderr.write(`${file}: ${tooNew.join(', ')}\n`);
  process.exitCode = rows.length > 0 && broken.length === 0 ? 0 : 1;
}
