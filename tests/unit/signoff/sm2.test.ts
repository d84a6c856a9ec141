/** Known answers of GB/T 32918.5-2017 (appendix A.2) and GB/T 32905-2016 (appendix A), and what must not pass for a signature. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBase64 } from '../../../shared/base/base64.ts';
import { bytesToHex, hexToBytes } from '../../../shared/base/bytes.ts';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import { createKeyOf, resealKey, unlockKey } from '../../../shared/signoff/keys.node.ts';
import { parseSealedKey } from '../../../shared/signoff/sealed-key.ts';
import {
  sm2Digest,
  sm2Order,
  sm2PrivateKeyOf,
  sm2PublicKeyOf,
  sm2Sign,
  sm2Verify,
} from '../../../shared/signoff/sm2.ts';
import { derSignature, readDerSignature } from '../../../shared/signoff/sm2-der.ts';
import { sm2Nonces } from '../../../shared/signoff/sm2-nonce.node.ts';
import { sm3Hex } from '../../../shared/signoff/sm3.ts';
import { verifySignature } from '../../../shared/signoff/verify-signature.node.ts';
import { bytesFrom } from './people.ts';

const privateKey = hexToBytes('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8');
const publicKey = hexToBytes(
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
    'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
);
const message = encodeUtf8('message digest');
const e = 'f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640';
const k = 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n;
const r = 0xf5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3n;
const s = 0xb1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aan;

test('SM3 gives the answers of GB/T 32905-2016', () => {
  expect(sm3Hex(encodeUtf8('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(sm3Hex(encodeUtf8('abcd'.repeat(16)))).toBe(
    'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  );
  expect(sm3Hex(new Uint8Array())).toBe('1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b');
});

describe('the sample of GB/T 32918.5-2017', () => {
  test('has the public key, the digest and the signature of the standard', () => {
    expect(sm2PublicKeyOf(privateKey)).toEqual(publicKey);
    const digest = sm2Digest(message, publicKey);
    expect(bytesToHex(digest)).toBe(e);
    expect(sm2Sign({ privateKey, digest, nonces: [k] })).toEqual(derSignature({ r, s }));
  });

  test('verifies, and does not under another key, over other bytes, or with r and s exchanged', () => {
    const signature = derSignature({ r, s });
    expect(sm2Verify(publicKey, message, signature)).toBe(true);
    expect(sm2Verify(publicKey, encodeUtf8('message digest.'), signature)).toBe(false);
    expect(sm2Verify(publicKey, message, derSignature({ r: s, s: r }))).toBe(false);
    const other = sm2PublicKeyOf(sm2PrivateKeyOf(bytesFrom('other').randomBytes(48)));
    expect(sm2Verify(other, message, signature)).toBe(false);
  });
});

describe('no signature', () => {
  test.each([
    ['r of nothing', { r: 0n, s }],
    ['s of nothing', { r, s: 0n }],
    ['r beyond the order', { r: r + sm2Order, s }],
    ['s beyond the order', { r, s: s + sm2Order }],
    ['the order itself', { r: sm2Order, s: sm2Order }],
    ['numbers whose sum is the order', { r, s: sm2Order - r }],
    ['s turned around', { r, s: sm2Order - s }],
  ])('is %s', (_, pair) => {
    expect(sm2Verify(publicKey, message, derSignature(pair))).toBe(false);
  });

  test('is one in another form: longer length, needless zero, trailing bytes, two raw numbers', () => {
    const exact = derSignature({ r, s });
    const [rHex, sHex] = [r, s].map((each) => each.toString(16).padStart(64, '0'));
    const forms = [
      Uint8Array.of(0x30, 0x81, ...exact.subarray(1)),
      Uint8Array.of(0x30, 0x47, 0x02, 0x22, 0x00, 0x00, ...exact.subarray(5)),
      Uint8Array.of(...exact, 0x00),
      exact.subarray(0, -1),
      Uint8Array.of(0x31, ...exact.subarray(1)),
      hexToBytes(`${rHex}${sHex}`),
      new Uint8Array(),
      Uint8Array.of(0x30),
    ];
    for (const form of forms) expect(sm2Verify(publicKey, message, form), bytesToHex(form)).toBe(false);
  });

  test('is anything under a key that is off the curve, compressed, or out of the field', () => {
    const signature = derSignature({ r, s });
    const off = publicKey.slice();
    off[64] = (off[64] ?? 0) ^ 1;
    const far = Uint8Array.of(0x04, ...new Uint8Array(64).fill(0xff));
    const compressed = Uint8Array.of(0x03, ...publicKey.subarray(1, 33));
    const origin = Uint8Array.of(0x04, ...new Uint8Array(64));
    for (const key of [off, far, compressed, origin, new Uint8Array()]) {
      expect(sm2Verify(key, message, signature)).toBe(false);
    }
  });

  test('is what differs in any bit', () => {
    const signature = derSignature({ r, s });
    for (let place = 0; place < signature.length; place += 1) {
      const changed = signature.slice();
      changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
      expect(sm2Verify(publicKey, message, changed), `byte ${place}`).toBe(false);
    }
  });
});

test('numbers of any size go through DER in one form only', () => {
  const number = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });
  fc.assert(
    fc.property(number, number, (left, right) => {
      expect(readDerSignature(derSignature({ r: left, s: right }))).toEqual({ r: left, s: right });
    }),
    { numRuns: 200 },
  );
});

test('the secret number is the same for the same bytes, and never the same for others', () => {
  const first = (text: string): bigint => {
    const [nonce] = sm2Nonces(privateKey, sm2Digest(encodeUtf8(text), publicKey));
    return nonce ?? 0n;
  };
  const numbers = Array.from({ length: 100 }, (_, index) => first(`第${index}份`));
  expect(new Set(numbers).size).toBe(100);
  expect(first('第7份')).toBe(numbers[7]);
  expect(numbers.every((each) => each > 0n && each < sm2Order)).toBe(true);
  const [one, two] = sm2Nonces(privateKey, hexToBytes(e));
  expect(one).not.toBe(two);
});

test('a nonce that gives nothing is passed over, and running out of them is an error', () => {
  const digest = sm2Digest(message, publicKey);
  // r + k = n for e = −x₁ − k … cannot be found on purpose; a digest that makes r zero can.
  const point = sm2PublicKeyOf(hexToBytes(k.toString(16).padStart(64, '0')));
  const x1 = BigInt(`0x${bytesToHex(point.subarray(1, 33))}`);
  const zero = hexToBytes((((sm2Order - (x1 % sm2Order)) % sm2Order) + 0n).toString(16).padStart(64, '0'));
  expect(() => sm2Sign({ privateKey, digest: zero, nonces: [k] })).toThrow(RangeError);
  expect(sm2Sign({ privateKey, digest: zero, nonces: [k, k + 1n] }).length).toBeGreaterThan(60);
  expect(() => sm2Sign({ privateKey, digest, nonces: [] })).toThrow(RangeError);
});

describe('a sealed SM2 key', () => {
  const seal = { passPhrase: '静水流深·0117', random: bytesFrom('sealed'), cost: { n: 16, r: 1, p: 1 } };

  test('signs after unlocking, through the port that verifiers use', async () => {
    const created = await createKeyOf('sm2', seal);
    const parsed = parseSealedKey(JSON.stringify(created.sealed));
    if (!parsed.ok) throw new Error(parsed.failure.code);
    const key = await unlockKey(parsed.value, seal.passPhrase);
    if (!key.ok) throw new Error(key.failure.code);
    const text = encodeUtf8('同意公开');
    const signature = key.value.sign(text);
    expect(key.value.algorithm).toBe('sm2');
    expect(verifySignature(created, text, signature)).toBe(true);
    expect(key.value.sign(text)).toEqual(signature);
    expect(verifySignature({ ...created, algorithm: 'ed25519' }, text, signature)).toBe(false);
  });

  test('does not open with other words, nor as a key of the other algorithm', async () => {
    const { sealed } = await createKeyOf('sm2', seal);
    const wrong = { ok: false, failure: { code: 'signoff.wrong-pass-phrase', params: {} } };
    expect(await unlockKey(sealed, '静水流深·0118')).toEqual(wrong);
    const renamed = parseSealedKey(JSON.stringify({ ...sealed, algorithm: 'ed25519' }));
    expect(renamed.ok).toBe(false);
    const short = parseSealedKey(JSON.stringify({ ...sealed, publicKey: encodeBase64(new Uint8Array(32)) }));
    expect(short.ok).toBe(false);
  });

  test('stays the same key under a new pass phrase', async () => {
    const { sealed, publicKey: before } = await createKeyOf('sm2', seal);
    const again = await resealKey(sealed, { old: seal.passPhrase, new: '云汀晴日·2203' }, seal);
    if (!again.ok) throw new Error(again.failure.code);
    expect(again.value.publicKey).toBe(before);
    expect((await unlockKey(again.value, '云汀晴日·2203')).ok).toBe(true);
    expect((await unlockKey(again.value, seal.passPhrase)).ok).toBe(false);
  });
});

test('keys are made within their range, of as many bytes as take the bias away', () => {
  const highest = sm2PrivateKeyOf(new Uint8Array(48).fill(0xff));
  const number = BigInt(`0x${bytesToHex(highest)}`);
  expect(number >= 1n && number <= sm2Order - 2n).toBe(true);
  expect(bytesToHex(sm2PrivateKeyOf(new Uint8Array(48)))).toBe('1'.padStart(64, '0'));
  expect(() => sm2PrivateKeyOf(new Uint8Array(32))).toThrow(RangeError);
});
