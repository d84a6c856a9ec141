/** Reads the portals that ship with the program and those an office has added. */
import { fail, ok, type Result } from '../../base/result.ts';
import { readJsonFolders } from '../read-json-folders.node.ts';
import { type PortalProfile, parsePortalProfile } from './portal-profile.ts';

/** Portals of several folders; a later folder's replaces an earlier one's of the same id. Failure: `portal.damaged`. */
export function loadPortals(folders: readonly string[]): Result<readonly PortalProfile[]> {
  const portals = readJsonFolders(folders, {
    largest: 64 * 1024,
    parse: parsePortalProfile,
    damaged: (file, where) => fail('portal.damaged', { file, where }),
  });
  return portals.ok ? ok([...new Map(portals.value.map((portal) => [portal.id, portal])).values()]) : portals;
}
