import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import {
  advanceTo,
  at,
  decisionRow,
  digestB,
  dossierRow,
  exportRow,
  fileRow,
  inserter,
  moveTo,
  people,
  returnRow,
  screeningRow,
  seededDatabase,
  signOffRow,
} from './seeded-database.ts';

describe('duties', () => {
  const administrators = ['system', 'security', 'auditor'] as const;
  test.for(administrators)('%s cannot be given any other duty', (person) => {
    const database = seededDatabase();
    for (const duty of new Set(Object.values(people))) {
      if (duty === people[person]) continue;
      const row = { person_id: person, duty, assigned_at: at };
      expect(() => inserter(database)('duty_assignment', row), duty).toThrow('holds no other duty');
    }
  });

  test('nobody in the work can be made an administrator', () => {
    for (const duty of administrators.map((person) => people[person])) {
      const row = { person_id: 'handler', duty, assigned_at: at };
      expect(() => inserter(seededDatabase())('duty_assignment', row)).toThrow('holds no other duty');
    }
  });

  test.for(['reviewer', 'approver', 'system', 'security', 'auditor'])(
    '%s opens no dossier and adds no file',
    (person) => {
      const database = seededDatabase();
      const next = dossierRow({
        id: 'd2',
        package_serial: 2,
        package_number: 'BMSC-2026-0002',
        opened_by: person,
      });
      expect(() => inserter(database)('dossier', next)).toThrow('by a handler');
      const file = fileRow({ id: 'file2', place: 2, sha256: digestB, added_by: person });
      expect(() => inserter(database)('source_file', file)).toThrow('by a handler');
    },
  );
});

describe('a dossier', () => {
  test('gets the next number of its year and begins as a draft', () => {
    const insert = inserter(seededDatabase());
    const next = { id: 'd2', package_number: 'BMSC-2026-0002' };
    expect(() => insert('dossier', dossierRow({ ...next, package_serial: 3 }))).toThrow('next number');
    expect(() => insert('dossier', dossierRow({ ...next, package_serial: 2, state: 'approved' }))).toThrow(
      'draft',
    );
    insert('dossier', dossierRow({ ...next, package_serial: 2 }));
    insert(
      'dossier',
      dossierRow({ id: 'd3', package_year: 2027, package_serial: 1, package_number: 'BMSC-2027-0001' }),
    );
  });

  test.for(['approval', 'approved', 'exported'])('does not jump from draft to %s', (state) => {
    expect(() => moveTo(seededDatabase(), state)).toThrow(/no such move|signature for this move/);
  });

  test('does not move on without the signature', () => {
    const database = seededDatabase();
    expect(() => moveTo(database, 'secrecy-review')).toThrow('signature for this move is missing');
    advanceTo(database, 'secrecy-review');
    expect(() => moveTo(database, 'approval')).toThrow('signature for this move is missing');
  });

  test('is not exported without an export', () => {
    const database = seededDatabase();
    advanceTo(database, 'approved');
    expect(() => moveTo(database, 'exported')).toThrow('signature for this move is missing');
  });

  test('goes back to drafting only in a new round', () => {
    const database = seededDatabase();
    advanceTo(database, 'approval');
    expect(() => moveTo(database, 'drafting')).toThrow('no such move');
    expect(() => database.exec("UPDATE dossier SET round = 3, state = 'drafting'")).toThrow('no such move');
    database.exec("UPDATE dossier SET round = 2, state = 'drafting'");
  });

  test('changes neither catalogue nor files after it was signed', () => {
    const database = seededDatabase();
    advanceTo(database, 'secrecy-review');
    expect(() => database.exec(`UPDATE dossier SET catalogue = '{"title":"另一个"}'`)).toThrow(
      'only a draft',
    );
    const insert = inserter(database);
    expect(() => insert('source_file', fileRow({ id: 'file2', place: 2, sha256: digestB }))).toThrow(
      'only a draft',
    );
    expect(() => database.exec(`UPDATE source_file SET removed_at = '${at}'`)).toThrow('from a draft');
  });

  test('is final once exported', () => {
    const database = seededDatabase();
    advanceTo(database, 'exported');
    expect(() => database.exec("UPDATE dossier SET round = 2, state = 'drafting'")).toThrow('final');
    expect(() => database.exec(`UPDATE dossier SET changed_at = '${at}'`)).toThrow('final');
  });

  test('loses a file once, and its row stays', () => {
    const database = seededDatabase();
    database.exec(`UPDATE source_file SET removed_at = '${at}'`);
    expect(() => database.exec('UPDATE source_file SET removed_at = NULL')).toThrow('removed once');
    inserter(database)('source_file', fileRow({ id: 'file2' }));
    expect(database.prepare('SELECT count(*) FROM source_file').pluck().get()).toBe(2);
  });
});

