/** The chain every change joins: next entry, check of a chain, head. */
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { AuditDraft, AuditEntry } from './audit-entry.ts';
import { entryHash } from './audit-entry.ts';

/** Last entry of a chain: what the next one follows. */
export interface ChainHead {
  readonly number: number;
  readonly hash: Sha256;
}

/** Head of a chain without entries: number 0, and 64 zeros where a hash would stand. */
export const genesis: ChainHead = { number: 0, hash: brand('0'.repeat(64)) };

/** `number`: a gap or a wrong order. `previous`: it does not follow the entry before. `hash`: a field was changed. */
export type ChainFault = 'number' | 'previous' | 'hash';

export type ChainCheck =
  | { readonly ok: true; readonly length: number; readonly head: ChainHead }
  | { readonly ok: false; readonly brokenAt: number; readonly why: ChainFault };

/** The entry that follows `head`. Monotonic time is cut to whole milliseconds, which every column and language keeps exactly. */
export function nextEntry(head: ChainHead, draft: AuditDraft, hash: Hash): AuditEntry {
  const { at, clock, person, duty, workstation, action, objects, result, detail } = draft;
  const entry = {
    number: head.number + 1,
    at,
    clock: { monotonicMs: Math.trunc(clock.monotonicMs), jumped: clock.jumped },
    person,
    duty,
    workstation,
    action,
    objects,
    result,
    detail,
    previous: head.hash,
  };
  return { ...entry, hash: entryHash(entry, hash) };
}

/** What the next entry follows. */
export function headOf(entry: AuditEntry): ChainHead {
  return { number: entry.number, hash: entry.hash };
}

/**
 * Walks a chain in order and stops at the first entry that does not hold.
 * @param from head that the first entry must follow; the beginning by default
 * @returns total length and head, or the number the broken entry should have had. A chain that was cut off at its end is
 * whole by itself: compare the head with one that was kept elsewhere.
 */
export function checkChain(entries: Iterable<AuditEntry>, hash: Hash, from: ChainHead = genesis): ChainCheck {
  let head = from;
  for (const entry of entries) {
    const why = faultOf(entry, head, hash);
    if (why !== null) return { ok: false, brokenAt: head.number + 1, why };
    head = headOf(entry);
  }
  return { ok: true, length: head.number, head };
}

function faultOf(entry: AuditEntry, head: ChainHead, hash: Hash): ChainFault | null {
  if (entry.number !== head.number + 1) return 'number';
  if (entry.previous !== head.hash) return 'previous';
  return hashHolds(entry, hash) ? null : 'hash';
}

/** A value that canonical JSON cannot hold was never hashed by us, so it is a changed entry and no crash. */
function hashHolds(entry: AuditEntry, hash: Hash): boolean {
  try {
    return entryHash(entry, hash) === entry.hash;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
