import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { knownMigrations } from '../../shared/store/migrations/known-migrations.ts';
import type { Store } from '../../shared/store/open-store.node.ts';
import { recordChange } from '../../shared/store/record-change.node.ts';
import { sql } from '../../shared/store/sql.ts';
import { databaseOf } from '../../shared/store/sqlite-handles.node.ts';
import { storeFailureOf } from '../../shared/store/store-failure.node.ts';
import { codeOf, got, storePorts, temporaryFolder, tryOpening } from './test-store.ts';

const later = { name: '2030-01-01-something-later', text: 'CREATE TABLE later (id TEXT PRIMARY KEY) STRICT' };

function databasePath(folder: string): string {
  return join(folder, 'office.db');
}

/** A closed store with some entries in its ledger. */
function usedFolder(entries = 3): string {
  const folder = temporaryFolder();
  const store = got(tryOpening(folder));
  for (let count = 0; count < entries; count += 1) addEntry(store);
  store.close();
  return folder;
}

function addEntry(store: Store) {
  const change = { person: null, duty: null, objects: [], result: 'done', detail: { 说明: '测试' } } as const;
  return recordChange(store, storePorts(), { ...change, action: 'test.entry' }, () => null);
}

/** Digests of everything that holds something; looking at a database may leave an empty log and its index beside it. */
function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => !name.endsWith('-shm'));
  const filled = names.filter((name) => statSync(join(folder, name)).size > 0 || name === 'office.db');
  return Object.fromEntries(
    filled.map((name) => [name, nodeHash.sha256(new Uint8Array(readFileSync(join(folder, name))))]),
  );
}

describe('opening', () => {
  test('makes folder, database and ledger head, and finds them again', () => {
    const folder = join(temporaryFolder(), '政务公开', '数据');
    got(tryOpening(folder)).close();
    expect(readdirSync(folder).sort()).toEqual(['ledger-head.json', 'office.closed.json', 'office.db']);
    expect(got(tryOpening(folder)).brokenAt).toBeNull();
  });

  test('holds the database to what is needed for safe writes', () => {
    const database = databaseOf(got(tryOpening(temporaryFolder())).readable);
    const pragmas = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'trusted_schema',
      'recursive_triggers',
      'locking_mode',
    ];
    expect(pragmas.map((name) => database.pragma(name, { simple: true }))).toEqual([
      'wal',
      2,
      1,
      0,
      1,
      'exclusive',
    ]);
  });

  test('keeps every table strict', () => {
    const database = databaseOf(got(tryOpening(temporaryFolder())).readable);
    const tables = database.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").all();
    const loose = tables.filter((table) => {
      const { name, strict } = table as { name: string; strict: number };
      // A full-text index is a virtual table over tables of its own.
      return strict === 0 && !name.startsWith('sqlite_') && !name.startsWith('word_index');
    });
    expect(loose).toEqual([]);
  });
});

describe('a database in use', () => {
  test('is refused at once to a second process, and given to it afterwards', async () => {
    const folder = usedFolder();
    const holder = spawn(process.execPath, [
      fileURLToPath(new URL('hold-store.ts', import.meta.url)),
      folder,
    ]);
    const [said] = await once(holder.stdout, 'data');
    expect(String(said)).toBe('held\n');
    const started = performance.now();
    expect(codeOf(tryOpening(folder))).toBe('store.locked');
    expect(performance.now() - started).toBeLessThan(2_000);
    holder.stdin.end();
    await once(holder, 'exit');
    expect(codeOf(tryOpening(folder))).toBe('ok');
  });

  test('is refused while this very process holds it', () => {
    const folder = temporaryFolder();
    got(tryOpening(folder));
    expect(codeOf(tryOpening(folder))).toBe('store.locked');
  });

  test('is free again after its process was killed, with everything that was committed', async () => {
    const folder = usedFolder(5);
    const holder = spawn(process.execPath, [
      fileURLToPath(new URL('hold-store.ts', import.meta.url)),
      folder,
    ]);
    await once(holder.stdout, 'data');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(got(tryOpening(folder)).ledger.head.number).toBe(5);
  });
});

describe('a damaged database is refused and left as it is', () => {
  function expectUntouched(folder: string, code: string): void {
    const before = contentOf(folder);
    expect(codeOf(tryOpening(folder))).toBe(code);
    expect(contentOf(folder)).toEqual(before);
  }

  test('a file that is no database', () => {
    const folder = temporaryFolder();
    writeFileSync(databasePath(folder), '这不是数据库。'.repeat(500));
    expectUntouched(folder, 'store.damaged');
  });

  test('a page overwritten in the middle', () => {
    const folder = usedFolder();
    const bytes = readFileSync(databasePath(folder));
    bytes.fill(0xa5, 4096 * 2, 4096 * 3);
    writeFileSync(databasePath(folder), bytes);
    expectUntouched(folder, 'store.damaged');
  });

  test.for([0.9, 0.5, 0.1])('cut off at %d of its length', (share) => {
    const folder = usedFolder();
    truncateSync(databasePath(folder), Math.floor(statSync(databasePath(folder)).size * share));
    expectUntouched(folder, 'store.damaged');
  });

  test('cut down to nothing', () => {
    const folder = usedFolder();
    truncateSync(databasePath(folder), 0);
    expectUntouched(folder, 'store.damaged');
  });

  test("another program's database", () => {
    const folder = temporaryFolder();
    const other = new sqlite(databasePath(folder));
    other.exec('CREATE TABLE 别的 (id INTEGER PRIMARY KEY)');
    other.close();
    expectUntouched(folder, 'store.damaged');
  });

  test('a folder in its place', () => {
    const folder = temporaryFolder();
    mkdirSync(databasePath(folder));
    expect(codeOf(tryOpening(folder))).toMatch(/^store\./);
  });
});

