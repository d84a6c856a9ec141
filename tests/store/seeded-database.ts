/** A database in memory with an office, a dossier in drafting and its findings, for trying what the tables refuse. */
import type { Database } from 'better-sqlite3';
import sqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { AnsweringStage } from '../../shared/release/review-questions.ts';
import { applyMigrations } from '../../shared/store/apply-migrations.node.ts';
import { knownMigrations } from '../../shared/store/migrations/known-migrations.ts';
import { answersOf } from '../flows/answers.ts';

export const at = '2026-11-23T01:00:00.000Z';
export const digestA = 'a'.repeat(64);
export const digestB = 'b'.repeat(64);
export const zeros = '0'.repeat(64);

/** Person ids are short names of their duty; `handler2` is a second handler. */
export const people = {
  handler: 'handler',
  handler2: 'handler',
  reviewer: 'secrecy-reviewer',
  approver: 'approver',
  system: 'system-administrator',
  security: 'security-administrator',
  auditor: 'security-auditor',
} as const;

/** `recursive_triggers` stays off here: the guards must hold on a connection that forgot it. */
export function emptyDatabase(): Database {
  const database = new sqlite(':memory:');
  onTestFinished(() => void database.close());
  database.pragma('foreign_keys = ON');
  return database;
}

export function seededDatabase(): Database {
  const database = emptyDatabase();
  applyMigrations(database, knownMigrations, at);
  seedOffice(database);
  return database;
}

export function seedOffice(database: Database): void {
  const insert = inserter(database);
  insert('office', { id: 1, name: '云泽市人民政府办公室', code: '11990100', is_sample: 0, created_at: at });
  for (const [index, [id, duty]] of Object.entries(people).entries()) {
    const key = String(index).repeat(16);
    insert('person', { id, name: `某${id}`, added_at: at });
    insert('duty_assignment', { person_id: id, duty, assigned_at: at });
    insert('person_key', {
      key_id: key,
      person_id: id,
      algorithm: 'ed25519',
      public_key: key,
      sealed: '{}',
      made_at: at,
    });
  }
  insert('dossier', dossierRow());
  insert('dossier_round', { dossier_id: 'd1', round: 1, cause: 'opened', began_at: at });
  insert('source_file', fileRow());
  insert('screening', screeningRow());
  insert('finding', { screening_id: 's1', finding_id: 'f-soft', rule: 'PII-04', severity: 'soft' });
  insert('finding', { screening_id: 's1', finding_id: 'f-hard', rule: 'PII-01', severity: 'hard' });
}

export type Row = Readonly<Record<string, string | number | null | Uint8Array>>;

type Insert = (table: string, row: Row) => void;

/** Inserts a row and nothing else. */
export function rowInserter(database: Database, verb = 'INSERT'): Insert {
  return (table, row) => {
    const columns = Object.keys(row);
    const holes = columns.map(() => '?').join(', ');
    database
      .prepare(`${verb} INTO ${table} (${columns.join(', ')}) VALUES (${holes})`)
      .run(...Object.values(row));
  };
}

/** Inserts a row, a signature with its answers; the verb may be the one that tries to replace. */
export function inserter(database: Database, verb = 'INSERT'): Insert {
  const insert = rowInserter(database, verb);
  return (table, row) => {
    if (table !== 'sign_off' || !asksForAnswers(database)) return insert(table, row);
    // A signature and its answers are one change; a second one of the same place brings none that could be written.
    database.transaction(() => {
      if (!isSigned(database, row)) insert('review_answers', answersRow(row));
      insert('sign_off', row);
    })();
  };
}

function isSigned(database: Database, { dossier_id, round, stage }: Row): boolean {
  const found = database.prepare('SELECT 1 FROM sign_off WHERE dossier_id = ? AND round = ? AND stage = ?');
  return found.get(dossier_id, round, stage) !== undefined;
}

function asksForAnswers(database: Database): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'review_answers'").get() !== undefined;
}

