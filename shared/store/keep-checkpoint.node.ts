/**
 * Checkpoints of the ledger and the hashes of its tree. They are the one thing written without an entry of their own: they say
 * nothing that the entries do not say, and a checkpoint about itself could not be made. The tables' guards let nobody change
 * them, and the check of the ledger computes the whole tree anew.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { SubtreeHash } from '../audit/merkle-proofs.ts';
import { rootOfSize } from '../audit/merkle-proofs.ts';
import type { LedgerCheckpoint, MerkleTree } from '../audit/merkle-tree.ts';
import { leafHash, ledgerTree, nodeHash, rootHash } from '../audit/merkle-tree.ts';
import { hexToBytes } from '../base/bytes.ts';
import type { KeyId, Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { idColumn } from './columns.ts';
import type { ReadableStore, WritableStore } from './handles.ts';
import { flushLedgerHead, replaceFile } from './ledger-head.node.ts';
import type { Store } from './open-store.node.ts';
import { allEntries } from './read-ledger.node.ts';
import { sql } from './sql.ts';
import { databaseOf, writableHandle } from './sqlite-handles.node.ts';
import { storeFailureOf } from './store-failure.node.ts';

export const checkpointFileName = 'ledger-checkpoint.txt';

export type CheckpointReason = 'sign-off' | 'export' | 'backup' | 'day-end';

export interface CheckpointRow {
  readonly size: number;
  readonly root: Sha256;
  /** Signed note. */
  readonly note: string;
  readonly keyId: KeyId;
  readonly why: CheckpointReason;
  readonly at: string;
}

export interface CheckpointMaking {
  readonly origin: string;
  readonly why: CheckpointReason;
  readonly at: string;
  readonly key: { readonly keyId: KeyId; readonly publicKey: string };
  /** Signs a checkpoint: gives the note. */
  readonly sign: (checkpoint: LedgerCheckpoint) => string;
}

/**
 * Makes a checkpoint of the ledger as it is; null for a ledger without entries. Costs as many hashes as there are entries since
 * the last one, however long the ledger is.
 * Failures: `ledger.broken`, `store.disk-full`, `store.read-only`.
 */
export function keepCheckpoint(
  store: Store,
  hash: Hash,
  making: CheckpointMaking,
): Result<CheckpointRow | null> {
  if (store.brokenAt !== null) return fail('ledger.broken', { number: store.brokenAt });
  const size = store.ledger.head.number;
  if (size === 0) return ok(null);
  const known = readCheckpointOf(store.readable, size);
  if (known !== null) return ok(known);
  const database = databaseOf(store.readable);
  try {
    const row = database
      .transaction(() => {
        const tx = writableHandle(database);
        extendTree(tx, store.readable, hash);
        const root = rootOfSize(size, storedSubtree(store.readable), hash);
        const note = making.sign({ origin: making.origin, size, rootHash: root });
        const isNew = readWorkstationKey(store.readable, making.key.keyId) === null;
        return insertCheckpoint(tx, { size, root, note }, { ...making, isNew });
      })
      .immediate();
    replaceFile(join(store.folder, checkpointFileName), row.note);
    flushLedgerHead(store.folder);
    return ok(row);
  } catch (error) {
    const failure = storeFailureOf(error, store.path);
    if (failure === null) throw error;
    return { ok: false, failure };
  }
}

function insertCheckpoint(
  tx: WritableStore,
  { size, root, note }: Pick<CheckpointRow, 'size' | 'root' | 'note'>,
  { why, at, key, origin, isNew }: CheckpointMaking & { readonly isNew: boolean },
): CheckpointRow {
  if (isNew) {
    tx.write(sql`
      INSERT INTO workstation_key (key_id, public_key, name, made_at)
      VALUES (${key.keyId}, ${key.publicKey}, ${origin}, ${at})`);
  }
  tx.write(sql`
    INSERT INTO ledger_checkpoint (size, root, note, key_id, why, at)
    VALUES (${size}, ${root}, ${note}, ${key.keyId}, ${why}, ${at})`);
  return { size, root, note, keyId: key.keyId, why, at };
}

const hashRow = z.object({ hash: idColumn<Sha256>() });

