/** The Hash port on node:crypto, for every host that runs on Node or Electron. */
import { hash } from 'node:crypto';
import { brand } from './ids.ts';
import type { Hash } from './ports.ts';

export const nodeHash: Hash = {
  sha256: (bytes) => brand(hash('sha256', bytes, 'hex')),
  hmacSha256,
};

/** Bytes that SHA-256 takes in one step; keys are filled up to it (RFC 2104, 2). */
const blockBytes = 64;
const digestBytes = 32;
const innerPad = 0x36;
const outerPad = 0x5c;

/**
 * HMAC (RFC 2104) out of plain hashes: `createHmac` makes a key object for each call, which takes many times as long as the
 * hash itself, and a screening asks for two of them with each finding.
 */
function hmacSha256(key: Uint8Array, bytes: Uint8Array): string {
  const short = key.length > blockBytes ? hash('sha256', key, 'buffer') : key;
  const inner = new Uint8Array(blockBytes + bytes.length);
  const outer = new Uint8Array(blockBytes + digestBytes);
  for (let index = 0; index < blockBytes; index += 1) {
    const byte = short[index] ?? 0;
    inner[index] = byte ^ innerPad;
    outer[index] = byte ^ outerPad;
  }
  inner.set(bytes, blockBytes);
  outer.set(hash('sha256', inner, 'buffer'), blockBytes);
  return hash('sha256', outer, 'hex');
}
