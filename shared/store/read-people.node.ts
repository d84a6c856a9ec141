/** People over time: names of everybody there ever was, pass phrases that were set, locks that were released, absences. */
import * as z from 'zod/mini';
import type { DossierId, PersonId } from '../base/ids.ts';
import type { SigningStage } from '../signoff/statement.ts';
import { signingStages } from '../signoff/statement.ts';
import { flagColumn, idColumn } from './columns.ts';
import type { ReadableStore } from './handles.ts';
import { sql } from './sql.ts';

const nameRow = z.object({ id: idColumn<PersonId>(), name: z.string(), added_at: z.string() });

/** Names of everybody there ever was, whatever duty they hold now. */
export function readNames(store: ReadableStore): ReadonlyMap<PersonId, string> {
  const rows = store.all(nameRow, sql`SELECT id, name, added_at FROM person`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** People who hold no duty any more, the latest to join first. */
export function readRetired(
  store: ReadableStore,
): readonly { readonly id: PersonId; readonly name: string; readonly added_at: string }[] {
  return store.all(
    nameRow,
    sql`SELECT id, name, added_at FROM person
      WHERE id NOT IN (SELECT person_id FROM duty_assignment) ORDER BY added_at DESC, name`,
  );
}

const passPhraseRow = z.pipe(
  z.object({
    number: z.int(),
    left_behind: z.nullable(z.string()),
    one_time: flagColumn,
    set_at: z.string(),
  }),
  z.transform(({ one_time, set_at, left_behind, ...row }) => ({
    ...row,
    leftBehind: left_behind,
    oneTime: one_time,
    setAt: set_at,
  })),
);

export type PassPhraseRow = z.infer<typeof passPhraseRow>;

/** A person's latest pass phrases, newest first. `leftBehind` is still to be parsed. */
export function readPassPhrases(
  store: ReadableStore,
  person: PersonId,
  limit: number,
): readonly PassPhraseRow[] {
  return store.all(
    passPhraseRow,
    sql`SELECT number, left_behind, one_time, set_at FROM pass_phrase WHERE person_id = ${person}
      ORDER BY number DESC LIMIT ${limit}`,
  );
}

const absenceRow = z.pipe(
  z.object({
    id: z.string(),
    person_id: idColumn<PersonId>(),
    deputy_id: idColumn<PersonId>(),
    duty: z.enum(signingStages),
    from_day: z.string(),
    to_day: z.string(),
    ended_at: z.nullable(z.string()),
  }),
  z.transform(({ person_id, deputy_id, from_day, to_day, ended_at, ...row }) => ({
    ...row,
    person: person_id,
    deputy: deputy_id,
    from: from_day,
    to: to_day,
    endedAt: ended_at,
  })),
);

export type AbsenceRow = z.infer<typeof absenceRow>;

/** Absences that run on a day or begin later, earliest first. */
export function readAbsences(store: ReadableStore, today: string): readonly AbsenceRow[] {
  return store.all(
    absenceRow,
    sql`SELECT absence.*, ended_at FROM absence LEFT JOIN absence_end ON absence_id = absence.id
      WHERE to_day >= ${today} AND ended_at IS NULL ORDER BY from_day, id`,
  );
}

/** One absence, whether it runs or not; null for an unknown id. */
export function readAbsence(store: ReadableStore, id: string): AbsenceRow | null {
  return store.one(
    absenceRow,
    sql`SELECT absence.*, ended_at FROM absence LEFT JOIN absence_end ON absence_id = absence.id
      WHERE absence.id = ${id}`,
  );
}

/** Absences of a day in which somebody is the named deputy, earliest first. */
export function readDeputyships(store: ReadableStore, deputy: PersonId, day: string): readonly AbsenceRow[] {
  return store.all(
    absenceRow,
    sql`SELECT absence.*, ended_at FROM absence LEFT JOIN absence_end ON absence_id = absence.id
      WHERE deputy_id = ${deputy} AND from_day <= ${day} AND to_day >= ${day} AND ended_at IS NULL
      ORDER BY from_day, absence.id`,
  );
}

const countRow = z.object({ count: z.int() });

/** Whether somebody has worked on a dossier in a duty before: opened it, brought files, decided, signed or sent it back. */
export function hasWorkedOn(
  store: ReadableStore,
  { dossier, person, duty }: { dossier: DossierId; person: PersonId; duty: SigningStage },
): boolean {
  const query =
    duty === 'handler'
      ? sql`SELECT (SELECT count(*) FROM dossier WHERE id = ${dossier} AND opened_by = ${person})
          + (SELECT count(*) FROM source_file WHERE dossier_id = ${dossier} AND added_by = ${person}) AS count`
      : sql`SELECT (SELECT count(*) FROM sign_off WHERE dossier_id = ${dossier} AND person_id = ${person})
          + (SELECT count(*) FROM decision WHERE dossier_id = ${dossier} AND person_id = ${person})
          + (SELECT count(*) FROM return_note WHERE dossier_id = ${dossier} AND person_id = ${person}) AS count`;
  return (store.one(countRow, query)?.count ?? 0) > 0;
}

const deputyRow = z.object({
  round: z.int(),
  stage: z.enum(signingStages),
  person_id: idColumn<PersonId>(),
  from_day: z.string(),
  to_day: z.string(),
});

/** Sign-offs of a dossier that a deputy gave, for whom, and on which days that person is away. */
export function readSignOffDeputies(
  store: ReadableStore,
  dossier: DossierId,
): readonly {
  readonly round: number;
  readonly stage: SigningStage;
  readonly person_id: PersonId;
  readonly from_day: string;
  readonly to_day: string;
}[] {
  return store.all(
    deputyRow,
    sql`SELECT round, stage, person_id, from_day, to_day FROM sign_off_deputy JOIN absence ON absence.id = absence_id
      WHERE dossier_id = ${dossier}`,
  );
}
