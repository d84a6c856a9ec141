/** Clean copies and their originals. */
import * as z from 'zod/mini';
import type { PersonId, Sha256, SourceFileId } from '../base/ids.ts';
import { cleaningNotes, keptReasons } from '../cleaning/cleaning-plan.ts';
import { idColumn, jsonColumn } from './columns.ts';
import type { ReadableStore, WritableStore } from './handles.ts';
import { sql } from './sql.ts';

const count = { kind: z.string(), count: z.int() };

/** Kinds and counts only: never a word of what was removed. */
const outcome = z.object({
  changes: z.enum(['accept', 'reject']),
  removed: z.array(z.object(count)),
  kept: z.array(z.object({ ...count, reason: z.enum(keptReasons) })),
  masked: z.int(),
  notes: z.array(z.enum(cleaningNotes)),
});

const cleanCopyRow = z.pipe(
  z.object({
    file_id: idColumn<SourceFileId>(),
    original_id: idColumn<SourceFileId>(),
    before_sha256: idColumn<Sha256>(),
    after_sha256: idColumn<Sha256>(),
    outcome: jsonColumn(outcome),
    made_by: idColumn<PersonId>(),
    made_at: z.string(),
    original_name: z.string(),
  }),
  z.transform(
    ({ file_id, original_id, before_sha256, after_sha256, made_by, made_at, original_name, ...row }) => ({
      file: file_id,
      original: original_id,
      before: before_sha256,
      after: after_sha256,
      by: made_by,
      at: made_at,
      originalName: original_name,
      ...row,
    }),
  ),
);

export type CleanCopyRow = z.infer<typeof cleanCopyRow>;

/** How a file came about by cleaning; null for a file that somebody imported. */
export function readCleanCopy(store: ReadableStore, file: SourceFileId): CleanCopyRow | null {
  return store.one(
    cleanCopyRow,
    sql`SELECT clean_copy.*, name AS original_name FROM clean_copy JOIN source_file ON source_file.id = original_id
      WHERE file_id = ${file}`,
  );
}

/** To be written after the copy's file and the removal of its original. */
export function writeCleanCopy(
  tx: WritableStore,
  copy: Omit<CleanCopyRow, 'at' | 'originalName'>,
  at: string,
): void {
  const { file, original, before, after, by } = copy;
  tx.write(sql`
    INSERT INTO clean_copy (file_id, original_id, before_sha256, after_sha256, outcome, made_by, made_at)
    VALUES (${file}, ${original}, ${before}, ${after}, ${JSON.stringify(copy.outcome)}, ${by}, ${at})`);
}
