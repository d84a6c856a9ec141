/**
 * The part of a machine's ledger that speaks of one dossier, with the size and root of the whole at that moment. Ledgers of
 * several machines are never merged; whoever receives a part notes that it has seen the root (cross-witness).
 */
import * as z from 'zod/mini';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { entryHash } from '../audit/audit-entry.ts';
import type { LedgerCheckpoint } from '../audit/merkle-tree.ts';
import type { JsonValue } from '../base/canonical-json.ts';
import type { PersonId, Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';

const digest = z.pipe(
  z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  z.transform((value: string) => brand<Sha256>(value)),
);
const json: z.ZodMiniType<JsonValue> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]),
);
const number = z.int().check(z.gte(0));

export const ledgerPart = z.strictObject({
  origin: z.string().check(z.minLength(1), z.maxLength(400)),
  size: number,
  rootHash: digest,
  entries: z
    .array(
      z.strictObject({
        number,
        at: z.iso.datetime({ precision: 3 }),
        clock: z.strictObject({ monotonicMs: z.int(), jumped: z.boolean() }),
        person: z.nullable(
          z.pipe(
            z.string().check(z.maxLength(100)),
            z.transform((value: string) => brand<PersonId>(value)),
          ),
        ),
        duty: z.nullable(z.string().check(z.maxLength(50))),
        workstation: z.string().check(z.maxLength(300)),
        action: z.string().check(z.maxLength(60)),
        objects: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(1_000)),
        result: z.enum(['done', 'refused']),
        detail: json,
        previous: digest,
        hash: digest,
      }),
    )
    .check(z.maxLength(100_000)),
});

export type LedgerPart = z.infer<typeof ledgerPart>;

/** Entries about a dossier, with the checkpoint of the whole. */
export function ledgerPartOf(
  entries: Iterable<AuditEntry>,
  dossier: string,
  { origin, size, rootHash }: LedgerCheckpoint,
): LedgerPart {
  const about = [...entries].filter(({ objects }) => objects.includes(dossier));
  return {
    origin,
    size,
    rootHash,
    entries: about.map((entry) => ({ ...entry, clock: { ...entry.clock }, objects: [...entry.objects] })),
  };
}

/** Tells whether each entry bears its own hash, in order, within the ledger's size, and speaks of the dossier. */
export function isSoundPart({ entries, size }: LedgerPart, dossier: string, hash: Hash): boolean {
  return entries.every(
    (entry, index) =>
      entry.number <= size &&
      entry.number > (entries[index - 1]?.number ?? 0) &&
      entry.objects.includes(dossier) &&
      entryHash(entry, hash) === entry.hash,
  );
}

/** Whether a ledger that was seen before cannot be the one that is told of now: the same size under another root. */
export function isContradicted(
  seen: { readonly size: number; readonly rootHash: string },
  told: Pick<LedgerPart, 'size' | 'rootHash'>,
): boolean {
  return told.size === seen.size && told.rootHash !== seen.rootHash;
}
