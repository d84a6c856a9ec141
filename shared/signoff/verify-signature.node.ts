/** The VerifySignature port: Ed25519 on node:crypto, SM2 without native code, because BoringSSL knows none. */
import { createPublicKey, verify } from 'node:crypto';
import { decodeBase64 } from '../base/base64.ts';
import type { VerifySignature } from './signing.ts';
import { publicKeyBytes } from './signing.ts';
import { sm2Verify } from './sm2.ts';

/** DER of an Ed25519 SubjectPublicKeyInfo up to the 32 bytes of the key (RFC 8410 section 4). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Checks an Ed25519 signature over the message itself (pure mode of RFC 8032), or an SM2 signature with SM3. */
export const verifySignature: VerifySignature = (key, message, signature) => {
  const raw = decodeBase64(key.publicKey);
  if (raw === null || raw.length !== publicKeyBytes[key.algorithm]) return false;
  return key.algorithm === 'sm2'
    ? sm2Verify(raw, message, signature)
    : verifyEd25519(raw, message, signature);
};

function verifyEd25519(raw: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  const information = Buffer.concat([spkiPrefix, raw]);
  return verify(null, message, createPublicKey({ key: information, format: 'der', type: 'spki' }), signature);
}
