/** Data files an office may add to: JSON files of the shipped folder, and those of the office's own. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';

/** How files of one sort are read. */
export interface JsonFiles<T> {
  /** Bytes; anything larger is not such a file. */
  readonly largest: number;
  readonly parse: (untrusted: unknown, file: string) => Result<T>;
  /** Failure for a file that is too large or no JSON. */
  readonly damaged: (file: string, where: string) => Result<never>;
}

/**
 * Every `*.json` of the folders, folder by folder and in the order of their names. A folder that does not exist holds none.
 * @returns what the files hold, or the failure of the first that is faulty
 */
export function readJsonFolders<T>(folders: readonly string[], files: JsonFiles<T>): Result<readonly T[]> {
  const read: T[] = [];
  for (const folder of folders.filter((each) => existsSync(each))) {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    for (const file of names.sort()) {
      const one = readOne(join(folder, file), file, files);
      if (!one.ok) return one;
      read.push(one.value);
    }
  }
  return ok(read);
}

function readOne<T>(path: string, file: string, { largest, parse, damaged }: JsonFiles<T>): Result<T> {
  const bytes = readFileSync(path);
  if (bytes.length > largest) return damaged(file, `${bytes.length}`);
  let untrusted: unknown;
  try {
    untrusted = JSON.parse(bytes.toString('utf8'));
  } catch {
    return damaged(file, 'JSON');
  }
  return parse(untrusted, file);
}
