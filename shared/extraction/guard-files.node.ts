/** Leaves of the file system what reading the program's own folders needs; everything else refuses. */
import fs from 'node:fs';
import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Call, fixMember, isCall } from './fix-member.ts';

/** Takes a path first and only reads. */
const readingByPath = new Set([
  'access',
  'exists',
  'lstat',
  'open',
  'opendir',
  'readFile',
  'readdir',
  'readlink',
  'realpath',
  'stat',
]);
/** Works on what was opened before, or on nothing. */
const harmless = new Set(['close', 'fstat', 'read', 'readv']);

type Refuse = (what: string) => never;

/** Replaces the functions of `fs` and `fs.promises` in place. `folders` end in a separator. */
export function guardFiles(folders: readonly string[], refuse: Refuse): void {
  const isInside = (path: unknown) => {
    const asked = path instanceof URL ? fileURLToPath(path) : path;
    return (
      typeof asked === 'string' && folders.some((folder) => `${resolve(asked)}${sep}`.startsWith(folder))
    );
  };
  for (const target of [fs, fs.promises]) {
    for (const [key, value] of Object.entries(target)) {
      const name = key.replace(/Sync$/, '');
      // Classes of results (Stats, Dirent) do nothing by themselves; streams open files.
      const isResult = /^[A-Z_]/.test(key) && !key.endsWith('Stream');
      if (!isCall(value) || isResult || harmless.has(name)) continue;
      const guarded = readingByPath.has(name)
        ? guard(value, { key, isInside, refuse })
        : () => refuse(`fs.${key}`);
      fixMember(target, key, guarded);
    }
  }
}

interface Guard {
  readonly key: string;
  readonly isInside: (path: unknown) => boolean;
  readonly refuse: Refuse;
}

function guard(original: Call, { key, isInside, refuse }: Guard): Call {
  const guarded: Call = (...values) => {
    const [path, flags] = values;
    const isOpened = typeof path === 'number' && key.startsWith('readFile');
    const writes =
      typeof flags === 'number' ? flags !== 0 : typeof flags === 'string' && /^[wa]|\+/.test(flags);
    if ((writes && key.startsWith('open')) || !(isOpened || isInside(path))) refuse(`fs.${key}`);
    return original(...values);
  };
  const native: unknown = Reflect.get(original, 'native');
  return isCall(native)
    ? Object.assign(guarded, { native: guard(native, { key, isInside, refuse }) })
    : guarded;
}
