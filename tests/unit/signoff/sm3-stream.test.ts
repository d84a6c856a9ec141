import { createHash, getHashes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import { sm3Hex } from '../../../shared/signoff/sm3.ts';
import { sm3Stream } from '../../../shared/signoff/sm3-stream.ts';

function streamed(...pieces: readonly Uint8Array[]): string {
  const stream = sm3Stream();
  for (const piece of pieces) stream.update(piece);
  return stream.hex();
}

test.each([
  // GB/T 32905-2016, annex A.
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
])('gives the digest that the standard gives for %s', (text, digest) => {
  expect(streamed(encodeUtf8(text))).toBe(digest);
});

test('gives the same digest however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 6 }), (pieces) => {
      expect(streamed(...pieces)).toBe(sm3Hex(new Uint8Array(Buffer.concat(pieces))));
    }),
  );
});

test('agrees with a second implementation about every length around a block', () => {
  expect(getHashes()).toContain('sm3');
  for (let length = 0; length < 200; length += 1) {
    const bytes = new Uint8Array(length).fill(length);
    expect(streamed(bytes)).toBe(createHash('sm3').update(bytes).digest('hex'));
  }
});
