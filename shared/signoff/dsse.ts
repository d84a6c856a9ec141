/**
 * Envelopes around what is signed: DSSE v1 (github.com/secure-systems-lab/dsse, protocol.md and envelope.md).
 *
 * What is signed is not the payload but its pre-authentication encoding: type and payload, each with its length in bytes in
 * front, so that neither can be mistaken for part of the other.
 */
import * as z from 'zod/mini';
import { decodeBase64, encodeBase64 } from '../base/base64.ts';
import { concatBytes } from '../base/bytes.ts';
import { canonicalBytes } from '../base/canonical-json.ts';
import type { KeyId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import { keyIdPattern } from './key-id.ts';
import { parseCanonical } from './parse-canonical.ts';
import type { PublicKey, Signer, VerifySignature } from './signing.ts';

export interface EnvelopeSignature {
  readonly keyid: KeyId;
  /** Signature in base64. */
  readonly sig: string;
}

export interface Envelope {
  readonly payloadType: string;
  /** Payload in base64. */
  readonly payload: string;
  readonly signatures: readonly EnvelopeSignature[];
}

const base64Text = z.string().check(z.refine((text: string) => decodeBase64(text) !== null));

/** Form of an envelope, also where one stands within other signed JSON. */
export const envelopeSchema = z.strictObject({
  payloadType: z.string().check(z.minLength(1), z.maxLength(200)),
  payload: base64Text,
  signatures: z.readonly(
    z
      .array(
        z.strictObject({
          keyid: z.pipe(
            z.string().check(z.regex(keyIdPattern)),
            z.transform((value: string) => brand<KeyId>(value)),
          ),
          sig: base64Text,
        }),
      )
      .check(z.minLength(1), z.maxLength(8)),
  ),
});

/** Pre-authentication encoding: `DSSEv1 <length> <type> <length> <payload>`, lengths in bytes, decimal. */
export function preAuthenticationEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = encodeUtf8(payloadType);
  return concatBytes([
    encodeUtf8(`DSSEv1 ${type.length} `),
    type,
    encodeUtf8(` ${payload.length} `),
    payload,
  ]);
}

/** Signs a payload and puts it into an envelope: one signature for each key of the signer. */
export function signEnvelope(payloadType: string, payload: Uint8Array, signer: Signer): Envelope {
  const message = preAuthenticationEncoding(payloadType, payload);
  const signers = signer.second === undefined ? [signer] : [signer, signer.second];
  return {
    payloadType,
    payload: encodeBase64(payload),
    signatures: signers.map((each) => ({ keyid: each.keyId, sig: encodeBase64(each.sign(message)) })),
  };
}

/** Canonical JSON of an envelope: the exact bytes of its file. */
export function envelopeBytes({ payloadType, payload, signatures }: Envelope): Uint8Array {
  return canonicalBytes({
    payloadType,
    payload,
    signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig })),
  });
}

/** Parses the bytes of an envelope's file; null unless they are exactly what `envelopeBytes` writes. */
export function parseEnvelope(untrustedBytes: Uint8Array): Envelope | null {
  const reading = parseCanonical(envelopeSchema, untrustedBytes);
  return reading.ok ? reading.value : null;
}

/** Payload of an envelope. Look at the payload type as well: it says what was signed. */
export function payloadOf(signed: Envelope): Uint8Array {
  const payload = decodeBase64(signed.payload);
  if (payload === null) throw new RangeError('an envelope whose payload is not base64');
  return payload;
}

/** Tells whether the envelope's signature of this key holds. */
export function isSignedBy(signed: Envelope, key: PublicKey, verify: VerifySignature): boolean {
  const message = preAuthenticationEncoding(signed.payloadType, payloadOf(signed));
  return signed.signatures.some(({ keyid, sig }) => {
    const signature = decodeBase64(sig);
    return keyid === key.keyId && signature !== null && verify(key, message, signature);
  });
}

/** Tells whether exactly these keys signed, each with a signature that holds. */
export function isSignedByAll(
  signed: Envelope,
  keys: readonly PublicKey[],
  verify: VerifySignature,
): boolean {
  return signed.signatures.length === keys.length && keys.every((key) => isSignedBy(signed, key, verify));
}
