/** What became of releases, in few numbers: for register and statistics. */
import * as z from 'zod/mini';
import type { DossierId } from '../base/ids.ts';
import { idColumn } from './columns.ts';
import type { ReadableStore } from './handles.ts';
import { sql } from './sql.ts';

const courseRow = z.pipe(
  z.object({
    id: idColumn<DossierId>(),
    returns: z.int(),
    overridden: z.int(),
    exported_at: z.nullable(z.string()),
  }),
  z.transform(({ exported_at, ...row }) => ({ ...row, exportedAt: exported_at })),
);

export interface CourseRow {
  readonly id: DossierId;
  /** Times it was sent back. */
  readonly returns: number;
  /** Findings that a reviewer let stay. */
  readonly overridden: number;
  /** First export; null before. */
  readonly exportedAt: string | null;
}

/** Course of every release of a year. */
export function readCourses(store: ReadableStore, year: number): readonly CourseRow[] {
  return store.all(
    courseRow,
    sql`SELECT id,
        (SELECT count(*) FROM return_note WHERE dossier_id = dossier.id) AS returns,
        (SELECT count(DISTINCT finding_id) FROM decision WHERE dossier_id = dossier.id AND action = 'uphold'
          AND NOT EXISTS (SELECT 1 FROM decision AS later WHERE later.about_decision = decision.id AND later.action = 'withdraw')
        ) AS overridden,
        (SELECT min(at) FROM export WHERE dossier_id = dossier.id) AS exported_at
      FROM dossier WHERE package_year = ${year}`,
  );
}

/** Course of one release. */
export function readCourse(store: ReadableStore, dossier: DossierId): CourseRow | null {
  return store.one(
    courseRow,
    sql`SELECT id,
        (SELECT count(*) FROM return_note WHERE dossier_id = dossier.id) AS returns,
        (SELECT count(DISTINCT finding_id) FROM decision WHERE dossier_id = dossier.id AND action = 'uphold'
          AND NOT EXISTS (SELECT 1 FROM decision AS later WHERE later.about_decision = decision.id AND later.action = 'withdraw')
        ) AS overridden,
        (SELECT min(at) FROM export WHERE dossier_id = dossier.id) AS exported_at
      FROM dossier WHERE id = ${dossier}`,
  );
}
