/**
 * Secret numbers for SM2 signatures, from key and digest alone as RFC 6979 section 3.2 makes them with HMAC-SHA-256: no random
 * source can fail here, and the same bytes signed twice give the same signature. Two digests never share a number, which
 * would give the key away.
 */
import { createHmac } from 'node:crypto';
import { bytesToHex } from '../base/bytes.ts';
import { sm2Order } from './sm2.ts';

/** Candidates in [1, n − 1], as many as are asked for. */
export function* sm2Nonces(privateKey: Uint8Array, digest: Uint8Array): Generator<bigint> {
  const seed = Buffer.concat([privateKey, octetsModuloOrder(digest)]);
  let v: Buffer = Buffer.alloc(32, 0x01);
  let k: Buffer = Buffer.alloc(32, 0x00);
  for (const mark of [0x00, 0x01]) {
    k = hmac(k, Buffer.concat([v, Buffer.of(mark), seed]));
    v = hmac(k, v);
  }
  for (;;) {
    v = hmac(k, v);
    const candidate = BigInt(`0x${bytesToHex(v)}`);
    if (candidate >= 1n && candidate < sm2Order) yield candidate;
    k = hmac(k, Buffer.concat([v, Buffer.of(0x00)]));
    v = hmac(k, v);
  }
}

function hmac(key: Buffer, bytes: Buffer): Buffer {
  return createHmac('sha256', key).update(bytes).digest();
}

/** bits2octets of RFC 6979, 2.3.4. */
function octetsModuloOrder(digest: Uint8Array): Buffer {
  const reduced = BigInt(`0x${bytesToHex(digest)}`) % sm2Order;
  return Buffer.from(reduced.toString(16).padStart(64, '0'), 'hex');
}
