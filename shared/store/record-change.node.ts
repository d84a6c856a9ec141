/**
 * THE ONE DOOR: every change goes through here, and each takes its entry in the ledger along, in the same transaction.
 * Nothing else may write.
 */
import type { AuditEntry } from '../audit/audit-entry.ts';
import { headOf, nextEntry } from '../audit/chain.ts';
import type { JsonValue } from '../base/canonical-json.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { PersonId } from '../base/ids.ts';
import type { Ports } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { WritableStore } from './handles.ts';
import { keepLedgerHead } from './ledger-head.node.ts';
import type { Store } from './open-store.node.ts';
import { sql } from './sql.ts';
import { databaseOf, writableHandle } from './sqlite-handles.node.ts';
import { storeFailureOf } from './store-failure.node.ts';

/** Who did what to which things. Detail: facts only, never matched text, names or opinions. */
export interface Change {
  readonly person: PersonId | null;
  readonly duty: string | null;
  /** Machine name, e.g. `dossier.sign`. */
  readonly action: string;
  readonly objects: readonly string[];
  readonly result: 'done' | 'refused';
  readonly detail: JsonValue;
}

type DoorPorts = Pick<Ports, 'clock' | 'hash' | 'log'>;

/** A jump is a wall clock that moved otherwise than the monotonic one by more than this. */
const clockToleranceMs = 5_000;

/**
 * Writes rows and ledger entry, both or neither.
 * @param write gets the only writable handle there is, valid until it returns; it must not be asynchronous
 * Failures: `ledger.broken` when the store is open for looking only; `store.disk-full`, `store.read-only`.
 */
export function recordChange<T>(
  store: Store,
  ports: DoorPorts,
  change: Change,
  write: (tx: WritableStore, at: string) => T,
): Result<T> {
  if (store.brokenAt !== null) return fail('ledger.broken', { number: store.brokenAt });
  const database = databaseOf(store.readable);
  const at = ports.clock.now();
  const monotonicMs = ports.clock.monotonicMs();
  const clock = { monotonicMs, jumped: hasJumped(store, at, monotonicMs) };
  const entry = nextEntry(
    store.ledger.head,
    { ...change, at, clock, workstation: store.workstation },
    ports.hash,
  );
  let value: T;
  try {
    value = database
      .transaction(() => {
        const tx = writableHandle(database);
        const written = write(tx, at);
        insertEntry(tx, entry);
        return written;
      })
      .immediate();
  } catch (error) {
    const failure = storeFailureOf(error, store.path);
    if (failure === null) throw error;
    return { ok: false, failure };
  }
  store.ledger.head = headOf(entry);
  store.ledger.last = { at, monotonicMs };
  keepHead(store, ports);
  return ok(value);
}

/** The change is safe by now; a head that stays behind is caught up at the next change or start. It never runs ahead. */
function keepHead(store: Store, ports: DoorPorts): void {
  try {
    keepLedgerHead(store.folder, store.ledger.head);
  } catch (error) {
    ports.log.error('ledger.head-not-kept', error, { number: store.ledger.head.number });
  }
}

function hasJumped({ ledger: { last } }: Store, at: string, monotonicMs: number): boolean {
  if (last === null) return false;
  const wall = Date.parse(at) - Date.parse(last.at);
  if (last.monotonicMs === null) return wall < 0;
  return Math.abs(wall - (monotonicMs - last.monotonicMs)) > clockToleranceMs;
}

function insertEntry(tx: WritableStore, entry: AuditEntry): void {
  const { number, at, clock, person, duty, workstation, action, objects, result, detail, previous, hash } =
    entry;
  tx.write(sql`
    INSERT INTO ledger_entry (number, at, monotonic_ms, clock_jumped, person, duty, workstation, action, objects,
      result, detail, previous, hash)
    VALUES (${number}, ${at}, ${clock.monotonicMs}, ${clock.jumped ? 1 : 0}, ${person}, ${duty}, ${workstation},
      ${action}, ${canonicalJson(objects)}, ${result}, ${canonicalJson(detail)}, ${previous}, ${hash})`);
}
