/** What the tables of the procedure refuse, whatever program writes. */
import sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { applyMigrations } from '../../shared/store/apply-migrations.node.ts';
import { knownMigrations } from '../../shared/store/migrations/known-migrations.ts';
import type { Row } from './seeded-database.ts';
import {
  advanceTo,
  at,
  digestA,
  digestB,
  dossierRow,
  exportRow,
  fileRow,
  inserter,
  moveTo,
  people,
  seededDatabase,
} from './seeded-database.ts';

const step = (change: Row = {}): Row => ({
  dossier_id: 'd1',
  number: 1,
  step: 'start',
  person_id: 'handler',
  at,
  ...change,
});

const event = (change: Row = {}): Row => ({
  id: 'e1',
  dossier_id: 'd1',
  round: 1,
  event: 'coordination',
  person_id: 'handler',
  duty: 'handler',
  detail: '{}',
  at,
  ...change,
});

const internal = (change: Row = {}): Row => ({
  id: 'i1',
  dossier_id: 'd1',
  part: 'legality-opinion',
  name: '意见书.pdf',
  type: 'pdf',
  bytes: 9,
  sha256: digestB,
  added_by: 'handler',
  added_at: at,
  ...change,
});

const sealed = (boundTo: string, conclusion = 'agreed'): string =>
  JSON.stringify({ evidence: { 'legality-seal': { boundTo, conclusion } } });

describe('collective discussion', () => {
  const discussion = step({ step: 'collective-discussion' });

  function decision(record: string) {
    const database = seededDatabase();
    const insert = inserter(database);
    insert('dossier', dossierRow({ id: 'd2', package_serial: 2, package_number: 'BMSC-2026-0002', record }));
    insert('dossier_round', { dossier_id: 'd2', round: 1, cause: 'opened', began_at: at });
    insert('source_file', fileRow({ id: 'draft', dossier_id: 'd2', part: 'draft', sha256: digestA }));
    return insert;
  }

  test('is entered with the seal on this very draft and its scan', () => {
    const insert = decision(sealed(digestA));
    insert('internal_file', internal({ dossier_id: 'd2' }));
    insert('dossier_step', { ...discussion, dossier_id: 'd2' });
  });

  test.each([
    ['without any proof', '{}', true],
    ['with a seal on another draft', sealed(digestB), true],
    ['with an opinion that refuses', sealed(digestA, 'refused'), true],
    ['without the scan of the sealed opinion', sealed(digestA), false],
  ])('is not entered %s', (_case, record, hasScan) => {
    const insert = decision(record);
    if (hasScan) insert('internal_file', internal({ dossier_id: 'd2' }));
    expect(() => insert('dossier_step', { ...discussion, dossier_id: 'd2' })).toThrow('seal');
  });
});

describe('steps', () => {
  test('are written once, in order, by a handler, while the dossier is a draft', () => {
    const database = seededDatabase();
    const insert = inserter(database);
    expect(() => insert('dossier_step', step({ number: 2 }))).toThrow('no gaps');
    expect(() => insert('dossier_step', step({ person_id: 'reviewer' }))).toThrow('handler');
    insert('dossier_step', step());
    expect(() => inserter(database, 'INSERT OR REPLACE')('dossier_step', step())).toThrow('no gaps');
    expect(() => database.exec(`UPDATE dossier_step SET step = 'other'`)).toThrow('never changed');
    expect(() => database.exec('DELETE FROM dossier_step')).toThrow('never deleted');
    advanceTo(database, 'secrecy-review');
    expect(() => insert('dossier_step', step({ number: 2 }))).toThrow('draft');
  });
});