/** Hashes of complete subtrees as they are kept. @throws RangeError where one is not */
export function storedSubtree(store: ReadableStore): SubtreeHash {
  return (level, position) => {
    const row = store.one(
      hashRow,
      sql`SELECT hash FROM ledger_tree WHERE level = ${level} AND position = ${position}`,
    );
    if (row === null) throw new RangeError('a tree that does not reach so far');
    return row.hash;
  };
}

const lastRow = z.object({ last: z.nullable(z.int()) });

/** Entries whose leaves are kept; found by the key of the table, not by counting them. */
function keptLeaves(store: ReadableStore): number {
  const row = store.one(lastRow, sql`SELECT max(position) AS last FROM ledger_tree WHERE level = 0`);
  return (row?.last ?? -1) + 1;
}

/** Adds the entries that came since, each with the subtrees that it completes. */
function extendTree(tx: WritableStore, store: ReadableStore, hash: Hash): void {
  const at = storedSubtree(store);
  for (const entry of allEntries(store, keptLeaves(store))) {
    let node = leafHash(hexToBytes(entry.hash), hash);
    let position = entry.number - 1;
    for (let level = 0; ; level += 1) {
      tx.write(sql`INSERT INTO ledger_tree (level, position, hash) VALUES (${level}, ${position}, ${node})`);
      if (position % 2 === 0) break;
      node = nodeHash(at(level, position - 1), node, hash);
      position = (position - 1) / 2;
    }
  }
}

/** Size and root of the ledger as it is now. Costs as many hashes as there are entries since the last checkpoint. */
export function ledgerRoot(store: ReadableStore, hash: Hash): Pick<LedgerCheckpoint, 'size' | 'rootHash'> {
  const kept = keptTree(store);
  const tree = ledgerTree(hashesAfter(store, kept.size), hash, kept);
  return { size: tree.size, rootHash: rootHash(tree, hash) };
}

/** The kept tree by the roots of its complete subtrees. */
function keptTree(store: ReadableStore): MerkleTree {
  const size = keptLeaves(store);
  const at = storedSubtree(store);
  const peaks: Sha256[] = [];
  let start = 0;
  for (let level = Math.floor(Math.log2(Math.max(1, size))); level >= 0; level -= 1) {
    const width = 2 ** level;
    if (start + width > size) continue;
    peaks.push(at(level, start / width));
    start += width;
  }
  return { size, peaks };
}

function* hashesAfter(store: ReadableStore, number: number): Generator<Sha256> {
  for (const { hash } of allEntries(store, number)) yield hash;
}

const checkpointRow = z.pipe(
  z.object({
    size: z.int(),
    root: idColumn<Sha256>(),
    note: z.string(),
    key_id: idColumn<KeyId>(),
    why: z.enum(['sign-off', 'export', 'backup', 'day-end']),
    at: z.string(),
  }),
  z.transform(({ key_id, ...row }): CheckpointRow => ({ ...row, keyId: key_id })),
);

export function readCheckpoints(store: ReadableStore): readonly CheckpointRow[] {
  return store.all(checkpointRow, sql`SELECT * FROM ledger_checkpoint ORDER BY size`);
}

/** Checkpoint of exactly this many entries, or null. */
export function readCheckpointOf(store: ReadableStore, size: number): CheckpointRow | null {
  return store.one(checkpointRow, sql`SELECT * FROM ledger_checkpoint WHERE size = ${size}`);
}

/** The first checkpoint signed with a signature at or after a time, or null. */
export function readCheckpointSince(store: ReadableStore, at: string): CheckpointRow | null {
  return store.one(
    checkpointRow,
    sql`SELECT * FROM ledger_checkpoint WHERE why = 'sign-off' AND at >= ${at} ORDER BY size LIMIT 1`,
  );
}

const keyRow = z.object({ public_key: z.string() });

/** Public key of a workstation in base64, or null for a key that signed nothing here. */
export function readWorkstationKey(store: ReadableStore, keyId: KeyId): string | null {
  return (
    store.one(keyRow, sql`SELECT public_key FROM workstation_key WHERE key_id = ${keyId}`)?.public_key ?? null
  );
}

/** The checkpoint kept beside the database, or null where there is none yet. */
export function readKeptCheckpoint(folder: string): string | null {
  try {
    return readFileSync(join(folder, checkpointFileName), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
