/** Writes what happens to people over time, within a recorded change. */
import type { DossierId, PersonId } from '../base/ids.ts';
import type { Duty } from '../signoff/duties.ts';
import type { SigningStage } from '../signoff/statement.ts';
import type { WritableStore } from './handles.ts';
import type { AbsenceRow } from './read-people.node.ts';
import { sql } from './sql.ts';

/** A duty given or ended, on the word of two administrators. */
export interface DutyChange {
  readonly id: string;
  readonly person: PersonId;
  readonly duty: Duty;
  readonly askedBy: PersonId;
  readonly grantedBy: PersonId;
}

/** Gives a duty; the person is there already. */
export function writeDutyGiven(tx: WritableStore, change: DutyChange, at: string): void {
  writeDutyChange(tx, { ...change, what: 'given' }, at);
  const { person, duty } = change;
  tx.write(
    sql`INSERT INTO duty_assignment (person_id, duty, assigned_at) VALUES (${person}, ${duty}, ${at})`,
  );
}

/** Ends a duty. The guards keep the last holder of each. */
export function writeDutyEnded(tx: WritableStore, change: DutyChange, at: string): void {
  writeDutyChange(tx, { ...change, what: 'ended' }, at);
  const { person, duty } = change;
  tx.write(sql`DELETE FROM duty_assignment WHERE person_id = ${person} AND duty = ${duty}`);
}

function writeDutyChange(
  tx: WritableStore,
  { id, person, duty, what, askedBy, grantedBy }: DutyChange & { readonly what: 'given' | 'ended' },
  at: string,
): void {
  tx.write(sql`
    INSERT INTO duty_change (id, person_id, duty, what, asked_by, granted_by, at)
    VALUES (${id}, ${person}, ${duty}, ${what}, ${askedBy}, ${grantedBy}, ${at})`);
}

/** Adds a person who holds nothing yet. */
export function writeNewcomer(
  tx: WritableStore,
  { id, name }: { readonly id: PersonId; readonly name: string },
  at: string,
): void {
  tx.write(sql`INSERT INTO person (id, name, added_at) VALUES (${id}, ${name}, ${at})`);
}

export interface NewPassPhrase {
  readonly person: PersonId;
  /** JSON of a salted hash of the one that it replaces; null where nobody typed that one. */
  readonly leftBehind: string | null;
  readonly oneTime: boolean;
}

/** Notes that a pass phrase was set. */
export function writePassPhrase(
  tx: WritableStore,
  { person, leftBehind, oneTime }: NewPassPhrase,
  at: string,
): void {
  tx.write(sql`
    INSERT INTO pass_phrase (person_id, number, left_behind, one_time, set_at)
    SELECT ${person}, coalesce(max(number), 0) + 1, ${leftBehind}, ${oneTime ? 1 : 0}, ${at}
    FROM pass_phrase WHERE person_id = ${person}`);
}

/** Wrong pass phrases up to an entry of the ledger no longer count. */
export function writeLockRelease(
  tx: WritableStore,
  release: { readonly id: string; readonly person: PersonId; readonly by: PersonId; readonly until: number },
  at: string,
): void {
  const { id, person, by, until } = release;
  tx.write(sql`
    INSERT INTO lock_release (id, person_id, until_entry, released_by, at)
    VALUES (${id}, ${person}, ${until}, ${by}, ${at})`);
}

export function writeAbsence(
  tx: WritableStore,
  { id, person, deputy, duty, from, to, by }: Omit<AbsenceRow, 'endedAt'> & { readonly by: PersonId },
  at: string,
): void {
  tx.write(sql`
    INSERT INTO absence (id, person_id, deputy_id, duty, from_day, to_day, entered_by, entered_at)
    VALUES (${id}, ${person}, ${deputy}, ${duty}, ${from}, ${to}, ${by}, ${at})`);
}

export function writeAbsenceEnd(
  tx: WritableStore,
  { absence, by }: { readonly absence: string; readonly by: PersonId },
  at: string,
): void {
  tx.write(sql`INSERT INTO absence_end (absence_id, ended_by, ended_at) VALUES (${absence}, ${by}, ${at})`);
}

/** Notes that a sign-off was given by a deputy. */
export function writeSignOffDeputy(
  tx: WritableStore,
  given: {
    readonly dossier: DossierId;
    readonly round: number;
    readonly stage: SigningStage;
    readonly absence: string;
  },
): void {
  const { dossier, round, stage, absence } = given;
  tx.write(sql`
    INSERT INTO sign_off_deputy (dossier_id, round, stage, absence_id)
    VALUES (${dossier}, ${round}, ${stage}, ${absence})`);
}
