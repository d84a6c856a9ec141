/** Reads the portals that ship with the program and those an office has added. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../base/result.ts';
import { fail, ok } from '../../base/result.ts';
import type { PortalProfile } from './portal-profile.ts';
import { parsePortalProfile } from './portal-profile.ts';

const largestFile = 64 * 1024;

/** Portals of several folders; a later folder's replaces an earlier one's of the same id. Failure: `portal.damaged`. */
export function loadPortals(folders: readonly string[]): Result<readonly PortalProfile[]> {
  const portals = new Map<string, PortalProfile>();
  for (const folder of folders.filter((each) => existsSync(each))) {
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()) {
      const portal = readPortal(join(folder, file), file);
      if (!portal.ok) return portal;
      portals.set(portal.value.id, portal.value);
    }
  }
  return ok([...portals.values()]);
}

function readPortal(path: string, file: string): Result<PortalProfile> {
  const bytes = readFileSync(path);
  if (bytes.length > largestFile) return fail('portal.damaged', { file, where: `${bytes.length}` });
  try {
    return parsePortalProfile(JSON.parse(bytes.toString('utf8')), file);
  } catch (error) {
    if (error instanceof SyntaxError) return fail('portal.damaged', { file, where: 'JSON' });
    throw error;
  }
}
