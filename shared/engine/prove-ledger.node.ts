/** Proofs out of a workspace: that an entry stands in its ledger, that the ledger only grew, and what a code on a slip speaks of. */
import type { AuditEntry } from '../audit/audit-entry.ts';
import { consistencyPath, inclusionPath, rootOfSize } from '../audit/merkle-proofs.ts';
import { noteVerifierKey, parseSlipCode, readCheckpoint, slipCode } from '../audit/signed-checkpoint.ts';
import { decodeBase64 } from '../base/base64.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { FoundSlip } from '../contract/audit-views.ts';
import type { CheckpointRow } from '../store/keep-checkpoint.node.ts';
import {
  readCheckpointOf,
  readCheckpoints,
  readWorkstationKey,
  storedSubtree,
} from '../store/keep-checkpoint.node.ts';
import { readEntriesAfter } from '../store/read-ledger.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import type { LedgerProof } from './ledger-proof-form.ts';
import { proofSchema } from './ledger-proof-form.ts';
import { checkpointNow } from './take-checkpoint.node.ts';

type Source = Pick<EngineContext, 'store' | 'ports'>;

/** Failures: `audit.entry-unknown`, those of `checkpointNow`. */
export function proveEntry(source: Source, number: number): Result<LedgerProof> {
  const { store, ports } = source;
  const entry = entryOf(source, number);
  if (entry === null) return fail('audit.entry-unknown', { number, length: store.ledger.head.number });
  const checkpoint = checkpointCovering(source, number);
  if (!checkpoint.ok) return checkpoint;
  const reading = { at: storedSubtree(store.readable), hash: ports.hash };
  const path = [...inclusionPath(number - 1, checkpoint.value.size, reading)];
  return ok({
    schema: proofSchema,
    kind: 'inclusion',
    entry: { ...entry, objects: [...entry.objects] },
    path,
    checkpoint: checkpoint.value.note,
    key: keyOf(source, checkpoint.value),
  });
}

/** A checkpoint that was kept elsewhere, by the text of its note, or one of this ledger, by its size. */
export type ToldCheckpoint = { readonly note: string; readonly name: string } | { readonly size: number };

export interface GrowthWanted {
  readonly older: ToldCheckpoint;
  /** Null: the newest there is. */
  readonly newer: ToldCheckpoint | null;
}

/**
 * That the ledger only grew from one checkpoint to another.
 * Failures: `audit.checkpoint-unreadable`, `audit.checkpoint-beyond` where the ledger is shorter, `audit.checkpoint-differs` where its
 * beginning is another one: both say that history was rewritten; `audit.checkpoint-missing` for a size of which no checkpoint is
 * kept, `audit.sizes-reversed`.
 */
export function proveGrowth(source: Source, { older, newer }: GrowthWanted): Result<LedgerProof> {
  const first = toldNote(source, older);
  if (!first.ok) return first;
  const second = newer === null ? null : toldNote(source, newer);
  if (second?.ok === false) return second;
  const from = checkedSize(source, first.value);
  if (!from.ok) return from;
  const until = second === null ? null : checkedSize(source, second.value);
  if (until?.ok === false) return until;
  const size = from.value;
  if (until !== null && until.value < size) {
    return fail('audit.sizes-reversed', { older: size, newer: until.value });
  }
  const kept = until === null ? null : readCheckpointOf(source.store.readable, until.value);
  const checkpoint = kept === null ? checkpointCovering(source, until?.value ?? size) : ok(kept);
  return checkpoint.ok ? ok(growthProof(source, first.value.text, checkpoint.value)) : checkpoint;
}

interface Note {
  readonly text: string;
  readonly name: string;
}

function toldNote({ store }: Source, told: ToldCheckpoint): Result<Note> {
  if ('note' in told) return ok({ text: told.note, name: told.name });
  const kept = readCheckpointOf(store.readable, told.size);
  return kept === null
    ? fail('audit.checkpoint-missing', { size: told.size })
    : ok({ text: kept.note, name: '' });
}

/** Size of a checkpoint with which this ledger begins. */
function checkedSize(source: Source, { text, name }: Note): Result<number> {
  const { store, ports } = source;
  const told = readCheckpoint(text);
  if (told === null) return fail('audit.checkpoint-unreadable', { name });
  const { size } = told;
  const length = store.ledger.head.number;
  if (size > length) return fail('audit.checkpoint-beyond', { size, length });
  // The tree is kept as far as the last checkpoint.
  const covering = checkpointCovering(source, size);
  if (!covering.ok) return covering;
  const root = rootOfSize(size, storedSubtree(store.readable), ports.hash);
  return root === told.rootHash ? ok(size) : fail('audit.checkpoint-differs', { size });
}

function growthProof(source: Source, older: string, checkpoint: CheckpointRow): LedgerProof {
  const reading = { at: storedSubtree(source.store.readable), hash: source.ports.hash };
  const size = readCheckpoint(older)?.size ?? 0;
  return {
    schema: proofSchema,
    kind: 'consistency',
    older,
    path: [...consistencyPath(size, checkpoint.size, reading)],
    checkpoint: checkpoint.note,
    key: keyOf(source, checkpoint),
  };
}

/**
 * What a code on a printed slip speaks of: the last entry of that moment.
 * Failures: `audit.slip-code-unreadable`, `audit.checkpoint-beyond`, `audit.checkpoint-differs`.
 */
export function findSlip(source: Source, untrustedCode: string): Result<FoundSlip> {
  const { store, ports } = source;
  const code = parseSlipCode(untrustedCode);
  if (code === null) return fail('audit.slip-code-unreadable', {});
  const { size, rootStart } = code;
  const length = store.ledger.head.number;
  const entry = entryOf(source, size);
  if (size > length || entry === null) return fail('audit.checkpoint-beyond', { size, length });
  const covering = checkpointCovering(source, size);
  if (!covering.ok) return covering;
  const rootHash = rootOfSize(size, storedSubtree(store.readable), ports.hash);
  if (!rootHash.startsWith(rootStart)) return fail('audit.checkpoint-differs', { size });
  const kept = readCheckpoints(store.readable).find((each) => each.size === size) ?? null;
  const { number, at, duty, action, objects } = entry;
  return ok({
    code: slipCode({ origin: '', size, rootHash }),
    rootHash,
    signedAt: kept?.at ?? null,
    entry: { number, at, duty, action, objects },
  });
}

function entryOf({ store }: Source, number: number): AuditEntry | null {
  const [entry] = readEntriesAfter(store.readable, number - 1, 1);
  return entry?.number === number ? entry : null;
}

/** The newest checkpoint where it reaches so far, or a new one. */
function checkpointCovering(source: Source, size: number): Result<CheckpointRow> {
  const newest = readCheckpoints(source.store.readable).at(-1);
  return newest !== undefined && newest.size >= size ? ok(newest) : checkpointNow(source, 'export');
}

function keyOf({ store, ports }: Source, { keyId, note }: CheckpointRow): string {
  const publicKey = decodeBase64(readWorkstationKey(store.readable, keyId) ?? '') ?? new Uint8Array();
  return noteVerifierKey(readCheckpoint(note)?.origin ?? '', publicKey, ports.hash);
}
