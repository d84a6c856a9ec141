/**
 * Opens the office database, or says why not and leaves it as it is: nothing is healed, replaced or re-created in silence.
 *
 * One program at a time: the file lock is taken at opening and held, so a second program learns it at once instead of in the
 * middle of its work.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import sqlite from 'better-sqlite3';
import type { ChainHead } from '../audit/chain.ts';
import { checkChain, genesis } from '../audit/chain.ts';
import { readCheckpoint } from '../audit/signed-checkpoint.ts';
import type { Ports } from '../base/ports.ts';
import type { Failure, Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { appliedMigrations, applyMigrations, compareMigrations } from './apply-migrations.node.ts';
import { dropClosedMark, readClosedMark, writeClosedMark } from './closed-mark.node.ts';
import type { ReadableStore } from './handles.ts';
import { readCheckpointOf, readKeptCheckpoint } from './keep-checkpoint.node.ts';
import { flushLedgerHead, readLedgerHead, writeLedgerHead } from './ledger-head.node.ts';
import type { Migration } from './migrations/known-migrations.ts';
import { knownMigrations } from './migrations/known-migrations.ts';
import { allEntries, readEntriesAfter, readEntriesBefore } from './read-ledger.node.ts';
import { keepDatabase, readableHandle } from './sqlite-handles.node.ts';
import { storeFailureOf } from './store-failure.node.ts';

export const databaseFileName = 'office.db';
/** "XSOF": marks the file as ours (PRAGMA application_id). */
const applicationId = 0x58534f46;

export interface StoreOptions {
  /** Folder of the workspace; made if it does not exist. */
  readonly folder: string;
  readonly nativeBinding: string | null;
  /** Name of this workstation in the ledger. */
  readonly workstation: string;
  readonly ports: Pick<Ports, 'clock' | 'hash' | 'log'>;
  /** For tests of single steps; all that are known otherwise. */
  readonly migrations?: readonly Migration[];
}

/** What the ledger's writer has to remember between two entries. */
export interface LedgerMemory {
  head: ChainHead;
  last: { readonly at: string; readonly monotonicMs: number | null } | null;
}

export interface Store {
  readonly folder: string;
  readonly path: string;
  readonly workstation: string;
  readonly readable: ReadableStore;
  readonly ledger: LedgerMemory;
  /** Number of the first entry that database and kept head do not agree about; null when they agree. Writes are refused. */
  readonly brokenAt: number | null;
  close(): void;
}

/** Failures: `store.locked`, `store.damaged`, `store.newer`, `store.read-only`, `store.disk-full`. */
export function openStore(options: StoreOptions): Result<Store> {
  const path = join(options.folder, databaseFileName);
  let database: Database | null = null;
  try {
    const examined = examine(path, options);
    if (!examined.ok) return examined;
    const { standing, checkedAt } = examined.value;
    database = openDatabase(path, options);
    takeLock(database);
    dropClosedMark(options.folder);
    if (readLedgerHead(options.folder) === 'missing' && standing === 'empty') {
      writeLedgerHead(options.folder, genesis);
    }
    database.pragma(`application_id = ${applicationId}`);
    applyMigrations(database, options.migrations ?? knownMigrations, options.ports.clock.now());
    return ok(storeOver(database, path, { ...options, checkedAt }));
  } catch (error) {
    database?.close();
    const failure = storeFailureOf(error, path) ?? folderFailureOf(error, path);
    if (failure === null) throw error;
    return { ok: false, failure };
  }
}

interface Examined {
  readonly standing: 'empty' | 'ours';
  /** When the file was last read from end to end: now, or before it was last closed. */
  readonly checkedAt: string;
}

/** Looks at the file through a connection that cannot write. */
function examine(path: string, options: StoreOptions): Result<Examined> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const now = options.ports.clock.now();
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) {
    const head = readLedgerHead(options.folder);
    const wasUsed = head !== 'missing' && head !== 'unreadable' && head.number > 0;
    return wasUsed
      ? fail('store.damaged', { path, detail: 'empty' })
      : ok({ standing: 'empty', checkedAt: now });
  }
  const database = new sqlite(path, { ...openingOptions(options), readonly: true, fileMustExist: true });
  try {
    const id = database.pragma('application_id', { simple: true });
    const mark = readClosedMark(options.folder, path, now);
    const answer = mark === null ? database.pragma('quick_check(1)', { simple: true }) : 'ok';
    const checkedAt = mark?.checkedAt ?? now;
    if (answer !== 'ok') return fail('store.damaged', { path, detail: 'quick_check' });
    const applied = appliedMigrations(database);
    if (id !== applicationId || applied.length === 0) {
      return isBlank(database)
        ? ok({ standing: 'empty', checkedAt })
        : fail('store.damaged', { path, detail: 'application_id' });
    }
    const history = compareMigrations(applied, options.migrations ?? knownMigrations);
    if (history === 'newer') return fail('store.newer', { path });
    return history === 'foreign'
      ? fail('store.damaged', { path, detail: 'migrations' })
      : ok({ standing: 'ours', checkedAt });
  } finally {
    database.close();
  }
}

