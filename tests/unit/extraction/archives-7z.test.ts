import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TooShort } from '../../../shared/base/bounded-reader.ts';
import { unpackLzma } from '../../../shared/extraction/archive/unpack-lzma.ts';
import { join, numbers } from '../intake/make-zip.ts';
import { factsOf, read, textOf } from './make-office.ts';

const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** What liblzma was given for the two packed texts below. */
const text =
  '云岭市虚构局公开目录'.repeat(12) +
  'abcabcabcabc' +
  Array.from({ length: 150 }, (_, index) => String.fromCharCode(0x4e00 + ((index * 37) % 5000))).join('') +
  '公开目录'.repeat(9);
const packedTexts = {
  usual:
    'AHIuji5VsHI+PWUf/KpEbx4xbGDyRaO+u52DZEK6RTqb2kiL1iNnOrWnWV8z95fKA5XQ57EyPddQxeavJtP8FlHpjW39ODo9WwjN4lvwJt73MKq+O276SDqncoGYKyiV7KJ2JzoCzevVrWwhoL/GYLiAFhpCzl8bww3IrzFwIVgmEds4Z+645/wev3KRCz0b+rPmD9uhi3g1yu/ZZzPquT92G8/Ho0814ogqNP2rSmvKPZOCb4xn2OdXoY2HQfrl2ovm+nYWK7yJkuzMgh31XuIf8180auzXdefE7tb7XxqbN8L+TZAVwWq/AXf5joU9Sm0Va9tHdAZ19KRYuF447k1g8WMKh+ZLGh5aKLKtDkahxItALG6+1o8YpQ7dqdEm7m7vhV7AR6BoYydnOaCmIYwlsTJFJU3JjctMo2uhUjc2jHdP0/kQpZX///s1ECA=',
  odd: 'AHIujsA+3sEVfrFVDiAfn7FFzAIZ8ZHSPiuMWfMCMrOGL3ISN7D4OYP3sEyrilspNz45TEhfzqNUynoZVu6FxF6UuBRpVG40a+pJ2YU9yjFOljWRhadQkwYJ7M62PQG3JECrygGGVwTA7Qz2wyafzvoECPX9/o3FWcAcvZ/V1EOylYDkiawjhw+T6IDulehTHyaXVffF4zTFhfNo8XfDacmis9PY1ZSAOU/2dWcNG+2wJPqYRzsYmK1jd7DiIfkcYUNzZfGU5rZDezm8HYAUKnK1YGScAmatwQnw6oXq3Jp0L21MKhFSJS64tz9amJ019DoPg8PqeIGKArlvGI304JagDfkEWL4YfNDsPJjyZkJO8v9fRwHHkyJrfY7/snMQpDMOW8XCOdD79JH0XsvqsqS4aohcV0kGcqgwDjNUPm7USFNYJIOWrcPq9Mcq///9YbTg',
};
/** Headers with two names, packed by liblzma; the second also names the cipher of its members. */
const headers = {
  plain: { size: 48, packed: 'AACBepT5ZNJFqHj5mOAQS9EeLKpYmeRRii90VWzhe9jumFv3cZ///5QoAAA=' },
  encrypted: { size: 54, packed: 'AACBMx4MbkUGqJ/u9873dRpak1IsXF9jYTodAmBsbXQG/KNVOqrevxgb4Yv//9iVAAA=' },
};
const usualProperties = Uint8Array.from([0x5d, 0, 0, 1, 0]);

describe('LZMA', () => {
  test.each([
    ['with the usual settings', packedTexts.usual, 0x5d],
    ['with others', packedTexts.odd, (1 * 5 + 2) * 9 + 1],
  ])('%s is unpacked as it was packed', (_, packed, properties) => {
    const expected = new TextEncoder().encode(text);
    const unpacked = unpackLzma(
      fromBase64(packed),
      Uint8Array.from([properties, 0, 0, 1, 0]),
      expected.length,
    );
    expect(new TextDecoder().decode(unpacked)).toBe(text);
  });

  test('that is anything at all ends, with bytes or with a refusal', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(bytes, fc.uint8Array({ minLength: 5, maxLength: 5 }), (packed, properties) => {
        try {
          expect(unpackLzma(packed, properties, 5_000)).toHaveLength(5_000);
        } catch (error) {
          expect(error).toBeInstanceOf(TooShort);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const signature = Uint8Array.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]);

/** An archive of a header at the end, and of what stands between. */
function archive(header: Uint8Array, between: Uint8Array = new Uint8Array()): Uint8Array {
  const place = numbers([4, 0], [8, between.length], [8, header.length], [4, 0]);
  return join([signature, place, between, header]);
}

/** A header that says where a packed one lies, and with which method it was packed. */
function leadTo({ size, packed }: { readonly size: number; readonly packed: string }, method = [3, 1, 1]) {
  const content = fromBase64(packed);
  const header = Uint8Array.from([
    ...[0x17, 6, 0, 1, 9, content.length, 0],
    ...[7, 11, 1, 0, 1, 0x20 | method.length, ...method, 5, ...usualProperties, 12, size, 0, 0],
  ]);
  return archive(header, content);
}

describe('a 7z archive', () => {
  test('has its names read, and says that nothing in it was', async () => {
    const extracted = await read(leadTo(headers.plain), '附件.7z');
    expect(textOf(extracted, '(names)')).toBe('附件/名单.txt\n附件/说明.txt');
    expect(extracted.notInspected).toEqual([{ path: '', reason: 'unsupported-format' }]);
    expect(factsOf(extracted, 'file.encrypted')).toEqual([]);
  });

  test('whose members need a password says so, and still has its names read', async () => {
    const extracted = await read(leadTo(headers.encrypted), '附件.7z');
    expect(factsOf(extracted, 'file.encrypted')).toHaveLength(1);
    expect(extracted.notInspected).toEqual([{ path: '', reason: 'encrypted' }]);
    expect(textOf(extracted, '(names)')).toContain('附件/名单.txt');
  });

  test('whose names need it too says so', async () => {
    const extracted = await read(leadTo(headers.plain, [6, 0xf1, 7, 1]), '附件.7z');
    expect(factsOf(extracted, 'file.encrypted')).toHaveLength(1);
    expect(textOf(extracted, '(names)')).toBe(undefined);
  });

  test('with a header packed in another way is said not to be inspected', async () => {
    const extracted = await read(leadTo(headers.plain, [4, 1, 8]), '附件.7z');
    expect(extracted.notInspected).toEqual([{ path: '', reason: 'unsupported-format' }]);
  });

  test.each([
    ['cut off', leadTo(headers.plain).subarray(0, 60)],
    ['that claims a huge header', leadTo({ ...headers.plain, size: 127 })],
    ['whose header is nothing of the kind', archive(Uint8Array.from([0x17, 1, 2, 3]))],
  ])('%s is damaged', async (_, bytes) => {
    expect((await read(bytes, '附件.7z')).notInspected).toEqual([{ path: '', reason: 'damaged' }]);
  });

  test('without members is nothing', async () => {
    expect((await read(archive(new Uint8Array()), '空.7z')).notInspected).toEqual([]);
  });

  test('changed anywhere is still read without a fault', async () => {
    const bytes = leadTo(headers.plain);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1 - 8), fc.nat(255), async (at, value) => {
        const changed = bytes.slice();
        changed[8 + at] = value;
        expect((await read(changed, '附件.7z')).type).toBe('7z');
      }),
      { numRuns: 150 },
    );
  });
});
