/** Reads the kinds of release that ship with the program and those an office has added. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../base/result.ts';
import { parseReleaseKind, type ReleaseKind } from './release-kind.ts';

/** A kind is a few pages of JSON. */
const largestFile = 512 * 1024;

/**
 * Kinds of several folders in the order of their files; a later folder's kind replaces an earlier one's of the same id.
 * @returns the kinds, or `kind.damaged` for the first file that is faulty
 */
export function loadKinds(folders: readonly string[]): Result<readonly ReleaseKind[]> {
  const kinds = new Map<string, ReleaseKind>();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()) {
      const kind = readKind(join(folder, file), file);
      if (!kind.ok) return kind;
      kinds.set(kind.value.id, kind.value);
    }
  }
  return ok([...kinds.values()]);
}

function readKind(path: string, file: string): Result<ReleaseKind> {
  const bytes = readFileSync(path);
  if (bytes.length > largestFile) return fail('kind.damaged', { file, where: `${bytes.length}` });
  let untrusted: unknown;
  try {
    untrusted = JSON.parse(bytes.toString('utf8'));
  } catch {
    return fail('kind.damaged', { file, where: 'JSON' });
  }
  return parseReleaseKind(untrusted, file);
}
