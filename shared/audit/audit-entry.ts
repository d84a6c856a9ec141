/**
 * One entry of the audit ledger: who did what to which things, when, and what came before.
 *
 * The hash is SHA-256 over the domain string `xianshen.ledger/1`, a line feed, and the canonical JSON of all other fields,
 * so that anybody can recompute it from an export with standard tools.
 */
import type { JsonValue } from '../base/canonical-json.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { PersonId, Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';

/** Domain string in front of every hashed entry. */
export const ledgerDomain = 'xianshen.ledger/1';

export interface AuditClock {
  /** Whole milliseconds of a clock that only grows; shows the order even when the wall clock was set back. */
  readonly monotonicMs: number;
  /** The wall clock moved against the monotonic one since the entry before. */
  readonly jumped: boolean;
}

/** What the writer of an entry knows; number and hashes come from the chain. */
export interface AuditDraft {
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly clock: AuditClock;
  readonly person: PersonId | null;
  readonly duty: string | null;
  readonly workstation: string;
  /** Machine name of the change, e.g. `dossier.sign`. */
  readonly action: string;
  /** Ids of the things it was about. */
  readonly objects: readonly string[];
  readonly result: 'done' | 'refused';
  /** Facts of the change. Never matched text, names or opinions. */
  readonly detail: JsonValue;
}

export interface AuditEntry extends AuditDraft {
  /** 1, 2, 3, … without gaps. */
  readonly number: number;
  /** Hash of the entry before; `genesis.hash` for the first. */
  readonly previous: Sha256;
  readonly hash: Sha256;
}

/** Exact text whose SHA-256, taken over its UTF-8, is the entry's hash. */
function entryText(entry: Omit<AuditEntry, 'hash'>): string {
  const { number, at, clock, person, duty, workstation, action, objects, result, detail, previous } = entry;
  const { monotonicMs, jumped } = clock;
  // In the order in which they are hashed, which saves sorting them.
  const fields: JsonValue = {
    action,
    at,
    clock: { jumped, monotonicMs },
    detail,
    duty,
    number,
    objects,
    person,
    previous,
    result,
    workstation,
  };
  return `${ledgerDomain}\n${canonicalJson(fields)}`;
}

/** Hash of an entry over all its other fields. */
export function entryHash(entry: Omit<AuditEntry, 'hash'>, hash: Hash): Sha256 {
  return hash.sha256OfText(entryText(entry));
}