describe('sign-offs', () => {
  test('are given by who holds the duty, with their own key', () => {
    const insert = inserter(seededDatabase());
    for (const person of ['reviewer', 'approver', 'system', 'security', 'auditor']) {
      expect(() => insert('sign_off', signOffRow('handler', person)), person).toThrow();
    }
    const foreign = signOffRow('handler', 'handler', { key_id: '2'.repeat(16) });
    expect(() => insert('sign_off', foreign)).toThrow('foreign key');
  });

  /** Gives somebody every duty of the work: the table allows it, the dossier must not. */
  function withAllDuties(person: string): Database {
    const database = seededDatabase();
    for (const duty of ['secrecy-reviewer', 'approver']) {
      inserter(database)('duty_assignment', { person_id: person, duty, assigned_at: at });
    }
    return database;
  }

  test('of one dossier come from three people, whatever duties one of them holds', () => {
    const database = seededDatabase();
    const give = inserter(database);
    give('duty_assignment', { person_id: 'handler2', duty: 'secrecy-reviewer', assigned_at: at });
    give('duty_assignment', { person_id: 'handler2', duty: 'approver', assigned_at: at });
    give('sign_off', signOffRow('handler', 'handler'));
    moveTo(database, 'secrecy-review');
    give('sign_off', signOffRow('secrecy-reviewer', 'handler2'));
    moveTo(database, 'approval');
    expect(() => give('sign_off', signOffRow('approver', 'handler2'))).toThrow('same person in two duties');
  });

  test('are not given by who opened the dossier or added a file, as reviewer or approver', () => {
    const database = seededDatabase();
    inserter(database)('duty_assignment', {
      person_id: 'handler',
      duty: 'secrecy-reviewer',
      assigned_at: at,
    });
    inserter(database)('sign_off', signOffRow('handler', 'handler2'));
    moveTo(database, 'secrecy-review');
    const own = signOffRow('secrecy-reviewer', 'handler');
    expect(() => inserter(database)('sign_off', own)).toThrow('same person in two duties');
  });

  test('are not given by who decided in another duty, even in an earlier round', () => {
    const database = seededDatabase();
    inserter(database)('duty_assignment', { person_id: 'reviewer', duty: 'approver', assigned_at: at });
    advanceTo(database, 'secrecy-review');
    inserter(database)(
      'decision',
      decisionRow({ person_id: 'reviewer', duty: 'secrecy-reviewer', action: 'uphold' }),
    );
    inserter(database)('sign_off', signOffRow('secrecy-reviewer', 'reviewer'));
    moveTo(database, 'approval');
    expect(() => inserter(database)('sign_off', signOffRow('approver', 'reviewer'))).toThrow('two duties');
  });

  test('come in turn, in the present round, about one content', () => {
    const database = seededDatabase();
    const insert = inserter(database);
    expect(() => insert('sign_off', signOffRow('secrecy-reviewer', 'reviewer'))).toThrow('out of turn');
    expect(() => insert('sign_off', signOffRow('handler', 'handler', { round: 2 }))).toThrow();
    advanceTo(database, 'secrecy-review');
    const other = signOffRow('secrecy-reviewer', 'reviewer', { content: digestB });
    expect(() => insert('sign_off', other)).toThrow('about other content');
  });

  test('are one for each stage of a round', () => {
    const database = seededDatabase();
    inserter(database)('sign_off', signOffRow('handler', 'handler'));
    expect(() => inserter(database)('sign_off', signOffRow('handler', 'handler2'))).toThrow('written once');
  });

  test('a person with every duty still signs once', () => {
    const database = withAllDuties('handler2');
    inserter(database)('sign_off', signOffRow('handler', 'handler2'));
    moveTo(database, 'secrecy-review');
    const again = signOffRow('secrecy-reviewer', 'handler2');
    expect(() => inserter(database)('sign_off', again)).toThrow();
  });
});

