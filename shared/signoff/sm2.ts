/**
 * SM2 signatures with SM3 (GB/T 32918.2-2016) on the recommended curve of GB/T 32918.5-2017, for the user id that GB/T 35276
 * prescribes where none was agreed: 1234567812345678. Curve and equation are those of sm-crypto-v2; ranges, form and nonce are
 * ours, because the library checks and promises none of them.
 *
 * Public key: 65 bytes, 0x04 ‖ x ‖ y. Signature: DER, SEQUENCE { INTEGER r, INTEGER s } (GB/T 35276-2017, 7.3), as OpenSSL reads it.
 * Big numbers of the language do not take the same time for all values: keys are used on machines of their holders only.
 */
import { sm2 } from 'sm-crypto-v2';
import { bytesToHex, hexToBytes } from '../base/bytes.ts';
import { derSignature, readDerSignature } from './sm2-der.ts';

/** User id in Z, the digest of who signs (GB/T 32918.2, 5.5). */
export const sm2UserId = '1234567812345678';

/** Order of the base point (GB/T 32918.5-2017, 2). */
export const sm2Order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** Turns 48 random bytes into a private key in [1, n − 2]; the surplus of 128 bits makes the bias negligible. */
export function sm2PrivateKeyOf(random: Uint8Array): Uint8Array {
  if (random.length !== 48) throw new RangeError('an SM2 key is made of 48 random bytes');
  return bytesOf((numberOf(random) % (sm2Order - 2n)) + 1n);
}

/** Public key of a private one, uncompressed. */
export function sm2PublicKeyOf(privateKey: Uint8Array): Uint8Array {
  return hexToBytes(sm2.getPublicKeyFromPrivateKey(bytesToHex(privateKey)));
}

/** e = SM3(Z ‖ message): what is signed (GB/T 32918.2, 6.1). */
export function sm2Digest(message: Uint8Array, publicKey: Uint8Array): Uint8Array {
  return hexToBytes(sm2.getHash(message, bytesToHex(publicKey), sm2UserId));
}

export interface Sm2Signing {
  readonly privateKey: Uint8Array;
  /** e of the message, from `sm2Digest`. */
  readonly digest: Uint8Array;
  /** Candidates for the secret number of this signature, each in [1, n − 1]; never the same for two digests. */
  readonly nonces: Iterable<bigint>;
}

/** Signs a digest. @throws RangeError when the nonces run out, which takes 2 failures of odds 2^-256 */
export function sm2Sign({ privateKey, digest, nonces }: Sm2Signing): Uint8Array {
  const secret = numberOf(privateKey);
  for (const k of nonces) {
    const point = sm2PublicKeyOf(bytesOf(k));
    const r = modulo(numberOf(digest) + numberOf(point.subarray(1, 33)));
    if (r === 0n || r + k === sm2Order) continue;
    const s = modulo(inverse(secret + 1n) * modulo(k - r * secret));
    if (s !== 0n) return derSignature({ r, s });
  }
  throw new RangeError('no nonce gave a signature');
}

/** Tells whether a signature holds; false for keys off the curve, numbers out of range and any form but the one of DER. */
export function sm2Verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const pair = readDerSignature(signature);
  if (pair === null || !inRange(pair.r) || !inRange(pair.s) || !isOnCurve(publicKey)) return false;
  const plain = bytesToHex(bytesOf(pair.r)) + bytesToHex(bytesOf(pair.s));
  const key = bytesToHex(publicKey);
  return sm2.doVerifySignature(message, plain, key, { hash: true, userId: sm2UserId });
}

function inRange(value: bigint): boolean {
  return value >= 1n && value < sm2Order;
}

function isOnCurve(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 65 || publicKey[0] !== 0x04) return false;
  const x = numberOf(publicKey.subarray(1, 33));
  const y = numberOf(publicKey.subarray(33));
  if (x >= prime || y >= prime) return false;
  return (y * y - (x * x * x - 3n * x + coefficient)) % prime === 0n;
}

/** Field and curve: y² = x³ − 3x + b over p (GB/T 32918.5-2017, 2). */
const prime = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;
const coefficient = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;

function modulo(value: bigint): bigint {
  const rest = value % sm2Order;
  return rest < 0n ? rest + sm2Order : rest;
}

/** Inverse by Fermat's little theorem: the order is a prime. */
function inverse(value: bigint): bigint {
  let result = 1n;
  let base = modulo(value);
  for (let exponent = sm2Order - 2n; exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) result = modulo(result * base);
    base = modulo(base * base);
  }
  return result;
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${bytesToHex(bytes)}`);
}

function bytesOf(value: bigint): Uint8Array {
  return hexToBytes(value.toString(16).padStart(64, '0'));
}