/** Answers that belong to a row of `sign_off`. */
export function answersRow(
  { dossier_id, round, stage, content, statement_sha256 }: Row,
  change: Row = {},
): Row {
  return {
    ...{ dossier_id, round, stage, content, statement_sha256 },
    form: 1,
    answers: JSON.stringify(answersOf(stage as AnsweringStage)),
    ...change,
  } as Row;
}

export function dossierRow(change: Row = {}): Row {
  return {
    id: 'd1',
    package_year: 2026,
    package_serial: 1,
    package_number: 'BMSC-2026-0001',
    kind: 'policy-with-interpretation',
    catalogue: '{"title":"办法"}',
    state: 'drafting',
    round: 1,
    opened_by: 'handler',
    opened_at: at,
    changed_at: at,
    ...change,
  };
}

export function fileRow(change: Row = {}): Row {
  return {
    id: 'file1',
    dossier_id: 'd1',
    slot: 'document',
    place: 1,
    name: '办法.docx',
    type: 'docx',
    media_type: 'application/x',
    bytes: 10,
    sha256: digestA,
    added_by: 'handler',
    added_at: at,
    removed_at: null,
    ...change,
  };
}

export function screeningRow(change: Row = {}): Row {
  return {
    id: 's1',
    file_id: 'file1',
    number: 1,
    text_sha256: digestA,
    findings_sha256: digestB,
    rule_sets: '[]',
    at,
    ...change,
  };
}

export function decisionRow(change: Row = {}): Row {
  return {
    id: 'decision1',
    dossier_id: 'd1',
    number: 1,
    finding_id: 'f-soft',
    person_id: 'handler',
    duty: 'handler',
    action: 'set-aside',
    reason: 'already-public',
    note: '',
    at,
    ...change,
  };
}

const keyOf: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(people).map((id, index) => [id, String(index).repeat(16)]),
);

export function signOffRow(stage: string, person: string, change: Row = {}): Row {
  return {
    dossier_id: 'd1',
    round: 1,
    stage,
    person_id: person,
    key_id: keyOf[person] ?? '',
    content: digestA,
    review: digestB,
    statement: new Uint8Array([1]),
    statement_sha256: digestA,
    envelope: new Uint8Array([2]),
    at,
    ...change,
  };
}

export function ledgerRow(number: number, previous: string, hash: string): Row {
  return {
    number,
    at,
    monotonic_ms: 1,
    clock_jumped: 0,
    person: 'handler',
    duty: 'handler',
    workstation: 'w',
    action: 'test.entry',
    objects: '[]',
    result: 'done',
    detail: '{}',
    previous,
    hash,
  };
}

export function moveTo(database: Database, state: string): void {
  database.prepare("UPDATE dossier SET state = ? WHERE id = 'd1'").run(state);
}

/** Signs and moves as far as a state. */
export function advanceTo(
  database: Database,
  state: 'secrecy-review' | 'approval' | 'approved' | 'exported',
): void {
  const insert = inserter(database);
  insert('sign_off', signOffRow('handler', 'handler'));
  moveTo(database, 'secrecy-review');
  if (state === 'secrecy-review') return;
  insert('sign_off', signOffRow('secrecy-reviewer', 'reviewer'));
  moveTo(database, 'approval');
  if (state === 'approval') return;
  insert('sign_off', signOffRow('approver', 'approver'));
  moveTo(database, 'approved');
  if (state === 'approved') return;
  insert('export', exportRow());
  moveTo(database, 'exported');
}

export function exportRow(change: Row = {}): Row {
  return {
    id: 'e1',
    dossier_id: 'd1',
    person_id: 'approver',
    file_name: 'a.zip',
    sha256: digestA,
    bytes: 1,
    at,
    ...change,
  };
}

export function returnRow(change: Row = {}): Row {
  return { id: 'r1', dossier_id: 'd1', round: 1, person_id: 'reviewer', comment: '请修改', at, ...change };
}
