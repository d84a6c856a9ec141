/** The VerifySignature port on node:crypto. */
import { createPublicKey, verify } from 'node:crypto';
import { decodeBase64 } from '../base/base64.ts';
import type { VerifySignature } from './signing.ts';

/** DER of an Ed25519 SubjectPublicKeyInfo up to the 32 bytes of the key (RFC 8410 section 4). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Checks an Ed25519 signature over the message itself (pure mode of RFC 8032). */
export const verifySignature: VerifySignature = (key, message, signature) => {
  const raw = decodeBase64(key.publicKey);
  if (key.algorithm !== 'ed25519' || raw === null || raw.length !== 32 || signature.length !== 64)
    return false;
  const information = Buffer.concat([spkiPrefix, raw]);
  return verify(null, message, createPublicKey({ key: information, format: 'der', type: 'spki' }), signature);
};