describe('migrations', () => {
  test('a newer database is refused and left as it is', () => {
    const folder = temporaryFolder();
    got(tryOpening(folder, { migrations: [...knownMigrations, later] })).close();
    const before = contentOf(folder);
    expect(codeOf(tryOpening(folder))).toBe('store.newer');
    expect(contentOf(folder)).toEqual(before);
  });

  test('an older database gets what it lacks', () => {
    const folder = usedFolder(2);
    const store = got(tryOpening(folder, { migrations: [...knownMigrations, later] }));
    const row = z.object({ name: z.string() });
    const names = store.readable.all(row, sql`SELECT name FROM migration ORDER BY position`);
    expect(names.map(({ name }) => name)).toEqual([...knownMigrations, later].map(({ name }) => name));
    expect(store.ledger.head.number).toBe(2);
  });

  test('another history is refused', () => {
    const folder = temporaryFolder();
    got(tryOpening(folder, { migrations: [...knownMigrations, later] })).close();
    const other = [...knownMigrations, { ...later, name: '2029-01-01-something-else' }];
    expect(codeOf(tryOpening(folder, { migrations: other }))).toBe('store.damaged');
  });

  test('one that fails half-way leaves the database as it was', () => {
    const folder = usedFolder(2);
    const broken = {
      name: '2030-01-01-broken',
      text: 'CREATE TABLE half (id TEXT); CREATE TABLE half (id TEXT);',
    };
    expect(() => tryOpening(folder, { migrations: [...knownMigrations, broken] })).toThrow('half');
    const store = got(tryOpening(folder));
    expect(store.readable.one(z.object({}), sql`SELECT 1 FROM sqlite_schema WHERE name = 'half'`)).toBeNull();
  });

  test('each is frozen under a name of its own with a date', () => {
    const names = knownMigrations.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^\d{4}-\d{2}-\d{2}-[a-z-]+$/);
    expect(names.map((name) => name.slice(0, 10))).toEqual(names.map((name) => name.slice(0, 10)).sort());
  });
});

describe('the write-ahead log', () => {
  /** Folder as a crash leaves it: the log was not yet written back into the database. */
  function crashedFolder(): string {
    const folder = usedFolder(2);
    const crashed = temporaryFolder();
    const store = got(tryOpening(folder));
    addEntry(store);
    addEntry(store);
    for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(crashed, name));
    expect(existsSync(join(crashed, 'office.db-wal'))).toBe(true);
    return crashed;
  }

  test('is read back after a crash', () => {
    const store = got(tryOpening(crashedFolder()));
    expect({ length: store.ledger.head.number, brokenAt: store.brokenAt }).toEqual({
      length: 4,
      brokenAt: null,
    });
  });

  test('when deleted shows as a history that is too short, and nothing is written any more', () => {
    const crashed = crashedFolder();
    truncateSync(join(crashed, 'office.db-wal'), 0);
    const store = got(tryOpening(crashed));
    expect(store.brokenAt).toBe(4);
    expect(codeOf(addEntry(store))).toBe('ledger.broken');
  });
});

describe('what SQLite cannot do becomes a sentence', () => {
  test('a full disk saves nothing and says so', () => {
    const store = got(tryOpening(temporaryFolder()));
    const database = databaseOf(store.readable);
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages}`);
    const outcomes = Array.from({ length: 60 }, () => codeOf(addEntry(store)));
    expect(outcomes.at(-1)).toBe('store.disk-full');
    expect(store.ledger.head.number).toBe(outcomes.filter((code) => code === 'ok').length);
    database.pragma('max_page_count = 100000');
    expect(codeOf(addEntry(store))).toBe('ok');
  });

  test('a write-protected file is named as such', () => {
    const folder = usedFolder();
    const readOnly = new sqlite(databasePath(folder), { readonly: true });
    try {
      readOnly.exec("UPDATE dossier SET state = 'drafting'");
      expect.unreachable();
    } catch (error) {
      expect(storeFailureOf(error, 'x')).toEqual({ code: 'store.read-only', params: { path: 'x' } });
    } finally {
      readOnly.close();
    }
  });

  test('anything else stays an error', () => {
    expect(storeFailureOf(new sqlite.SqliteError('no', 'SQLITE_CONSTRAINT_CHECK'), 'x')).toBeNull();
    expect(storeFailureOf(new Error('no'), 'x')).toBeNull();
  });
});
