/** What the tables refuse about people and duties, whatever program writes. */
import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Row } from './seeded-database.ts';
import {
  advanceTo,
  at,
  decisionRow,
  inserter,
  moveTo,
  people,
  returnRow,
  seededDatabase,
  signOffRow,
} from './seeded-database.ts';

const later = '2026-11-24T01:00:00.000Z';

/** An office whose founding is over: its first trust file is there. */
function founded(): Database {
  const database = seededDatabase();
  inserter(database)('trust_version', { version: 1, file: new Uint8Array([1]), issued_at: at });
  return database;
}

const change = (more: Row = {}): Row => ({
  id: 'change1',
  person_id: 'handler2',
  duty: 'secrecy-reviewer',
  what: 'given',
  asked_by: 'system',
  granted_by: 'security',
  at: later,
  ...more,
});
const duty = (more: Row = {}): Row => ({
  person_id: 'handler2',
  duty: 'secrecy-reviewer',
  assigned_at: later,
  ...more,
});
const absence = (more: Row = {}): Row => ({
  id: 'absence1',
  person_id: 'handler',
  deputy_id: 'handler2',
  duty: 'handler',
  from_day: '2026-11-23',
  to_day: '2026-11-27',
  entered_by: 'handler',
  entered_at: at,
  ...more,
});

