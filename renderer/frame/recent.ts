/** Releases that a person opened last, for the command palette: ids and package numbers, no title. Kept with the window's own files. */
import type { DossierId, PersonId } from '../../shared/base/ids.ts';
import { brand } from '../../shared/base/ids.ts';

export interface RecentRelease {
  readonly id: DossierId;
  readonly packageNumber: string;
}

type RecentStorage = Pick<Storage, 'getItem' | 'setItem'>;

const most = 10;

function nameOf(person: PersonId): string {
  return `xianshen.recent/${person}`;
}

/** Newest first; nothing where nothing can be read. */
export function readRecent(storage: RecentStorage, person: PersonId): readonly RecentRelease[] {
  const untrusted = parseJson(storage.getItem(nameOf(person)));
  return Array.isArray(untrusted) ? untrusted.slice(0, most).flatMap(releaseIn) : [];
}

function releaseIn(untrusted: unknown): readonly RecentRelease[] {
  if (typeof untrusted !== 'object' || untrusted === null) return [];
  if (!('id' in untrusted) || typeof untrusted.id !== 'string') return [];
  if (!('packageNumber' in untrusted) || typeof untrusted.packageNumber !== 'string') return [];
  return [{ id: brand<DossierId>(untrusted.id), packageNumber: untrusted.packageNumber }];
}

function parseJson(stored: string | null): unknown {
  try {
    return JSON.parse(stored ?? '[]');
  } catch {
    return null;
  }
}

export function noteRecent(storage: RecentStorage, person: PersonId, opened: RecentRelease): void {
  const others = readRecent(storage, person).filter(({ id }) => id !== opened.id);
  const { id, packageNumber } = opened;
  storage.setItem(nameOf(person), JSON.stringify([{ id, packageNumber }, ...others].slice(0, most)));
}
