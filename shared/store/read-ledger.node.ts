/** Entries of the audit ledger, as they were written. */
import * as z from 'zod/mini';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { ChainHead } from '../audit/chain.ts';
import { genesis } from '../audit/chain.ts';
import type { DossierId, PersonId, Sha256 } from '../base/ids.ts';
import { idColumn } from './columns.ts';
import { entryRow } from './entry-row.ts';
import type { ReadableStore } from './handles.ts';
import { sql } from './sql.ts';

/** Entries after a number, oldest first. */
export function readEntriesAfter(store: ReadableStore, number: number, limit: number): readonly AuditEntry[] {
  return store.all(
    entryRow,
    sql`SELECT * FROM ledger_entry WHERE number > ${number} ORDER BY number LIMIT ${limit}`,
  );
}

/** Entries before a number, newest first; from the end when the number is null. */
export function readEntriesBefore(
  store: ReadableStore,
  number: number | null,
  limit: number,
): readonly AuditEntry[] {
  const end = number ?? Number.MAX_SAFE_INTEGER;
  return store.all(
    entryRow,
    sql`SELECT * FROM ledger_entry WHERE number < ${end} ORDER BY number DESC LIMIT ${limit}`,
  );
}

/** Every entry from the first to the last, fetched in stretches so that a long history needs little memory. */
export function* allEntries(store: ReadableStore, from = 0): Generator<AuditEntry> {
  for (let last = from; ; ) {
    const stretch = readEntriesAfter(store, last, 1_000);
    yield* stretch;
    const end = stretch.at(-1);
    if (end === undefined) return;
    last = end.number;
  }
}

/** What the next entry follows, as the table has it. */
export function readHead(store: ReadableStore): ChainHead {
  const [last] = readEntriesBefore(store, null, 1);
  return last === undefined ? genesis : { number: last.number, hash: last.hash };
}

const digestRow = z.object({ sha256: z.nullable(idColumn<Sha256>()) });

/** Digests of the files of a dossier at whose uninspected parts a person has looked. */
export function readSeenUninspected(
  store: ReadableStore,
  person: PersonId,
  dossier: DossierId,
): ReadonlySet<Sha256> {
  const rows = store.all(
    digestRow,
    sql`SELECT json_extract(detail, '$.sha256') AS sha256 FROM ledger_entry
      WHERE person = ${person} AND action = 'dossier.note-uninspected' AND result = 'done'
        AND json_extract(objects, '$[0]') = ${dossier}`,
  );
  return new Set(rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256])));
}

const timeRow = z.object({ at: z.string() });

/** Times of a person's wrong pass phrases since they last came in or their lock was released, oldest first. */
export function readWrongPassPhrases(store: ReadableStore, person: PersonId): readonly string[] {
  const rows = store.all(
    timeRow,
    sql`SELECT at FROM ledger_entry WHERE person = ${person} AND action = 'key.unlock' AND number > (
        SELECT coalesce(max(number), 0) FROM ledger_entry
        WHERE person = ${person} AND action IN ('session.sign-in', 'session.unlock') AND result = 'done')
      AND number > (SELECT coalesce(max(until_entry), 0) FROM lock_release WHERE person_id = ${person})
      ORDER BY number`,
  );
  return rows.map(({ at }) => at);
}
