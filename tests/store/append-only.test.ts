import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Row } from './seeded-database.ts';
import {
  advanceTo,
  at,
  decisionRow,
  digestA,
  digestB,
  exportRow,
  fileRow,
  inserter,
  ledgerRow,
  returnRow,
  seededDatabase,
  signOffRow,
  zeros,
} from './seeded-database.ts';

/** Puts one row of every guarded kind into the database. */
function filled(): Database {
  const database = seededDatabase();
  const insert = inserter(database);
  insert('decision', decisionRow());
  insert('trust_version', { version: 1, file: new Uint8Array([1]), issued_at: at });
  insert('refusal', {
    id: 'refusal1',
    dossier_id: 'd1',
    person_id: 'handler',
    name_keyed_hash: digestA,
    marks: '[]',
    at,
  });
  insert('ledger_entry', ledgerRow(1, zeros, digestA));
  advanceTo(database, 'approved');
  insert('return_note', returnRow({ person_id: 'approver' }));
  insert('export', exportRow());
  return database;
}

const guarded = [
  'office',
  'person',
  'duty_assignment',
  'trust_version',
  'dossier_round',
  'screening',
  'finding',
  'decision',
  'sign_off',
  'return_note',
  'export',
  'refusal',
  'ledger_entry',
];

describe('what is written once', () => {
  test.for(guarded)('%s cannot be changed, deleted or replaced', (table) => {
    const database = filled();
    const rows = database.prepare(`SELECT * FROM ${table}`).all() as Row[];
    expect(rows.length).toBeGreaterThan(0);
    const [column] = Object.keys(rows[0] ?? {});
    expect(() => database.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow('never changed');
    expect(() => database.exec(`UPDATE OR REPLACE ${table} SET ${column} = ${column}`)).toThrow(
      'never changed',
    );
    expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('never deleted');
    for (const row of rows) {
      for (const verb of ['INSERT OR REPLACE', 'REPLACE', 'INSERT OR IGNORE']) {
        expect(() => inserter(database, verb)(table, row)).toThrow();
      }
    }
    expect(database.prepare(`SELECT * FROM ${table}`).all()).toEqual(rows);
  });

  test.for(['dossier', 'source_file', 'person_key'])('%s is never deleted or replaced', (table) => {
    const database = filled();
    const rows = database.prepare(`SELECT * FROM ${table}`).all() as Row[];
    expect(() => database.exec(`DELETE FROM ${table}`)).toThrow('never deleted');
    for (const row of rows) expect(() => inserter(database, 'INSERT OR REPLACE')(table, row)).toThrow();
    expect(database.prepare(`SELECT * FROM ${table}`).all()).toEqual(rows);
  });

  test('every guard is there that every table needs', () => {
    const database = seededDatabase();
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    // Counts and indexes say nothing that their rows do not: they can be made anew.
    const derived = ['dossier_count', 'dossier_key', 'sketch_band', 'word_row', 'word_index'];
    const free = ['migration', 'setting'];
    const deletable = tables.filter((table) => {
      const stays = database
        .prepare(
          "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? AND name LIKE '%_stays'",
        )
        .pluck()
        .get(table);
      return stays === 0 && !String(table).startsWith('sqlite_');
    });
    const kept = deletable.filter((table) => !derived.some((name) => String(table).startsWith(name)));
    expect(kept.sort()).toEqual(free);
  });

  test.for([
    ['dossier', "UPDATE dossier SET package_number = 'BMSC-2026-9999'"],
    ['dossier', "UPDATE dossier SET opened_by = 'handler2'"],
    ['source_file', "UPDATE source_file SET sha256 = replace(sha256, 'a', 'c')"],
    ['source_file', "UPDATE source_file SET name = '别的.docx'"],
    ['person_key', "UPDATE person_key SET public_key = 'x'"],
  ] as const)('%s keeps what names it: %s', ([, command]) => {
    expect(() => seededDatabase().exec(command)).toThrow(/never changed|removed once/);
  });
});

describe('a replacing insert', () => {
  test('cannot push out a signature under another key of the table', () => {
    const database = seededDatabase();
    inserter(database)('sign_off', signOffRow('handler', 'handler'));
    const other = signOffRow('handler', 'handler', { content: digestB });
    expect(() => inserter(database, 'INSERT OR REPLACE')('sign_off', other)).toThrow();
    expect(database.prepare('SELECT content FROM sign_off').pluck().all()).toEqual([digestA]);
  });

  test('cannot push out the file whose place or content it takes', () => {
    const database = seededDatabase();
    const replace = inserter(database, 'INSERT OR REPLACE');
    expect(() => replace('source_file', fileRow({ id: 'file2', sha256: digestB }))).toThrow('taken');
    expect(() => replace('source_file', fileRow({ id: 'file2', place: 2 }))).toThrow('taken');
  });

  test('cannot push out a ledger entry by its hash', () => {
    const database = seededDatabase();
    inserter(database)('ledger_entry', ledgerRow(1, zeros, digestA));
    expect(() => inserter(database, 'REPLACE')('ledger_entry', ledgerRow(2, digestA, digestA))).toThrow(
      'written once',
    );
  });
});

describe('the ledger', () => {
  test('takes the entry that follows and no other', () => {
    const database = seededDatabase();
    const insert = inserter(database);
    expect(() => insert('ledger_entry', ledgerRow(2, zeros, digestB))).toThrow('no gaps');
    expect(() => insert('ledger_entry', ledgerRow(1, digestA, digestB))).toThrow('no gaps');
    insert('ledger_entry', ledgerRow(1, zeros, digestA));
    expect(() => insert('ledger_entry', ledgerRow(2, zeros, digestB))).toThrow('no gaps');
    insert('ledger_entry', ledgerRow(2, digestA, digestB));
    expect(database.prepare('SELECT count(*) FROM ledger_entry').pluck().get()).toBe(2);
  });
});
