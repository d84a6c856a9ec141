/** Since when this database asks for answers to the review questions. */
import * as z from 'zod/mini';
import type { ReadableStore } from './handles.ts';
import { reviewAnswers } from './migrations/2026-11-24-review-answers.ts';
import { sql } from './sql.ts';

/** ISO instant of the migration. @throws in a database that has not been through it, which is none that is open */
export function answersRecordedSince(store: ReadableStore): string {
  const row = store.one(
    z.object({ applied_at: z.string() }),
    sql`SELECT applied_at FROM migration WHERE name = ${reviewAnswers.name}`,
  );
  if (row === null) throw new Error('a database without review answers');
  return row.applied_at;
}
