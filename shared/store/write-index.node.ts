/** Writes what dossiers are found by: keys of their numbers, bands of sketches, keyed pairs of characters. */
import * as z from 'zod/mini';
import type { DossierId, SourceFileId } from '../base/ids.ts';
import type { WritableStore } from './handles.ts';
import { sql } from './sql.ts';

export interface NumberKeys {
  readonly documentNumber: string;
  readonly indexNumber: string;
}

/** Sets the numbers under which a dossier is found, in the form in which they are compared. */
export function writeNumberKeys(tx: WritableStore, dossier: DossierId, keys: NumberKeys): void {
  tx.write(sql`
    INSERT INTO dossier_key (dossier_id, document_number, index_number)
    VALUES (${dossier}, ${keys.documentNumber}, ${keys.indexNumber})
    ON CONFLICT DO UPDATE SET document_number = excluded.document_number, index_number = excluded.index_number`);
}

/** Adds the bands of a file's sketch; a file is sketched once. */
export function writeSketchBands(tx: WritableStore, file: SourceFileId, bands: readonly number[]): void {
  const known = z.object({ count: z.int() });
  const [first] = bands;
  if (first === undefined) return;
  const row = tx.one(
    known,
    sql`SELECT count(*) AS count FROM sketch_band WHERE band = ${first} AND file_id = ${file}`,
  );
  if (row?.count === 1) return;
  for (const band of bands) tx.write(sql`INSERT INTO sketch_band (band, file_id) VALUES (${band}, ${file})`);
}

/** What one search hit can be: a release's catalogue entry (no file), or one of its files. */
export interface WordPlace {
  readonly dossier: DossierId;
  readonly file: SourceFileId | null;
}

const wordRow = z.object({ row: z.int() });

/** Sets the words under which a catalogue entry or a file is found. */
export function writeWords(tx: WritableStore, { dossier, file }: WordPlace, words: string): void {
  const known = tx.one(
    wordRow,
    sql`SELECT row FROM word_row WHERE dossier_id = ${dossier} AND coalesce(file_id, '') = ${file ?? ''}`,
  );
  if (known !== null) {
    tx.write(sql`DELETE FROM word_index WHERE rowid = ${known.row}`);
    tx.write(sql`INSERT INTO word_index (rowid, words) VALUES (${known.row}, ${words})`);
    return;
  }
  const next = tx.one(wordRow, sql`SELECT coalesce(max(row), 0) + 1 AS row FROM word_row`);
  const row = next?.row ?? 1;
  tx.write(sql`INSERT INTO word_row (row, dossier_id, file_id) VALUES (${row}, ${dossier}, ${file})`);
  tx.write(sql`INSERT INTO word_index (rowid, words) VALUES (${row}, ${words})`);
}
