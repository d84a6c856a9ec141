/** Private keys of both algorithms, 32 bytes each: made, named and used. Works on OpenSSL (Node) and BoringSSL (Electron) alike. */
import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, sign as nodeSign } from 'node:crypto';
import { encodeBase64 } from '../base/base64.ts';
import { nodeHash } from '../base/hash.node.ts';
import type { IdSource } from '../base/ports.ts';
import { keyIdOf } from './key-id.ts';
import type { PublicKey, SignatureAlgorithm, Signer } from './signing.ts';
import { sm2Digest, sm2PrivateKeyOf, sm2PublicKeyOf, sm2Sign } from './sm2.ts';
import { sm2Nonces } from './sm2-nonce.node.ts';

/** DER of a PKCS #8 Ed25519 private key up to the 32 bytes of the key itself (RFC 8410 section 7). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A new private key; the caller wipes it after use. */
export function newSecret(algorithm: SignatureAlgorithm, random: Pick<IdSource, 'randomBytes'>): Uint8Array {
  if (algorithm === 'ed25519') return random.randomBytes(32);
  const surplus = random.randomBytes(48);
  const secret = sm2PrivateKeyOf(surplus);
  surplus.fill(0);
  return secret;
}

/** Public half of a private key, under its name. */
export function publicKeyOf(algorithm: SignatureAlgorithm, secret: Uint8Array): PublicKey {
  const raw = algorithm === 'sm2' ? sm2PublicKeyOf(secret) : ed25519Public(ed25519Private(secret));
  return { keyId: keyIdOf(raw, nodeHash), algorithm, publicKey: encodeBase64(raw) };
}

/** Signs with a private key, of which it keeps its own copy. */
export function signerOf(key: PublicKey, secret: Uint8Array): Pick<Signer, 'keyId' | 'sign'> {
  const { keyId, algorithm, publicKey } = key;
  if (algorithm === 'ed25519') {
    const privateKey = ed25519Private(secret);
    return { keyId, sign: (message) => new Uint8Array(nodeSign(null, message, privateKey)) };
  }
  // A copy whatever it is: slicing a Buffer would share the bytes that the caller wipes.
  const own = Uint8Array.from(secret);
  const raw = new Uint8Array(Buffer.from(publicKey, 'base64'));
  const sign = (message: Uint8Array): Uint8Array => {
    const digest = sm2Digest(message, raw);
    return sm2Sign({ privateKey: own, digest, nonces: sm2Nonces(own, digest) });
  };
  return { keyId, sign };
}

function ed25519Private(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
}

function ed25519Public(privateKey: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32));
}
