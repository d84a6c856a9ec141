/**
 * Signature over a folder of rule sets: a DSSE envelope over the canonical list of the sets with their digests.
 *
 * The list covers the folder exactly. A set that was changed, taken away or put in is noticed, not only one that was damaged.
 */
import * as z from 'zod/mini';
import { canonicalBytes } from '../base/canonical-json.ts';
import type { KeyId } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { RuleKey } from '../screening/rule-keys.ts';
import type { RuleSetReference } from '../screening/rule-set.ts';
import { envelopeBytes, isSignedBy, parseEnvelope, payloadOf, signEnvelope } from '../signoff/dsse.ts';
import { hasOwnKeyId } from '../signoff/key-id.ts';
import { parseCanonical } from '../signoff/parse-canonical.ts';
import { ruleSetReferences } from '../signoff/parse-statement.ts';
import type { Signer, VerifySignature } from '../signoff/signing.ts';

/** Payload type of the envelope. */
export const rulesPayloadType = 'application/vnd.xianshen.rules+json';

const signedRules = z.strictObject({
  schema: z.literal('xianshen.rules-signature/1'),
  /** By id. */
  sets: ruleSetReferences,
  signedOn: z.iso.date(),
});

/** Who signed the rule sets, and when. */
export interface RuleSignature {
  readonly keyId: KeyId;
  /** Date, as in 2026-11-23. */
  readonly signedOn: string;
}

export type SignatureCheck =
  | { readonly ok: true; readonly signature: RuleSignature }
  /** `form`: not such a file. `key`: by nobody known. `signature`: does not hold. Else the id of the set that is not as signed. */
  | { readonly ok: false; readonly where: string };

export interface SignaturePorts {
  readonly keys: readonly RuleKey[];
  readonly hash: Hash;
  readonly verifySignature: VerifySignature;
}

/** Makes the bytes of the signature file. */
export function signRuleSets(
  sets: readonly RuleSetReference[],
  signedOn: string,
  signer: Signer,
): Uint8Array {
  const payload = signedRules.parse({ schema: 'xianshen.rules-signature/1', sets: byId(sets), signedOn });
  return envelopeBytes(signEnvelope(rulesPayloadType, canonicalBytes(payload), signer));
}

/** Checks a signature file against the sets that were read beside it. */
export function checkRuleSignature(
  untrustedBytes: Uint8Array,
  sets: readonly RuleSetReference[],
  { keys, hash, verifySignature }: SignaturePorts,
): SignatureCheck {
  const envelope = parseEnvelope(untrustedBytes);
  if (envelope === null || envelope.payloadType !== rulesPayloadType) return { ok: false, where: 'form' };
  const known = keys.filter(
    (key) => hasOwnKeyId(key, hash) && envelope.signatures.some(({ keyid }) => keyid === key.keyId),
  );
  if (known.length === 0) return { ok: false, where: 'key' };
  const signer = known.find((key) => isSignedBy(envelope, key, verifySignature));
  if (signer === undefined) return { ok: false, where: 'signature' };
  const reading = parseCanonical(signedRules, payloadOf(envelope));
  if (!reading.ok) return { ok: false, where: 'form' };
  const other = firstDifference(reading.value.sets, sets);
  return other === null
    ? { ok: true, signature: { keyId: signer.keyId, signedOn: reading.value.signedOn } }
    : { ok: false, where: other };
}

/** Id of the first set that is not in both lists alike; null when they say the same. */
function firstDifference(
  signed: readonly RuleSetReference[],
  present: readonly RuleSetReference[],
): string | null {
  const name = ({ id, version, digest }: RuleSetReference) => `${id} ${version} ${digest}`;
  const counted = (sets: readonly RuleSetReference[]) => new Set(sets.map(name));
  const [left, right] = [counted(signed), counted(present)];
  const other =
    present.find((set) => !left.has(name(set))) ?? signed.find((set) => !right.has(name(set))) ?? null;
  return other?.id ?? null;
}

function byId(sets: readonly RuleSetReference[]): readonly RuleSetReference[] {
  return sets
    .map(({ id, version, digest }) => ({ id, version, digest }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
