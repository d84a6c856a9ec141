/**
 * Where a package may be sent: the public half of a workstation's exchange key, signed by somebody whom the office certified,
 * so that nobody can put his own key in its place. A small file that travels on any medium.
 */
import * as z from 'zod/mini';
import { decodeBase64 } from '../base/base64.ts';
import { canonicalBytes } from '../base/canonical-json.ts';
import type { Envelope } from '../signoff/dsse.ts';
import { envelopeBytes, parseEnvelope, payloadOf, signEnvelope } from '../signoff/dsse.ts';
import { parseCanonical } from '../signoff/parse-canonical.ts';
import type { Signer } from '../signoff/signing.ts';

export const addressPayloadType = 'application/vnd.xianshen.exchange-address+json';

const exchangeAddress = z.strictObject({
  schema: z.literal('xianshen.exchange-address/1'),
  officeCode: z.string().check(z.regex(/^[0-9A-Z]{2,20}$/)),
  workstation: z.string().check(z.minLength(1), z.maxLength(300)),
  keyId: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  publicKey: z.string().check(z.refine((text: string) => decodeBase64(text)?.length === 32)),
  madeAt: z.iso.datetime({ precision: 3 }),
});

export type ExchangeAddress = z.infer<typeof exchangeAddress>;

/** Exact bytes of the file. */
export function addressBytes(address: ExchangeAddress, signer: Signer): Uint8Array {
  return envelopeBytes(
    signEnvelope(addressPayloadType, canonicalBytes(exchangeAddress.parse(address)), signer),
  );
}

/** The address and the envelope whose signature is still to be checked, or null for what is no address. */
export function parseAddress(
  untrustedBytes: Uint8Array,
): { readonly address: ExchangeAddress; readonly envelope: Envelope } | null {
  const envelope = parseEnvelope(untrustedBytes);
  if (envelope === null || envelope.payloadType !== addressPayloadType) return null;
  const reading = parseCanonical(exchangeAddress, payloadOf(envelope));
  return reading.ok ? { address: reading.value, envelope } : null;
}