describe('decisions', () => {
  test.for([
    ['a reason is missing', { reason: null }],
    ['an unknown reason', { reason: 'because' }],
    ['“other” without words', { reason: 'other', note: '  ' }],
    ["the reviewer's action by the handler", { action: 'uphold' }],
    ['an unknown action', { action: 'approve-all' }],
    ['a hard finding set aside', { finding_id: 'f-hard' }],
    ['a finding that is not there', { finding_id: 'f-none' }],
    ['somebody without the duty', { person_id: 'approver' }],
    ['a number out of order', { number: 5 }],
    ['the reviewer out of turn', { person_id: 'reviewer', duty: 'secrecy-reviewer', action: 'uphold' }],
  ] as const)('are refused: %s', ([, change]) => {
    expect(() => inserter(seededDatabase())('decision', decisionRow(change))).toThrow();
  });

  test('about a hard finding may promise to change the file', () => {
    const row = decisionRow({ finding_id: 'f-hard', action: 'fix', reason: null });
    expect(() => inserter(seededDatabase())('decision', row)).not.toThrow();
  });

  test('cannot uphold what a later screening found to be hard', () => {
    const database = seededDatabase();
    inserter(database)('screening', screeningRow({ id: 's2', number: 2 }));
    inserter(database)('finding', {
      screening_id: 's2',
      finding_id: 'f-soft',
      rule: 'PII-04',
      severity: 'hard',
    });
    expect(() => inserter(database)('decision', decisionRow())).toThrow('hard finding');
  });

  test('of handler and reviewer come from two people', () => {
    const database = seededDatabase();
    const insert = inserter(database);
    insert('duty_assignment', { person_id: 'handler', duty: 'secrecy-reviewer', assigned_at: at });
    insert('sign_off', signOffRow('handler', 'handler2'));
    moveTo(database, 'secrecy-review');
    const own = decisionRow({ duty: 'secrecy-reviewer', action: 'uphold' });
    expect(() => insert('decision', own)).toThrow('same person in two duties');
  });
});

const takenBack = (change: Parameters<typeof decisionRow>[0] = {}) =>
  decisionRow({
    id: 'decision2',
    number: 2,
    action: 'withdraw',
    reason: null,
    about_decision: 'decision1',
    ...change,
  });

