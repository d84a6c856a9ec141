/** Index numbers of releases. */
import * as z from 'zod/mini';
import type { ReadableStore } from './handles.ts';
import { sql } from './sql.ts';

const numberRow = z.object({ written: z.string() });

/** Index numbers that begin with a text, of all releases whatever their state: once given, none is given again. */
export function readIndexNumbers(store: ReadableStore, beginning: string): readonly string[] {
  const rows = store.all(
    numberRow,
    sql`SELECT json_extract(catalogue, '$.indexNumber') AS written FROM dossier
      WHERE substr(json_extract(catalogue, '$.indexNumber'), 1, length(${beginning})) = ${beginning}`,
  );
  return rows.map(({ written }) => written);
}