/** A file that a crash left before the first transaction was done holds nothing at all. */
function isBlank(database: Database): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
}

function openingOptions({ nativeBinding }: StoreOptions): sqlite.Options {
  return { timeout: 0, ...(nativeBinding === null ? {} : { nativeBinding }) };
}

function openDatabase(path: string, options: StoreOptions): Database {
  const database = new sqlite(path, openingOptions(options));
  // Before the first access, so that the lock also covers the index of the write-ahead log.
  database.pragma('locking_mode = EXCLUSIVE');
  return database;
}

function takeLock(database: Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  // What a row held before it was sealed does not stay in the free parts of its page.
  database.pragma('secure_delete = FAST');
  // Delete triggers then also see the rows that INSERT OR REPLACE would remove.
  database.pragma('recursive_triggers = ON');
  database.exec('BEGIN EXCLUSIVE; COMMIT');
}

function storeOver(
  database: Database,
  path: string,
  options: StoreOptions & Pick<Examined, 'checkedAt'>,
): Store {
  const readable = readableHandle(database);
  keepDatabase(readable, database);
  const [last] = readEntriesBefore(readable, null, 1);
  const brokenAt = firstDisagreement(readable, options);
  if (brokenAt !== null) options.ports.log.error('ledger.broken', null, { number: brokenAt });
  return {
    folder: options.folder,
    path,
    workstation: options.workstation,
    readable,
    ledger: {
      head: last === undefined ? genesis : { number: last.number, hash: last.hash },
      last: last === undefined ? null : { at: last.at, monotonicMs: null },
    },
    brokenAt,
    close: () => {
      database.close();
      if (brokenAt === null) letGo(path, options);
    },
  };
}

/** The database is whole either way; where the folder is gone or full by now, the next start catches the head up. */
function letGo(path: string, { folder, ports, checkedAt }: StoreOptions & Pick<Examined, 'checkedAt'>): void {
  try {
    flushLedgerHead(folder);
    writeClosedMark(folder, path, checkedAt);
  } catch (error) {
    ports.log.error('ledger.head-not-flushed', error);
  }
}

/** Entries after the kept head are fine when they follow it: then the program ended between commit and writing the head. */
function firstDisagreement(readable: ReadableStore, { folder, ports }: StoreOptions): number | null {
  const kept = readLedgerHead(folder);
  if (kept === 'missing' || kept === 'unreadable') return 1;
  if (kept.number > 0) {
    const [entry] = readEntriesAfter(readable, kept.number - 1, 1);
    if (entry?.number !== kept.number || entry.hash !== kept.hash) return kept.number;
  }
  const rest = checkChain(allEntries(readable, kept.number), ports.hash, kept);
  if (!rest.ok) return rest.brokenAt;
  // Also where it is there already: an earlier version wrote another form, and a write in place may not be on the disk.
  writeLedgerHead(folder, rest.head);
  return missingCheckpoint(readable, folder);
}

/** A checkpoint that was signed here and that the database does not know belongs to another history, or to a later one. */
function missingCheckpoint(readable: ReadableStore, folder: string): number | null {
  const note = readKeptCheckpoint(folder);
  if (note === null) return null;
  const checkpoint = readCheckpoint(note);
  if (checkpoint === null) return 1;
  return readCheckpointOf(readable, checkpoint.size)?.note === note ? null : checkpoint.size;
}

/** Failures of making the folder or reading the head. */
function folderFailureOf(error: unknown, path: string): Failure | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const code = String(error.code);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code))
    return { code: 'store.read-only', params: { path } };
  return ['ENOSPC', 'EDQUOT'].includes(code) ? { code: 'store.disk-full', params: { path } } : null;
}