describe('decisions that are taken back', () => {
  test('stay, and are followed by a row that names them, and by one that makes them again', () => {
    const insert = inserter(seededDatabase());
    insert('decision', decisionRow());
    insert('decision', takenBack());
    const again = decisionRow({ id: 'decision3', number: 3, about_decision: 'decision1' });
    expect(() => insert('decision', again)).not.toThrow();
    const third = decisionRow({ id: 'decision4', number: 4, about_decision: 'decision1' });
    expect(() => insert('decision', third)).toThrow('taken back once');
  });

  test.for([
    ['naming none', { about_decision: null }],
    ['naming one that is not there', { about_decision: 'decision9' }],
    ['about another finding', { finding_id: 'f-hard' }],
    ['by another person of the duty', { person_id: 'handler2' }],
    ['with a reason', { reason: 'already-public' }],
    ['with words', { note: '改主意' }],
  ] as const)('are refused: %s', ([, change]) => {
    const insert = inserter(seededDatabase());
    insert('decision', decisionRow());
    expect(() => insert('decision', takenBack(change))).toThrow();
  });

  test('are taken back once, and made again only as they were and after that', () => {
    const insert = inserter(seededDatabase());
    insert('decision', decisionRow());
    const early = decisionRow({ id: 'decision2', number: 2, about_decision: 'decision1' });
    expect(() => insert('decision', early)).toThrow('taken back once');
    insert('decision', takenBack());
    expect(() => insert('decision', takenBack({ id: 'decision3', number: 3 }))).toThrow('taken back once');
    const other = decisionRow({
      id: 'decision3',
      number: 3,
      about_decision: 'decision1',
      reason: 'false-alarm',
    });
    expect(() => insert('decision', other)).toThrow('another one');
  });

  test('cannot be changed or taken away afterwards, and a hard finding is in no batch', () => {
    const database = seededDatabase();
    const insert = inserter(database);
    insert('decision', decisionRow({ batch: 'batch1' }));
    expect(() => database.exec("UPDATE decision SET batch = 'batch2'")).toThrow('never changed');
    expect(() => database.exec('DELETE FROM decision')).toThrow('never deleted');
    const hard = decisionRow({
      id: 'decision2',
      number: 2,
      finding_id: 'f-hard',
      action: 'fix',
      reason: null,
    });
    expect(() => insert('decision', { ...hard, batch: 'batch1' })).toThrow('by itself');
  });
});

describe('returns and exports', () => {
  test('a dossier is sent back only by reviewer or approver, and only when it lies with them', () => {
    const database = seededDatabase();
    const insert = inserter(database);
    expect(() => insert('return_note', returnRow())).toThrow('nobody who may');
    advanceTo(database, 'secrecy-review');
    for (const person of ['handler', 'system', 'security', 'auditor']) {
      expect(() => insert('return_note', returnRow({ person_id: person })), person).toThrow('nobody who may');
    }
    expect(() => insert('return_note', returnRow({ comment: '  ' }))).toThrow('CHECK');
    insert('return_note', returnRow());
  });

  test('only what three people approved is exported', () => {
    const database = seededDatabase();
    expect(() => inserter(database)('export', exportRow())).toThrow('only an approved dossier');
    advanceTo(database, 'approval');
    expect(() => inserter(database)('export', exportRow())).toThrow('only an approved dossier');
  });
});

describe('columns', () => {
  test.for([
    [
      'a text where a number belongs',
      'dossier',
      dossierRow({ id: 'd2', package_serial: '二', package_number: 'x' }),
    ],
    ['a local time', 'person', { id: 'p', name: '某人', added_at: '2026-11-23 09:00:00' }],
    ['a blank name', 'person', { id: 'p', name: '  ', added_at: at }],
    ['a digest in capitals', 'source_file', fileRow({ id: 'x', place: 2, sha256: 'A'.repeat(64) })],
    ['an empty file', 'source_file', fileRow({ id: 'x', place: 2, sha256: digestB, bytes: 0 })],
    ['an unknown slot', 'source_file', fileRow({ id: 'x', sha256: digestB, slot: 'draft' })],
    ['a file of no dossier', 'source_file', fileRow({ id: 'x', sha256: digestB, dossier_id: 'none' })],
    ['something that is no JSON', 'setting', { name: 'a', value: '{' }],
    ['a second office', 'office', { id: 2, name: '乙', code: 'AB', is_sample: 0, created_at: at }],
    ['an unknown duty', 'duty_assignment', { person_id: 'handler', duty: 'root', assigned_at: at }],
  ] as const)('refuse %s', ([, table, row]) => {
    expect(() => inserter(seededDatabase())(table, row)).toThrow();
  });
});
