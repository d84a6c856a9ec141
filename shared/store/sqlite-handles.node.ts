/** The two handles over better-sqlite3. Statements are prepared once per text. */
import type { Database, Statement } from 'better-sqlite3';
import type { ReadableStore, RowSchema, WritableStore } from './handles.ts';
import type { Sql } from './sql.ts';

/** Makes the readable handle; it refuses statements that change anything, whatever they are called. */
export function readableHandle(database: Database): ReadableStore {
  return { handle: 'readable', ...queriesOf(preparedOnce(database)) };
}

const databases = new WeakMap<ReadableStore, Database>();

/** Remembers which database a readable handle belongs to, for `recordChange`. */
export function keepDatabase(readable: ReadableStore, database: Database): void {
  databases.set(readable, database);
}

/** Database behind a readable handle. Only `recordChange`, which writes, and `copyDatabase`, which does not, may call this. */
export function databaseOf(readable: ReadableStore): Database {
  const database = databases.get(readable);
  if (database === undefined) throw new Error('a handle of no open store');
  return database;
}

const writable = new WeakMap<Database, WritableStore>();

/** The writable handle of a database; it works within a transaction only. Only `recordChange` may call this. */
export function writableHandle(database: Database): WritableStore {
  const known = writable.get(database);
  if (known !== undefined) return known;
  const prepared = preparedOnce(database);
  const handle: WritableStore = {
    handle: 'writable',
    ...queriesOf(prepared),
    write: ({ text, parameters }, rows = 1) => {
      // A handle that was kept after its change is over must not write past the ledger.
      if (!database.inTransaction) throw new Error('written outside of a recorded change');
      const { changes } = prepared(text).run(...parameters);
      if (changes !== rows) throw new Error(`${changes} rows written instead of ${rows}`);
    },
  };
  writable.set(database, handle);
  return handle;
}

function preparedOnce(database: Database): (text: string) => Statement {
  const statements = new Map<string, Statement>();
  return (text) => {
    const known = statements.get(text);
    if (known !== undefined) return known;
    const statement = database.prepare(text);
    statements.set(text, statement);
    return statement;
  };
}

function queriesOf(prepared: (text: string) => Statement): Pick<ReadableStore, 'all' | 'one'> {
  const all = <Row>(schema: RowSchema<Row>, { text, parameters }: Sql): readonly Row[] => {
    const statement = prepared(text);
    if (!statement.readonly) throw new Error('a query that writes');
    return statement.all(...parameters).map((untrustedRow) => schema.parse(untrustedRow));
  };
  return {
    all,
    one: (schema, query) => {
      const [first, ...others] = all(schema, query);
      if (others.length > 0) throw new Error('several rows where one was asked for');
      return first ?? null;
    },
  };
}
