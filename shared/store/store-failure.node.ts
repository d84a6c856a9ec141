/** What SQLite could not do, as a failure that a person can act on; anything else is a fault of ours and stays an error. */
import sqlite from 'better-sqlite3';
import type { Failure } from '../base/result.ts';

/** Failure for an error of the database at `path`, or null. */
export function storeFailureOf(error: unknown, path: string): Failure | null {
  if (!(error instanceof sqlite.SqliteError)) return null;
  const code = error.code;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return { code: 'store.locked', params: { path } };
  if (code.startsWith('SQLITE_FULL')) return { code: 'store.disk-full', params: { path } };
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_PERM') {
    return { code: 'store.read-only', params: { path } };
  }
  const isDamaged =
    code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_IOERR');
  return isDamaged ? { code: 'store.damaged', params: { path, detail: code } } : null;
}
