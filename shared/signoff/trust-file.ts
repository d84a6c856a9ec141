/**
 * The office's trust file (trust.json): whose key may sign what, and from when until when, signed by the office's root key.
 *
 * It is a DSSE envelope, so that whoever checks it needs no second way of checking. People appear under opaque ids, never
 * by name. A verifier keeps one file per office and never goes back to an older version.
 */
import * as z from 'zod/mini';
import { decodeBase64 } from '../base/base64.ts';
import { canonicalBytes } from '../base/canonical-json.ts';
import type { KeyId, PersonId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import {
  envelopeBytes,
  envelopeSchema,
  isSignedByAll,
  parseEnvelope,
  payloadOf,
  signEnvelope,
} from './dsse.ts';
import { hasOwnKeyId, keyIdPattern } from './key-id.ts';
import { parseCanonical } from './parse-canonical.ts';
import type { Signer, VerifySignature } from './signing.ts';
import { signatureAlgorithms } from './signing.ts';
import { signingStages } from './statement.ts';

/** Payload type of the envelope. */
export const trustPayloadType = 'application/vnd.xianshen.trust+json';

/**
 * Why a key no longer counts. After `compromised` no signature of the key counts, whenever it claims to have been made,
 * because its holder can claim any time; after the others those made before still count.
 */
export const revocationReasons = ['compromised', 'lost', 'replaced', 'left-duty'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

/** ISO 8601 in UTC with milliseconds, so that text order is order in time. */
export const instant = z.iso.datetime({ precision: 3 });

const keyShape = {
  keyId: z.pipe(
    z.string().check(z.regex(keyIdPattern)),
    z.transform((value: string) => brand<KeyId>(value)),
  ),
  algorithm: z.enum(signatureAlgorithms),
  publicKey: z.string().check(z.refine((text: string) => decodeBase64(text) !== null)),
};
/** A key of the root as it stands in signed JSON. */
export const rootKey = z.strictObject(keyShape);

const certificate = z.strictObject({
  ...keyShape,
  /** Opaque id: tells people apart, names nobody. */
  person: z.pipe(
    z.string().check(z.regex(/^[a-z0-9-]{1,100}$/)),
    z.transform((value: string) => brand<PersonId>(value)),
  ),
  duties: z.array(z.enum(signingStages)).check(z.minLength(1)),
  validFrom: instant,
  validUntil: instant,
  revoked: z.nullable(z.strictObject({ at: instant, why: z.enum(revocationReasons) })),
});

const office = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  code: z.string().check(z.regex(/^[0-9A-Z]{2,20}$/)),
});

const shape = {
  /** Grows with every change; a smaller one is never accepted again. */
  version: z.int().check(z.gte(1)),
  office,
  root: rootKey,
  certificates: z.array(certificate).check(z.maxLength(10_000)),
};

/**
 * Form 1 knows Ed25519 and one root for all time. Form 2 is written as soon as an office has a key of SM2 or its second root:
 * `coRoot` is the root's key of the other algorithm where both sign, `succession` the envelopes in which each root names
 * the next, oldest first.
 */
const trustFile = z
  .discriminatedUnion('schema', [
    z.strictObject({ schema: z.literal('xianshen.trust/1'), ...shape }),
    z.strictObject({
      schema: z.literal('xianshen.trust/2'),
      ...shape,
      coRoot: z.nullable(rootKey),
      succession: z.readonly(z.array(envelopeSchema).check(z.maxLength(100))),
    }),
  ])
  .check(
    z.refine(
      ({ schema, root, certificates }) =>
        schema === 'xianshen.trust/2' ||
        [root, ...certificates].every(({ algorithm }) => algorithm === 'ed25519'),
    ),
  );

export type Certificate = z.infer<typeof certificate>;
export type TrustFile = z.infer<typeof trustFile>;
export type RootKey = z.infer<typeof rootKey>;
export type OfficeName = z.infer<typeof office>;

/** Checks that a trust file needs besides its form. */
export interface TrustPorts {
  readonly hash: Hash;
  readonly verifySignature: VerifySignature;
}

/** Keys of the root: one, or one of each algorithm. All of them sign. */
export function rootsOf(trust: TrustFile): readonly RootKey[] {
  return trust.schema === 'xianshen.trust/2' && trust.coRoot !== null
    ? [trust.root, trust.coRoot]
    : [trust.root];
}

/**
 * Makes the bytes of a trust file.
 * @throws RangeError when the signer is not the root, which would make a file that nobody accepts
 */
export function buildTrustFile(trust: TrustFile, root: Signer): Uint8Array {
  const signed = signEnvelope(trustPayloadType, canonicalBytes(trustFile.parse(trust)), root);
  const signers = signed.signatures.map(({ keyid }) => keyid).join();
  if (
    signers !==
    rootsOf(trust)
      .map(({ keyId }) => keyId)
      .join()
  )
    throw new RangeError('a trust file is signed by its own root');
  return envelopeBytes(signed);
}

export type ParsedTrust =
  | { readonly ok: true; readonly trust: TrustFile }
  /** `form`: not a trust file. `key-id`: a key under a wrong name. `twice`: one key twice. `signature`: not its root's. */
  | { readonly ok: false; readonly why: 'form' | 'key-id' | 'twice' | 'signature' };

/** Parses the bytes of a trust file and checks that it is signed by the root that it names. */
export function parseTrustFile(untrustedBytes: Uint8Array, ports: TrustPorts): ParsedTrust {
  const envelope = parseEnvelope(untrustedBytes);
  if (envelope === null || envelope.payloadType !== trustPayloadType) return { ok: false, why: 'form' };
  const reading = parseCanonical(trustFile, payloadOf(envelope));
  if (!reading.ok) return { ok: false, why: 'form' };
  const trust = reading.value;
  const roots = rootsOf(trust);
  const keys = [...roots, ...trust.certificates];
  if (!keys.every((key) => hasOwnKeyId(key, ports.hash))) return { ok: false, why: 'key-id' };
  if (new Set(keys.map(({ keyId }) => keyId)).size !== keys.length) return { ok: false, why: 'twice' };
  return isSignedByAll(envelope, roots, ports.verifySignature)
    ? { ok: true, trust }
    : { ok: false, why: 'signature' };
}

/** Certificate of a key, or null for a key the office did not certify. */
export function certificateOf(trust: TrustFile, key: KeyId): Certificate | null {
  return trust.certificates.find(({ keyId }) => keyId === key) ?? null;
}

/** What speaks against a certificate at the time of a signature. */
export function standingAt(
  held: Pick<Certificate, 'validFrom' | 'validUntil' | 'revoked'>,
  at: string,
): 'in-force' | 'not-in-force' | 'revoked' {
  const { revoked } = held;
  if (revoked !== null && (revoked.why === 'compromised' || at >= revoked.at)) return 'revoked';
  return at >= held.validFrom && at < held.validUntil ? 'in-force' : 'not-in-force';
}
