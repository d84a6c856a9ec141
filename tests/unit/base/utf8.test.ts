import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';

test('encodes any text as the platform does', () => {
  const platform = new TextEncoder();
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(encodeUtf8(text)).toEqual(platform.encode(text));
    }),
  );
});

test('turns lone surrogates into the replacement character', () => {
  expect(encodeUtf8('密\ud800级')).toEqual(new TextEncoder().encode('密\ufffd级'));
});
