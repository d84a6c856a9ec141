import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';

const bytes = fc.uint8Array({ maxLength: 300 });

test('SHA-256 of the empty text and of “abc” (FIPS 180-4, examples)', () => {
  expect(nodeHash.sha256(new Uint8Array())).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  expect(nodeHash.sha256(new TextEncoder().encode('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test.each([
  // RFC 4231, 4.2, 4.3, 4.4 and 4.7: a short key, a text as key, a block of one byte, a key longer than a block.
  [
    new Uint8Array(20).fill(0x0b),
    'Hi There',
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  ],
  [
    new TextEncoder().encode('Jefe'),
    'what do ya want for nothing?',
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [
    new Uint8Array(20).fill(0xaa),
    '\xdd'.repeat(50),
    '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
  ],
  [
    new Uint8Array(131).fill(0xaa),
    'Test Using Larger Than Block-Size Key - Hash Key First',
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
])('keyed hashes are those of RFC 4231', (key, text, expected) => {
  const message = Uint8Array.from(text, (character) => character.charCodeAt(0));
  expect(nodeHash.hmacSha256(key, message)).toBe(expected);
});

test('hashes, keyed and plain, are those of the streaming functions for keys and texts of any length', () => {
  fc.assert(
    fc.property(bytes, bytes, (key, text) => {
      expect(nodeHash.hmacSha256(key, text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
      expect(nodeHash.sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }),
  );
});
