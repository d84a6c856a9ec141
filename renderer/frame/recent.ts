/** Releases that a person opened last, for the command palette: ids and package numbers, no title. Kept with the window's own files. */
import * as z from 'zod/mini';
import type { DossierId, PersonId } from '../../shared/base/ids.ts';
import { brand } from '../../shared/base/ids.ts';

export interface RecentRelease {
  readonly id: DossierId;
  readonly packageNumber: string;
}

type RecentStorage = Pick<Storage, 'getItem' | 'setItem'>;

const most = 10;
const schema = z.array(z.object({ id: z.string(), packageNumber: z.string() }));

function nameOf(person: PersonId): string {
  return `xianshen.recent/${person}`;
}

/** Newest first; nothing where nothing can be read. */
export function readRecent(storage: RecentStorage, person: PersonId): readonly RecentRelease[] {
  try {
    const parsed = schema.safeParse(JSON.parse(storage.getItem(nameOf(person)) ?? '[]'));
    if (!parsed.success) return [];
    return parsed.data
      .slice(0, most)
      .map(({ id, packageNumber }) => ({ id: brand<DossierId>(id), packageNumber }));
  } catch {
    return [];
  }
}

export function noteRecent(storage: RecentStorage, person: PersonId, opened: RecentRelease): void {
  const others = readRecent(storage, person).filter(({ id }) => id !== opened.id);
  const { id, packageNumber } = opened;
  storage.setItem(nameOf(person), JSON.stringify([{ id, packageNumber }, ...others].slice(0, most)));
}
