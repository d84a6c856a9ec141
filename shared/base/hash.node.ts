/** The Hash port on node:crypto, for every host that runs on Node or Electron. */
import { hash } from 'node:crypto';
import { brand } from './ids.ts';
import type { Hash } from './ports.ts';

export const nodeHash: Hash = {
  sha256: (bytes) => brand(hash('sha256', bytes, 'hex')),
  sha256OfText: (text) => brand(hash('sha256', text, 'hex')),
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
  const length = blockBytes + bytes.length;
  const inner = length <= scratch.length ? scratch : new Uint8Array(length);
  pad(inner, short, innerPad);
  inner.set(bytes, blockBytes);
  // As text of one unit for each byte: a buffer takes five times as long to make as the digest itself.
  const digest = hash('sha256', inner.subarray(0, length), 'binary');
  pad(outer, short, outerPad);
  for (let index = 0; index < digestBytes; index += 1) outer[blockBytes + index] = digest.charCodeAt(index);
  const keyed = hash('sha256', outer, 'hex');
  // Nothing of a key stays behind here.
  inner.fill(0, 0, blockBytes);
  outer.fill(0, 0, blockBytes);
  return keyed;
}

/** Used again by each call: most messages are short, and there are many. */
const scratch = new Uint8Array(1024);
const outer = new Uint8Array(blockBytes + digestBytes);

function pad(block: Uint8Array, key: Uint8Array, padding: number): void {
  for (let index = 0; index < key.length; index += 1) block[index] = (key[index] ?? 0) ^ padding;
  block.fill(padding, key.length, blockBytes);
}
