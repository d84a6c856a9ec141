import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../../shared/base/base64.ts';
import { bytesToHex, concatBytes, equalBytes, hexToBytes } from '../../../shared/base/bytes.ts';
import { decodeUtf8 } from '../../../shared/base/decode-utf8.ts';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';

test('base64 gives the vectors of RFC 4648', () => {
  const vectors = ['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy'];
  expect(vectors.map((_, length) => encodeBase64(encodeUtf8('foobar'.slice(0, length))))).toEqual(vectors);
});

test('base64 agrees with Node both ways, also across the pieces it is made in', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 30_000 }), (bytes) => {
      const text = encodeBase64(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64'));
      expect(equalBytes(decodeBase64(text)!, bytes)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('base64 refuses every second way of writing the same bytes', () => {
  for (const text of ['Zg', 'Zh==', 'Zm9=', 'Zm9v\n', 'Zm 9v', 'Zm9v====', 'Zm-_', '====', '中文==']) {
    expect(decodeBase64(text), text).toBeNull();
  }
});

test('UTF-8 is decoded as Node decodes it, and refused where Node refuses it', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  fc.assert(
    fc.property(
      fc.oneof(fc.uint8Array({ maxLength: 12 }), fc.string({ unit: 'binary' }).map(encodeUtf8)),
      (bytes) => {
        let expected: string | null;
        try {
          expected = strict.decode(bytes);
        } catch {
          expected = null;
        }
        expect(decodeUtf8(bytes)).toBe(expected);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('UTF-8 of long Chinese text with rare characters comes back whole', () => {
  const text = '关于加强𠮷林试点政务公开工作的通知；'.repeat(2_000);
  expect(decodeUtf8(encodeUtf8(text))).toBe(text);
});

test.each([
  ['overlong slash', [0xc0, 0xaf]],
  ['overlong in three bytes', [0xe0, 0x80, 0xaf]],
  ['surrogate', [0xed, 0xa0, 0x80]],
  ['above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ['cut off', [0xe4, 0xb8]],
  ['GBK', [0xd6, 0xd0]],
])('UTF-8 refuses %s', (_, bytes) => {
  expect(decodeUtf8(Uint8Array.from(bytes))).toBeNull();
});

test('hexadecimal goes both ways and refuses half digits', () => {
  expect(bytesToHex(hexToBytes('00ff10Ab'))).toBe('00ff10ab');
  expect(concatBytes([hexToBytes('00'), hexToBytes(''), hexToBytes('0102')])).toEqual(Uint8Array.of(0, 1, 2));
  expect(() => hexToBytes('0')).toThrow(RangeError);
  expect(() => hexToBytes('zz')).toThrow(RangeError);
});
