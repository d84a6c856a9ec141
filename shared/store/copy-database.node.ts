/** A copy of the office database as it is at this moment, in one file without a log beside it. */
import { chmodSync } from 'node:fs';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { Store } from './open-store.node.ts';
import { databaseOf } from './sqlite-handles.node.ts';
import { storeFailureOf } from './store-failure.node.ts';

/**
 * Writes the copy; it reads every page, so a damaged database shows here.
 * @param path file that does not exist yet
 * Failures: `store.damaged`, `store.disk-full`, `store.read-only`.
 */
export function copyDatabase(store: Store, path: string): Result<null> {
  try {
    databaseOf(store.readable).prepare('VACUUM INTO ?').run(path);
    chmodSync(path, 0o600);
    return ok(null);
  } catch (error) {
    const failure = storeFailureOf(error, path);
    if (failure === null) throw error;
    return { ok: false, failure };
  }
}
