/**
 * The part of a machine's ledger that speaks of one dossier, with the size and root of the whole at that moment. Ledgers of
 * several machines are never merged; whoever receives a part notes that it has seen the root (cross-witness).
 */
import * as z from 'zod/mini';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { entryHash } from '../audit/audit-entry.ts';
import { isIncluded } from '../audit/merkle-proofs.ts';
import type { LedgerCheckpoint } from '../audit/merkle-tree.ts';
import { leafHash } from '../audit/merkle-tree.ts';
import { isSignedCheckpoint, readCheckpoint } from '../audit/signed-checkpoint.ts';
import { decodeBase64, encodeBase64 } from '../base/base64.ts';
import { hexToBytes } from '../base/bytes.ts';
import type { JsonValue } from '../base/canonical-json.ts';
import type { PersonId, Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { VerifySignature } from '../signoff/signing.ts';

const digest = z.pipe(
  z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  z.transform((value: string) => brand<Sha256>(value)),
);
const json: z.ZodMiniType<JsonValue> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]),
);
const number = z.int().check(z.gte(0));

const partShape = {
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
};

/** What proves a part: the checkpoint as a signed note, the key of the workstation that signed it, and a path for each entry. */
const partProof = z.strictObject({
  checkpoint: z.string().check(z.maxLength(1_000)),
  /** Raw Ed25519 key in base64. */
  key: z.string().check(z.refine((text: string) => decodeBase64(text)?.length === 32)),
  /** Audit paths of RFC 6962, in the order of the entries. */
  paths: z.array(z.array(digest).check(z.maxLength(64))).check(z.maxLength(100_000)),
});

/** Archives that were made before there were proofs stay readable. */
export const ledgerPart = z.union([
  z.strictObject({ ...partShape, proof: partProof }),
  z.strictObject(partShape),
]);

export type LedgerPart = z.infer<typeof ledgerPart>;
export type LedgerPartProof = z.infer<typeof partProof>;

/** Entries about a dossier, with the checkpoint of the whole, and proofs for each by its number. */
export function ledgerPartOf(
  entries: Iterable<AuditEntry>,
  dossier: string,
  { origin, size, rootHash }: LedgerCheckpoint,
  prove: ((numbers: readonly number[]) => LedgerPartProof) | null = null,
): LedgerPart {
  const about = [...entries].filter(({ objects }) => objects.includes(dossier));
  const part = {
    origin,
    size,
    rootHash,
    entries: about.map((entry) => ({ ...entry, clock: { ...entry.clock }, objects: [...entry.objects] })),
  };
  return prove === null ? part : { ...part, proof: prove(about.map(({ number }) => number)) };
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

/** Tells whether the part bears a checkpoint signed by the key it names, and each entry stands in the tree of it. */
export function isProvenPart(
  part: LedgerPart,
  { hash, verifySignature }: { readonly hash: Hash; readonly verifySignature: VerifySignature },
): boolean {
  if (!('proof' in part)) return false;
  const { entries, origin, size, rootHash: root, proof } = part;
  const told = readCheckpoint(proof.checkpoint);
  const publicKey = decodeBase64(proof.key);
  const verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    verifySignature({ algorithm: 'ed25519', publicKey: encodeBase64(key) }, message, signature);
  const isSigned =
    publicKey !== null &&
    told !== null &&
    told.origin === origin &&
    told.size === size &&
    told.rootHash === root &&
    isSignedCheckpoint(proof.checkpoint, publicKey, { hash, verify });
  return (
    isSigned &&
    proof.paths.length === entries.length &&
    entries.every(({ number, hash: own }, index) => {
      const leaf = { leafHash: leafHash(hexToBytes(own), hash), leaf: number - 1 };
      return isIncluded({ ...leaf, size, root, path: proof.paths[index] ?? [] }, hash);
    })
  );
}

/** Whether a ledger that was seen before cannot be the one that is told of now: the same size under another root. */
export function isContradicted(
  seen: { readonly size: number; readonly rootHash: string },
  told: Pick<LedgerPart, 'size' | 'rootHash'>,
): boolean {
  return told.size === seen.size && told.rootHash !== seen.rootHash;
}
