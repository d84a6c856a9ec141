/** The register: files of other releases, by digest and by what was found in them, for finding the same thing twice. */
import * as z from 'zod/mini';
import type { DossierId, Sha256, SourceFileId } from '../base/ids.ts';
import { idColumn } from './columns.ts';
import type { ReadableStore } from './handles.ts';
import { sql } from './sql.ts';

const registerRow = z.object({
  dossier: idColumn<DossierId>(),
  file: idColumn<SourceFileId>(),
  sha256: idColumn<Sha256>(),
  /** Object of the vault that holds the findings of the latest screening. */
  findings: idColumn<Sha256>(),
});

export type RegisterRow = z.infer<typeof registerRow>;

/** Files that a release holds now, as others compare with them. */
export function readRegister(store: ReadableStore, dossier: DossierId): readonly RegisterRow[] {
  return store.all(
    registerRow,
    sql`SELECT dossier_id AS dossier, source_file.id AS file, source_file.sha256, findings_sha256 AS findings
      FROM source_file JOIN screening ON file_id = source_file.id
      WHERE removed_at IS NULL AND dossier_id = ${dossier}
        AND number = (SELECT max(number) FROM screening AS latest WHERE latest.file_id = source_file.id)`,
  );
}
