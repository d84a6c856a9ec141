import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { TooShort } from '../../../shared/base/bounded-reader.ts';
import { unpackLzma } from '../../../shared/extraction/archive/unpack-lzma.ts';
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import { archive, make7z, type Packing } from './make-7z.ts';
import { factsOf, read, textOf } from './make-office.ts';
import { bzip2List, fromBase64, list } from './packed-list.ts';

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

/** What liblzma made of the list. */
const lzma2List = '4AKnAC5dAHKhUY5WEKUJ/4wheg6k7iYZUx2CtEMPna0KWfjDR9Fb0CpMU6O/iiW4gWGroAAA';
const deflate: Packing = { method: [4, 1, 8], pack: (content) => deflateSync(content) };
const lzma2: Packing = { method: [0x21], properties: [16], pack: () => fromBase64(lzma2List) };
const bzip2: Packing = { method: [4, 2, 2], pack: () => bzip2List };
const cipher: Packing = { method: [6, 0xf1, 7, 1], properties: [0x13, 0], pack: (content) => content };
const twoMembers = [
  { name: '附件/说明.txt', content: '说明：夜间开放' },
  { name: '附件' },
  { name: '附件/名单.csv', content: '姓名,单位\n季春生,市民政局\n' },
];

describe('a 7z archive', () => {
  test.each([
    ['stored', {}],
    ['deflated', { packing: deflate }],
    ['in folders of their own', { packing: deflate, isSolid: false }],
    ['with a packed header', { packing: deflate, header: deflate }],
  ])('has its members read when they are %s', async (_, made) => {
    const extracted = await read(make7z(twoMembers, made), '附件.7z');
    expect(textOf(extracted, '(names)')).toBe('附件/说明.txt\n附件\n附件/名单.csv');
    expect(textOf(extracted, '附件/说明.txt!(text)')).toBe('说明：夜间开放');
    expect(extracted.parts.some(({ text }) => text.includes('季春生'))).toBe(true);
    expect(extracted.notInspected).toEqual([]);
    expect(extracted.hidden).toEqual([]);
  });

  test.each([
    ['LZMA2', lzma2],
    ['bzip2', bzip2],
  ])('has what %s packed read', async (_, packing) => {
    const extracted = await read(make7z([{ name: '目录.txt', content: list }], { packing }), '附件.7z');
    expect(textOf(extracted, '目录.txt!(text)')).toBe(list);
    expect(extracted.notInspected).toEqual([]);
  });

  test('in an archive is opened like any other file', async () => {
    const inner = make7z([{ name: '说明.txt', content: '说明' }]);
    const extracted = await read(make7z([{ name: '内.7z', content: inner }], { packing: deflate }), '外.7z');
    expect(textOf(extracted, '内.7z!说明.txt!(text)')).toBe('说明');
  });

  test('whose members need a password says so of each, and still has its names read', async () => {
    const extracted = await read(make7z(twoMembers, { packing: cipher }), '附件.7z');
    expect(factsOf(extracted, 'file.encrypted').map(({ path }) => path)).toEqual([
      '附件/说明.txt',
      '附件/名单.csv',
    ]);
    expect(extracted.notInspected.map(({ reason }) => reason)).toEqual(['encrypted', 'encrypted']);
    expect(textOf(extracted, '(names)')).toContain('附件/名单.csv');
  });

  test('whose names need it too says so', async () => {
    const extracted = await read(make7z(twoMembers, { header: cipher }), '附件.7z');
    expect(factsOf(extracted, 'file.encrypted')).toHaveLength(1);
    expect(extracted.notInspected).toEqual([{ path: '', reason: 'encrypted' }]);
  });

  test('packed in a way that is not known says so of each member', async () => {
    const ppmd: Packing = { method: [3, 4, 1], pack: (content) => content };
    const extracted = await read(make7z(twoMembers, { packing: ppmd }), '附件.7z');
    expect(extracted.notInspected).toEqual([
      { path: '附件/说明.txt', reason: 'unsupported-format' },
      { path: '附件/名单.csv', reason: 'unsupported-format' },
    ]);
  });

  test('with a link does not follow it', async () => {
    const extracted = await read(make7z([{ name: '链接', content: '/etc/passwd', isLink: true }]), '附件.7z');
    expect(extracted.notInspected).toEqual([{ path: '链接', reason: 'unsupported-format' }]);
  });

  test('with a name twice, and with bytes behind its end, reports both', async () => {
    const twice = [twoMembers[0], twoMembers[0]].flatMap((each) => each ?? []);
    const extracted = await read(make7z(twice, { after: new Uint8Array(9).fill(65) }), '附件.7z');
    expect(factsOf(extracted, 'zip.orphan-entry')).toHaveLength(1);
    expect(extracted.notInspected).toContainEqual({ path: '(trailing-data)', reason: 'unknown-part' });
  });

  test('with a wrong check sum has that member said to be damaged, the other read', async () => {
    const [first, ...others] = twoMembers;
    const members = [{ ...first, name: '坏.txt', claimedCrc: 1 }, ...others];
    const extracted = await read(make7z(members), '附件.7z');
    expect(extracted.notInspected).toEqual([{ path: '坏.txt', reason: 'damaged' }]);
    expect(extracted.parts.some(({ text }) => text.includes('季春生'))).toBe(true);
  });
});

describe('a 7z archive that claims too much', () => {
  const bomb = make7z([{ name: '零.txt', content: new Uint8Array(20 * 1024 * 1024) }], { packing: deflate });

  test('for what is packed in it is over the limit before it is unpacked', async () => {
    expect((await read(bomb, '弹.7z')).notInspected).toEqual([{ path: '零.txt', reason: 'over-limit' }]);
    const claimed = make7z(twoMembers, { claimedBytes: 0xffff_ffff });
    expect((await read(claimed, '弹.7z')).notInspected).toContainEqual({
      path: '附件/说明.txt',
      reason: 'over-limit',
    });
  });

  test('in members or in all ends', async () => {
    const many = { bytes: make7z(twoMembers), name: '多.7z', options: { limits: { entries: 2 } } };
    expect(await extractText(many)).toMatchObject({ ok: false, failure: { code: 'extraction.too-large' } });
    const much = { bytes: make7z(twoMembers), name: '大.7z', options: { limits: { inflatedBytes: 9 } } };
    expect(await extractText(much)).toMatchObject({
      ok: false,
      failure: { params: { limit: 'inflatedBytes' } },
    });
  });

  test.each([
    ['cut off', make7z(twoMembers).subarray(0, 60)],
    ['with more members than its header could hold', make7z(twoMembers, { claimedMembers: 9_000 })],
    ['whose header is nothing of the kind', archive(Uint8Array.from([0x17, 1, 2, 3]))],
  ])('or is %s, is damaged', async (_, bytes) => {
    expect(await extractText({ bytes, name: '附件.7z' })).toMatchObject({
      ok: false,
      failure: { code: 'extraction.damaged' },
    });
  });

  test('or less: without members it is nothing', async () => {
    expect((await read(archive(new Uint8Array()), '空.7z')).notInspected).toEqual([]);
  });

  test('or is changed anywhere is read or refused, without a fault', async () => {
    const bytes = make7z(twoMembers, { packing: deflate, header: deflate });
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1 - 8), fc.nat(255), async (at, value) => {
        const changed = bytes.slice();
        changed[8 + at] = value;
        const result = await extractText({ bytes: changed, name: '附件.7z' });
        expect(result.ok || result.failure.code.startsWith('extraction.')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
