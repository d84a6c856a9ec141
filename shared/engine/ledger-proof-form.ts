/**
 * Form of proofs about a ledger, `xianshen.ledger-proof/1`: plain JSON that other programs check with SHA-256 and Ed25519 alone.
 *
 * `inclusion`: that an entry stands in the ledger of a checkpoint. The leaf is the 32 bytes of the entry's hash (which anybody
 * recomputes from the entry), the path that of RFC 6962 section 2.1.1, nearest first. `consistency`: that the ledger of a
 * checkpoint begins with that of an older one (section 2.1.2). Checkpoints are C2SP signed notes; `key` is the verifier key of the
 * workstation that signed, for convenience: trust comes from a key that was told on another way.
 */
import * as z from 'zod/mini';
import type { JsonValue } from '../base/canonical-json.ts';
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import { ledgerEntry } from './ledger-export-form.ts';

export const proofSchema = 'xianshen.ledger-proof/1';

const digest = z.pipe(
  z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  z.transform((value: string) => brand<Sha256>(value)),
);
const note = z.string().check(z.maxLength(1_000));
const path = z.array(digest).check(z.maxLength(64));
const shared = {
  schema: z.literal(proofSchema),
  path,
  checkpoint: note,
  key: z.string().check(z.maxLength(500)),
};

const ledgerProof = z.discriminatedUnion('kind', [
  z.strictObject({ ...shared, kind: z.literal('inclusion'), entry: ledgerEntry }),
  z.strictObject({ ...shared, kind: z.literal('consistency'), older: note }),
]);

export type LedgerProof = z.infer<typeof ledgerProof>;

/** Null for anything that is no proof. */
export function parseProof(untrustedText: string): LedgerProof | null {
  let untrusted: unknown;
  try {
    untrusted = JSON.parse(untrustedText);
  } catch {
    return null;
  }
  const parsed = ledgerProof.safeParse(untrusted);
  return parsed.success ? parsed.data : null;
}

export function proofText(proof: LedgerProof): string {
  const value: JsonValue = JSON.parse(JSON.stringify(proof));
  return `${JSON.stringify(value, null, 2)}\n`;
}
