/** Finds dossiers by words, numbers, files and sketches, without reading those that have nothing in common. */
import * as z from 'zod/mini';
import type { DossierId, Sha256, SourceFileId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import { idColumn } from './columns.ts';
import type { ReadableStore } from './handles.ts';
import { sql } from './sql.ts';
import type { NumberKeys, WordPlace } from './write-index.node.ts';

const wordHit = z.pipe(
  z.object({ row: z.int(), dossier_id: idColumn<DossierId>(), file_id: z.nullable(z.string()) }),
  z.transform(({ row, dossier_id, file_id }) => ({
    row,
    dossier: dossier_id,
    file: file_id === null ? null : brand<SourceFileId>(file_id),
  })),
);

export interface WordHit extends WordPlace {
  /** Place in the index, from which the next page goes on. */
  readonly row: number;
}

/**
 * Next places that hold all the words, the ones that were written last first; removed files are passed over by the caller.
 * @param words words of the index divided by blanks
 */
export function readWordHits(
  store: ReadableStore,
  words: string,
  page: { readonly before: number | null; readonly limit: number },
): readonly WordHit[] {
  const before = page.before ?? Number.MAX_SAFE_INTEGER;
  return store.all(
    wordHit,
    sql`SELECT row, dossier_id, file_id
      FROM (SELECT rowid AS place FROM word_index WHERE word_index MATCH ${words} AND rowid < ${before}
        ORDER BY rowid DESC LIMIT ${page.limit})
      CROSS JOIN word_row ON row = place ORDER BY place DESC`,
  );
}

const idRow = z.object({ id: idColumn<DossierId>() });

/** Dossiers with one of the numbers, or that hold one of the files now; the one with the latest number first. */
export function readSharing(
  store: ReadableStore,
  { documentNumber, indexNumber }: NumberKeys,
  digests: readonly Sha256[],
): readonly DossierId[] {
  const found = [
    ...store.all(
      idRow,
      sql`SELECT dossier_id AS id FROM dossier_key WHERE document_number = ${documentNumber} AND document_number <> ''`,
    ),
    ...store.all(
      idRow,
      sql`SELECT dossier_id AS id FROM dossier_key WHERE index_number = ${indexNumber} AND index_number <> ''`,
    ),
    ...digests.flatMap((digest) =>
      store.all(
        idRow,
        sql`SELECT dossier_id AS id FROM source_file WHERE sha256 = ${digest} AND removed_at IS NULL`,
      ),
    ),
  ];
  return [...new Set(found.map(({ id }) => id))];
}

/** Dossiers that hold now a file with one of the bands. */
export function readSharingBand(store: ReadableStore, band: number): readonly DossierId[] {
  const rows = store.all(
    idRow,
    sql`SELECT dossier_id AS id FROM sketch_band CROSS JOIN source_file ON source_file.id = file_id
      WHERE band = ${band} AND removed_at IS NULL`,
  );
  return rows.map(({ id }) => id);
}

/** Some dossiers without keys of their numbers: written by a version that had none. */
export function readWithoutKeys(store: ReadableStore, limit: number): readonly DossierId[] {
  const rows = store.all(
    idRow,
    sql`SELECT id FROM dossier WHERE NOT EXISTS (SELECT 1 FROM dossier_key WHERE dossier_id = dossier.id) LIMIT ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** Dossiers that hold a file without words in the index; looks at every file, so once in a run. */
export function readWithoutWords(store: ReadableStore): readonly DossierId[] {
  const rows = store.all(
    idRow,
    sql`SELECT DISTINCT dossier_id AS id FROM source_file
      WHERE removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM word_row
        WHERE word_row.dossier_id = source_file.dossier_id AND coalesce(file_id, '') = source_file.id)`,
  );
  return rows.map(({ id }) => id);
}
