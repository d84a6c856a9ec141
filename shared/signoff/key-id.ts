/** Name of a key, made of the key itself, so that no table can give a key another key's name. */
import { decodeBase64 } from '../base/base64.ts';
import type { KeyId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { SignatureAlgorithm } from './signing.ts';
import { publicKeyBytes } from './signing.ts';

/** Form of a key id. */
export const keyIdPattern = /^[0-9a-f]{16}$/;

/** First 16 hexadecimal digits of the SHA-256 of the raw public key. */
export function keyIdOf(rawPublicKey: Uint8Array, hash: Hash): KeyId {
  return brand(hash.sha256(rawPublicKey).slice(0, 16));
}

/** Tells whether a key bears its own name. */
export function hasOwnKeyId(
  key: { readonly keyId: string; readonly algorithm: SignatureAlgorithm; readonly publicKey: string },
  hash: Hash,
): boolean {
  const raw = decodeBase64(key.publicKey);
  return raw !== null && raw.length === publicKeyBytes[key.algorithm] && keyIdOf(raw, hash) === key.keyId;
}