describe('events', () => {
  test('are recorded by the duty they belong to, and never changed', () => {
    const database = seededDatabase();
    const insert = inserter(database);
    insert('dossier_event', event());
    expect(() => insert('dossier_event', event({ id: 'e2', event: 'referral' }))).toThrow('nobody who may');
    expect(() => insert('dossier_event', event({ id: 'e3', person_id: 'reviewer' }))).toThrow(
      'nobody who may',
    );
    expect(() => insert('dossier_event', event({ id: 'e4', round: 2 }))).toThrow('nobody who may');
    expect(() => database.exec(`UPDATE dossier_event SET detail = '{"a":1}'`)).toThrow('never changed');
    expect(() => database.exec('DELETE FROM dossier_event')).toThrow('never deleted');
  });

  test.each([
    ['secrecy-review', 'referred'],
    ['secrecy-review', 'not-open'],
    ['secrecy-review', 'stopped'],
    ['approval', 'not-open'],
  ] as const)('a move from %s to %s needs its event', (from, to) => {
    const database = seededDatabase();
    advanceTo(database, from);
    expect(() => moveTo(database, to)).toThrow('event');
  });

  test('an ended dossier never moves again', () => {
    const database = seededDatabase();
    advanceTo(database, 'secrecy-review');
    const said = { event: 'not-open', person_id: 'reviewer', duty: people.reviewer };
    inserter(database)('dossier_event', event(said));
    moveTo(database, 'not-open');
    for (const state of ['drafting', 'secrecy-review', 'approved', 'withdrawn']) {
      expect(() => moveTo(database, state), state).toThrow();
    }
  });

  test('a withdrawal is recorded by an approver and follows the export', () => {
    const database = seededDatabase();
    advanceTo(database, 'approved');
    inserter(database)('export', exportRow());
    moveTo(database, 'exported');
    expect(() => moveTo(database, 'withdrawn')).toThrow('event');
    const said = { event: 'withdrawal', person_id: 'approver', duty: people.approver };
    inserter(database)('dossier_event', event(said));
    moveTo(database, 'withdrawn');
  });
});

test('internal files stay, and forms change only in a draft', () => {
  const database = seededDatabase();
  const insert = inserter(database);
  insert('internal_file', internal());
  expect(() => database.exec(`UPDATE internal_file SET sha256 = '${digestA}'`)).toThrow(
    /never changed|removed once/,
  );
  expect(() => database.exec('DELETE FROM internal_file')).toThrow('never deleted');
  expect(() =>
    insert('internal_file', internal({ id: 'i2', part: 'minutes', added_by: 'reviewer' })),
  ).toThrow('draft');
  advanceTo(database, 'secrecy-review');
  expect(() => database.exec(`UPDATE dossier SET record = '{"fields":{"a":"b"}}'`)).toThrow('only a draft');
  expect(() => database.exec(`UPDATE internal_file SET removed_at = '${at}'`)).toThrow('draft');
});

test('a database of the first tables is brought along with its rows', () => {
  const database = new sqlite(':memory:');
  const [tables, guards] = knownMigrations;
  if (tables === undefined || guards === undefined) throw new Error('no migrations');
  applyMigrations(database, [tables, guards], at);
  const insert = inserter(database);
  insert('person', { id: 'handler', name: '某甲', added_at: at });
  insert('duty_assignment', { person_id: 'handler', duty: 'handler', assigned_at: at });
  insert('dossier', dossierRow());
  insert('source_file', fileRow({ removed_at: null }));
  insert('source_file', fileRow({ id: 'gone', place: 2, sha256: digestB }));
  database.exec(`UPDATE source_file SET removed_at = '${at}' WHERE id = 'gone'`);
  applyMigrations(database, knownMigrations, at);
  const files = database.prepare('SELECT part, removed_at FROM source_file ORDER BY place').all();
  expect(files).toEqual([
    { part: 'document', removed_at: null },
    { part: 'document', removed_at: at },
  ]);
  expect(database.prepare('SELECT kind, record FROM dossier').get()).toMatchObject({
    kind: 'policy-with-interpretation',
    record: '{"fields":{},"checklists":{},"tables":{},"evidence":{}}',
  });
  expect(database.pragma('foreign_key_check')).toEqual([]);
  expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(() =>
    insert('dossier', dossierRow({ package_serial: 2, package_number: 'BMSC-2026-0002' })),
  ).toThrow('written once');
  database.close();
});
