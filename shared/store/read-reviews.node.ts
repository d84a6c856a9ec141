/** Decisions, sign-offs, returns and exports: what people did about a dossier. */
import * as z from 'zod/mini';
import type { DossierId, FindingId, KeyId, PersonId, Sha256 } from '../base/ids.ts';
import { answeredSchema } from '../release/review-answers.ts';
import { reasonCodes, recordedActions } from '../review/decision.ts';
import { signingStages } from '../signoff/statement.ts';
import { blobColumn, idColumn, jsonColumn } from './columns.ts';
import type { ReadableStore } from './handles.ts';
import { sql } from './sql.ts';

const decisionRow = z.pipe(
  z.object({
    id: z.string(),
    dossier_id: idColumn<DossierId>(),
    finding_id: idColumn<FindingId>(),
    person_id: idColumn<PersonId>(),
    duty: z.enum(['handler', 'secrecy-reviewer']),
    action: z.enum(recordedActions),
    reason: z.nullable(z.enum(reasonCodes)),
    note: z.string(),
    at: z.string(),
    about_decision: z.nullable(z.string()),
    batch: z.nullable(z.string()),
  }),
  z.transform(({ dossier_id, finding_id, person_id, about_decision, ...row }) => ({
    ...row,
    about: about_decision,
    dossier: dossier_id,
    finding: finding_id,
    by: person_id,
  })),
);

export type DecisionRow = z.infer<typeof decisionRow>;

/** Decisions about a dossier, in the order they were made. */
export function readDecisions(store: ReadableStore, dossier: DossierId): readonly DecisionRow[] {
  return store.all(decisionRow, sql`SELECT * FROM decision WHERE dossier_id = ${dossier} ORDER BY number`);
}

/** All decisions, for work list and audit. */
export function readAllDecisions(store: ReadableStore): readonly DecisionRow[] {
  return store.all(decisionRow, sql`SELECT * FROM decision ORDER BY dossier_id, number`);
}

const signOffRow = z.pipe(
  z.object({
    dossier_id: idColumn<DossierId>(),
    round: z.int(),
    stage: z.enum(signingStages),
    person_id: idColumn<PersonId>(),
    key_id: idColumn<KeyId>(),
    content: idColumn<Sha256>(),
    review: idColumn<Sha256>(),
    statement: blobColumn,
    statement_sha256: idColumn<Sha256>(),
    envelope: blobColumn,
    at: z.string(),
    answered: z.nullable(jsonColumn(answeredSchema)),
  }),
  z.transform(({ dossier_id, person_id, key_id, statement_sha256, ...row }) => ({
    ...row,
    dossier: dossier_id,
    person: person_id,
    key: key_id,
    statementSha256: statement_sha256,
  })),
);

/** `answered` holds the reasons as they are stored; null: signed before the questions were recorded. */
export type SignOffRow = z.infer<typeof signOffRow>;

/** Sign-offs of a dossier in all rounds, oldest first. */
export function readSignOffs(store: ReadableStore, dossier: DossierId): readonly SignOffRow[] {
  return store.all(
    signOffRow,
    sql`SELECT sign_off.*, (
        SELECT json_object('form', form, 'answers', json(answers)) FROM review_answers AS given
        WHERE (given.dossier_id, given.round, given.stage) = (sign_off.dossier_id, sign_off.round, sign_off.stage)
      ) AS answered
      FROM sign_off WHERE dossier_id = ${dossier} ORDER BY at, round`,
  );
}

/** All sign-offs, for the audit. */
export function readAllSignOffs(store: ReadableStore): readonly SignOffRow[] {
  return store.all(
    signOffRow,
    sql`SELECT sign_off.*, (
        SELECT json_object('form', form, 'answers', json(answers)) FROM review_answers AS given
        WHERE (given.dossier_id, given.round, given.stage) = (sign_off.dossier_id, sign_off.round, sign_off.stage)
      ) AS answered
      FROM sign_off ORDER BY dossier_id, at, round`,
  );
}

const returnRow = z.pipe(
  z.object({
    id: z.string(),
    dossier_id: idColumn<DossierId>(),
    round: z.int(),
    person_id: idColumn<PersonId>(),
    comment: z.string(),
    at: z.string(),
  }),
  z.transform(({ dossier_id, person_id, ...row }) => ({ ...row, dossier: dossier_id, by: person_id })),
);

export type ReturnRow = z.infer<typeof returnRow>;

/** Comments with which all dossiers were sent back, oldest first. */
export function readReturns(store: ReadableStore): readonly ReturnRow[] {
  return store.all(returnRow, sql`SELECT * FROM return_note ORDER BY at, round`);
}

/** Comments with which a dossier was sent back, oldest first. */
export function readReturnsOf(store: ReadableStore, dossier: DossierId): readonly ReturnRow[] {
  return store.all(
    returnRow,
    sql`SELECT * FROM return_note WHERE dossier_id = ${dossier} ORDER BY at, round`,
  );
}

const exportRow = z.pipe(
  z.object({
    id: z.string(),
    dossier_id: idColumn<DossierId>(),
    person_id: idColumn<PersonId>(),
    file_name: z.string(),
    sha256: idColumn<Sha256>(),
    bytes: z.int(),
    at: z.string(),
  }),
  z.transform(({ dossier_id, person_id, file_name, ...row }) => ({
    ...row,
    dossier: dossier_id,
    by: person_id,
    fileName: file_name,
  })),
);

export type ExportRow = z.infer<typeof exportRow>;

/** All exports, oldest first. */
export function readExports(store: ReadableStore): readonly ExportRow[] {
  return store.all(exportRow, sql`SELECT * FROM export ORDER BY at, id`);
}

/** The latest export of a dossier, or null. */
export function readLastExport(store: ReadableStore, dossier: DossierId): ExportRow | null {
  return store.one(
    exportRow,
    sql`SELECT * FROM export WHERE dossier_id = ${dossier} ORDER BY at DESC, id DESC LIMIT 1`,
  );
}
