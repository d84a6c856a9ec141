/** Writes what people did about a dossier, within a recorded change. */
import type { WritableStore } from './handles.ts';
import type { DecisionRow, ExportRow, ReturnRow, SignOffRow } from './read-reviews.node.ts';
import { sql } from './sql.ts';

export function writeDecision(tx: WritableStore, decision: DecisionRow): void {
  const { id, dossier, finding, by, duty, action, reason, note, at, about, batch } = decision;
  tx.write(sql`
    INSERT INTO decision (id, dossier_id, number, finding_id, person_id, duty, action, reason, note, at,
      about_decision, batch)
    SELECT ${id}, ${dossier}, coalesce(max(number), 0) + 1, ${finding}, ${by}, ${duty}, ${action}, ${reason}, ${note},
      ${at}, ${about}, ${batch}
    FROM decision WHERE dossier_id = ${dossier}`);
}

/** Answers first: the guard of the signature asks for them. */
export function writeSignOff(tx: WritableStore, signOff: SignOffRow): void {
  const { dossier, round, stage, person, key, content, review, statement, statementSha256, envelope, at } =
    signOff;
  if (signOff.answered !== null) {
    const { form, answers } = signOff.answered;
    tx.write(sql`
      INSERT INTO review_answers (dossier_id, round, stage, form, content, statement_sha256, answers)
      VALUES (${dossier}, ${round}, ${stage}, ${form}, ${content}, ${statementSha256}, ${JSON.stringify(answers)})`);
  }
  tx.write(sql`
    INSERT INTO sign_off (dossier_id, round, stage, person_id, key_id, content, review, statement, statement_sha256,
      envelope, at)
    VALUES (${dossier}, ${round}, ${stage}, ${person}, ${key}, ${content}, ${review}, ${statement},
      ${statementSha256}, ${envelope}, ${at})`);
}

export function writeReturn(tx: WritableStore, { id, dossier, round, by, comment, at }: ReturnRow): void {
  tx.write(sql`
    INSERT INTO return_note (id, dossier_id, round, person_id, comment, at)
    VALUES (${id}, ${dossier}, ${round}, ${by}, ${comment}, ${at})`);
}

export function writeExport(tx: WritableStore, exported: ExportRow): void {
  const { id, dossier, by, fileName, sha256, bytes, at } = exported;
  tx.write(sql`
    INSERT INTO export (id, dossier_id, person_id, file_name, sha256, bytes, at)
    VALUES (${id}, ${dossier}, ${by}, ${fileName}, ${sha256}, ${bytes}, ${at})`);
}
