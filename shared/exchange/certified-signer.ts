/** Whether an envelope was signed by somebody whom the office certified: the one question about senders and signers alike. */
import type { Envelope } from '../signoff/dsse.ts';
import { isSignedBy } from '../signoff/dsse.ts';
import type { VerifySignature } from '../signoff/signing.ts';
import type { Certificate, TrustFile } from '../signoff/trust-file.ts';
import { certificateOf, standingAt } from '../signoff/trust-file.ts';

/**
 * Certificate of the first signature's key. Each signature must hold, by a key certified and in force at the time, and all must be
 * of one person: an office that signs with two algorithms puts two into an envelope. Null otherwise.
 */
export function certifiedSigner(
  envelope: Envelope,
  at: string,
  { trust, verifySignature }: { readonly trust: TrustFile; readonly verifySignature: VerifySignature },
): Certificate | null {
  const held = envelope.signatures.map(({ keyid }) => certificateOf(trust, keyid));
  const [first] = held;
  if (first === undefined || first === null) return null;
  const isGood = held.every(
    (each) =>
      each !== null &&
      each.person === first.person &&
      standingAt(each, at) === 'in-force' &&
      isSignedBy(envelope, each, verifySignature),
  );
  return isGood ? first : null;
}
