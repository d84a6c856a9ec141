/** Reads the kinds of release that ship with the program and those an office has added. */
import { fail, ok, type Result } from '../../base/result.ts';
import { readJsonFolders } from '../read-json-folders.node.ts';
import { parseReleaseKind, type ReleaseKind } from './release-kind.ts';

/** Kinds of several folders; a later folder's replaces an earlier one's of the same id. Failure: `kind.damaged`. */
export function loadKinds(folders: readonly string[]): Result<readonly ReleaseKind[]> {
  const kinds = readJsonFolders(folders, {
    largest: 512 * 1024,
    parse: parseReleaseKind,
    damaged: (file, where) => fail('kind.damaged', { file, where }),
  });
  return kinds.ok ? ok([...new Map(kinds.value.map((kind) => [kind.id, kind])).values()]) : kinds;
}
