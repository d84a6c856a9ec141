/**
 * Seals what was written about releases before words were sealed: letters and reasons of events, once, at the first sign-in of
 * somebody who may open the vault. Notes of decisions and comments of returns from before stay: the ledger proves them as they are.
 */
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import { readUnsealedEvents } from '../store/read-procedure.node.ts';
import { writeSealedDetail } from '../store/write-procedure.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';
import { sealDetail } from './sealed-words.node.ts';

/** Does nothing where nothing is left to do. Failures: those of a recorded change. */
export function sealOldWords(context: EngineContext): Result<{ readonly events: number }> {
  const { store, vaultLock } = context;
  if (vaultLock.state() !== 'open' || store.brokenAt !== null) return ok({ events: 0 });
  const rows = readUnsealedEvents(store.readable);
  if (rows.length === 0) return ok({ events: 0 });
  const event = { by: null, action: 'vault.seal', detail: { events: rows.length } } as const;
  return record(context, event, (tx) => {
    for (const { id, detail } of rows) writeSealedDetail(tx, id, sealDetail(context, id, detail));
    return { events: rows.length };
  });
}
