/** Writes rows that arrive from another machine as they are, within a recorded change. */
import type { PersonId, Sha256, SourceFileId } from '../base/ids.ts';
import type { WritableStore } from './handles.ts';
import { sql } from './sql.ts';

/** How a file came about by cleaning; `outcome` is the JSON of its table. */
export interface ArrivedCopy {
  readonly file: SourceFileId;
  readonly original: SourceFileId;
  readonly before: Sha256;
  readonly after: Sha256;
  readonly outcome: string;
  readonly by: PersonId;
  readonly at: string;
}

export function writeArrivedCopy(tx: WritableStore, copy: ArrivedCopy): void {
  const { file, original, before, after, outcome, by, at } = copy;
  tx.write(sql`
    INSERT INTO clean_copy (file_id, original_id, before_sha256, after_sha256, outcome, made_by, made_at)
    VALUES (${file}, ${original}, ${before}, ${after}, ${outcome}, ${by}, ${at})`);
}