describe('a duty', () => {
  test('is given by two administrators once the office stands', () => {
    const database = founded();
    const insert = inserter(database);
    expect(() => insert('duty_assignment', duty())).toThrow('given by two administrators');
    insert('duty_change', change());
    expect(() => insert('duty_assignment', duty({ assigned_at: at }))).toThrow('given by two administrators');
    insert('duty_assignment', duty());
  });

  test.for([
    ['the security administrator twice', { asked_by: 'security' }],
    ['the system administrator twice', { granted_by: 'system' }],
    ['an auditor', { asked_by: 'auditor' }],
    ['an approver', { granted_by: 'approver' }],
    ['himself, asking', { person_id: 'system', duty: 'approver' }],
    ['himself, granting', { person_id: 'security', duty: 'approver' }],
  ] as const)('is not given by %s', ([, more]) => {
    expect(() => inserter(founded())('duty_change', change(more))).toThrow();
  });

  test('ends on the word of two administrators, and never with its last holder', () => {
    const database = founded();
    const end = (id: string, held: string) => {
      const row = change({ id, person_id: id, duty: held, what: 'ended' });
      inserter(database)('duty_change', row);
      database.prepare('DELETE FROM duty_assignment WHERE person_id = ?').run(id);
    };
    expect(() => database.exec("DELETE FROM duty_assignment WHERE person_id = 'handler2'")).toThrow(
      'never deleted',
    );
    end('handler2', 'handler');
    for (const [id, held] of Object.entries(people)) {
      if (id !== 'handler2') expect(() => end(id, held), id).toThrow('every duty has somebody');
    }
  });

  test.for(['duty_change', 'pass_phrase', 'lock_release', 'absence', 'absence_end', 'sign_off_deputy'])(
    '%s is never changed or deleted',
    (table) => {
      const database = founded();
      const insert = inserter(database);
      insert('duty_change', change());
      insert('pass_phrase', {
        person_id: 'handler',
        number: 1,
        left_behind: null,
        one_time: 0,
        set_at: at,
      });
      insert('lock_release', { id: 'r1', person_id: 'handler', until_entry: 1, released_by: 'system', at });
      insert('absence', absence({ person_id: 'handler2', deputy_id: 'handler', entered_by: 'security' }));
      insert('sign_off', signOffRow('handler', 'handler'));
      insert('sign_off_deputy', { dossier_id: 'd1', round: 1, stage: 'handler', absence_id: 'absence1' });
      insert('absence_end', { absence_id: 'absence1', ended_by: 'handler2', ended_at: at });
      const [row] = database.prepare(`SELECT * FROM ${table}`).all() as Row[];
      const [column] = Object.keys(row!);
      expect(() => database.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow('never changed');
      expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('never deleted');
      expect(() => inserter(database, 'INSERT OR REPLACE')(table, row!)).toThrow();
    },
  );

  test('a lock is released by the system administrator, not for himself', () => {
    const insert = inserter(founded());
    const row = { id: 'r1', person_id: 'handler', until_entry: 1, released_by: 'security', at };
    expect(() => insert('lock_release', row)).toThrow('by the system administrator');
    expect(() => insert('lock_release', { ...row, person_id: 'system', released_by: 'system' })).toThrow();
  });
});

describe('an absence', () => {
  test.for([
    ['with a deputy of another duty', { deputy_id: 'reviewer' }],
    ['with oneself as deputy', { deputy_id: 'handler' }],
    ['that ends before it begins', { to_day: '2026-11-22' }],
    ['entered by a colleague', { entered_by: 'approver' }],
    ['entered by the system administrator', { entered_by: 'system' }],
    ['of an administrator', { person_id: 'system', duty: 'system-administrator' }],
  ] as const)('%s is refused', ([, more]) => {
    expect(() => inserter(founded())('absence', absence(more))).toThrow();
  });

  test('leaves a deputy who is there', () => {
    const insert = inserter(founded());
    insert('absence', absence());
    const swapped = { id: 'absence2', person_id: 'handler2', deputy_id: 'handler', entered_by: 'security' };
    expect(() => insert('absence', absence(swapped))).toThrow('away on these days');
    insert('absence', absence({ ...swapped, from_day: '2026-11-28', to_day: '2026-11-30' }));
  });

  test('keeps whoever is away from signing, in days of China', () => {
    const database = founded();
    const insert = inserter(database);
    insert('absence', absence());
    expect(() => insert('sign_off', signOffRow('handler', 'handler'))).toThrow('somebody who is away');
    const lastMoment = signOffRow('handler', 'handler', { at: '2026-11-27T15:59:59.999Z' });
    expect(() => insert('sign_off', lastMoment)).toThrow('somebody who is away');
    insert('sign_off', signOffRow('handler', 'handler', { at: '2026-11-27T16:00:00.000Z' }));
  });

  test('gives nobody but the named deputy the right to sign for it', () => {
    const database = founded();
    const insert = inserter(database);
    insert('absence', absence({ deputy_id: 'handler2' }));
    insert('sign_off', signOffRow('handler', 'handler2', { at: '2026-11-28T01:00:00.000Z' }));
    const row = { dossier_id: 'd1', round: 1, stage: 'handler', absence_id: 'absence1' };
    expect(() => insert('sign_off_deputy', row)).toThrow('deputy of nobody');
  });
});

describe('whoever worked on a dossier as its handler', () => {
  /** The second handler entered a step; since then two administrators made him reviewer. */
  function moved(): Database {
    const database = founded();
    const insert = inserter(database);
    insert('dossier_step', { dossier_id: 'd1', number: 1, step: 'drafting', person_id: 'handler2', at });
    insert('duty_change', change());
    insert('duty_assignment', duty());
    return database;
  }

  test('neither reviews nor decides about it in another duty later', () => {
    const database = moved();
    const insert = inserter(database);
    advanceTo(database, 'secrecy-review');
    expect(() => insert('sign_off', signOffRow('secrecy-reviewer', 'handler2'))).toThrow('two duties');
    const decision = decisionRow({ person_id: 'handler2', duty: 'secrecy-reviewer', action: 'uphold' });
    expect(() => insert('decision', decision)).toThrow('two duties');
  });

  test('does not send back what they opened', () => {
    const database = founded();
    const insert = inserter(database);
    insert('sign_off', signOffRow('handler', 'handler2'));
    moveTo(database, 'secrecy-review');
    insert('duty_change', change({ person_id: 'handler' }));
    insert('duty_change', change({ id: 'end', person_id: 'handler', duty: 'handler', what: 'ended' }));
    database.exec("DELETE FROM duty_assignment WHERE person_id = 'handler'");
    insert('duty_assignment', duty({ person_id: 'handler' }));
    expect(() => insert('return_note', returnRow({ person_id: 'handler' }))).toThrow('two duties');
  });
});
