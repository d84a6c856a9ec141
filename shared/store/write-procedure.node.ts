/** Writes steps, events and internal files of a dossier, within a recorded change. */
import type { WritableStore } from './handles.ts';
import type { EventRow, InternalFileRow, StepRow, StoredDetail } from './read-procedure.node.ts';
import { sql } from './sql.ts';

/** Enters the next step of the procedure. */
export function writeStep(tx: WritableStore, { dossier, number, step, by, at }: StepRow): void {
  tx.write(sql`
    INSERT INTO dossier_step (dossier_id, number, step, person_id, at)
    VALUES (${dossier}, ${number}, ${step}, ${by}, ${at})`);
}

export function writeEvent(tx: WritableStore, row: EventRow): void {
  const { id, dossier, round, event, by, duty, detail, at } = row;
  tx.write(sql`
    INSERT INTO dossier_event (id, dossier_id, round, event, person_id, duty, detail, at)
    VALUES (${id}, ${dossier}, ${round}, ${event}, ${by}, ${duty}, ${JSON.stringify(detail)}, ${at})`);
}

/** Puts the sealed words of an event in the place of the open ones; the guards let no other change through. */
export function writeSealedDetail(tx: WritableStore, id: string, detail: StoredDetail): void {
  tx.write(sql`UPDATE dossier_event SET detail = ${JSON.stringify(detail)} WHERE id = ${id}`);
}

export function writeInternalFile(tx: WritableStore, row: InternalFileRow): void {
  const { id, dossier, part, name, type, bytes, sha256, addedBy, addedAt } = row;
  tx.write(sql`
    INSERT INTO internal_file (id, dossier_id, part, name, type, bytes, sha256, added_by, added_at)
    VALUES (${id}, ${dossier}, ${part}, ${name}, ${type}, ${bytes}, ${sha256}, ${addedBy}, ${addedAt})`);
}

/** Takes an internal file out; its row and bytes stay. */
export function writeInternalFileRemoval(
  tx: WritableStore,
  { id, at }: { readonly id: string; readonly at: string },
): void {
  tx.write(sql`UPDATE internal_file SET removed_at = ${at} WHERE id = ${id}`);
}
