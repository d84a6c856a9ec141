/** Brings a database to the newest shape, or refuses one that it does not know. All of it is one transaction. */
import type { Database } from 'better-sqlite3';
import * as z from 'zod/mini';
import type { Migration } from './migrations/known-migrations.ts';

const namedRow = z.object({ name: z.string() });

/** Names of the migrations a database has been through; none for an empty file. */
export function appliedMigrations(database: Database): readonly string[] {
  const isKept = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'migration'`).get() !== undefined;
  if (!isKept) return [];
  const rows = database.prepare('SELECT name FROM migration ORDER BY position').all();
  return rows.map((untrustedRow) => namedRow.parse(untrustedRow).name);
}

/** `newer`: more than this program knows. `foreign`: another history, so not ours or altered. */
export function compareMigrations(
  applied: readonly string[],
  known: readonly Migration[],
): 'current' | 'older' | 'newer' | 'foreign' {
  const shared = Math.min(applied.length, known.length);
  if (known.slice(0, shared).some(({ name }, index) => applied[index] !== name)) return 'foreign';
  if (applied.length > known.length) return 'newer';
  return applied.length === known.length ? 'current' : 'older';
}

/**
 * Applies what is missing. Foreign keys rest meanwhile, because SQLite makes a table anew by dropping the old one
 * (sqlite.org/lang_altertable.html, 7); before the transaction ends, every one of them is checked.
 * @throws when a row would point nowhere afterwards
 */
export function applyMigrations(database: Database, known: readonly Migration[], at: string): void {
  database.pragma('foreign_keys = OFF');
  // Otherwise renaming looks into triggers of other tables, which name a table that is just being made anew.
  database.pragma('legacy_alter_table = ON');
  try {
    applyMissing(database, known, at);
  } finally {
    database.pragma('legacy_alter_table = OFF');
    database.pragma('foreign_keys = ON');
  }
}

function applyMissing(database: Database, known: readonly Migration[], at: string): void {
  database
    .transaction(() => {
      database.exec(`CREATE TABLE IF NOT EXISTS migration (
        position INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, applied_at TEXT NOT NULL) STRICT`);
      const done = appliedMigrations(database).length;
      const note = database.prepare('INSERT INTO migration (position, name, applied_at) VALUES (?, ?, ?)');
      for (const [index, { name, text }] of known.entries()) {
        if (index < done) continue;
        database.exec(text);
        note.run(index + 1, name, at);
      }
      // Walks every row of every table, so only after a change: while the office works, each statement is checked by itself.
      if (done === known.length) return;
      const [lost] = database.prepare('PRAGMA foreign_key_check').all();
      if (lost !== undefined) throw new Error('a row points nowhere after the migrations');
    })
    .immediate();
}
