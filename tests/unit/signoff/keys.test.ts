import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { bytesToHex, hexToBytes } from '../../../shared/base/bytes.ts';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import { hasOwnKeyId } from '../../../shared/signoff/key-id.ts';
import { createKey, resealKey, unlockKey } from '../../../shared/signoff/keys.node.ts';
import type { SealedKey } from '../../../shared/signoff/sealed-key.ts';
import { parseSealedKey, standardCost } from '../../../shared/signoff/sealed-key.ts';
import { verifySignature } from '../../../shared/signoff/verify-signature.node.ts';

const cheap = { n: 16, r: 1, p: 1 };
const random = { randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };
const passPhrase = '岸边三棵老槐树 7 号';

async function unlocked(sealed: SealedKey, words: string) {
  const result = await unlockKey(sealed, words);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

test('a key opens with its pass phrase and signs what its public part verifies', async () => {
  const created = await createKey(passPhrase, random, cheap);
  const key = await unlocked(created.sealed, passPhrase);
  const message = encodeUtf8('同意公开');
  const signature = key.sign(message);
  expect(verifySignature(created, message, signature)).toBe(true);
  expect(verifySignature(created, encodeUtf8('不同意公开'), signature)).toBe(false);
  expect(hasOwnKeyId(created, nodeHash)).toBe(true);
});

test('the standard cost is what the specification demands, and works', async () => {
  expect(standardCost).toEqual({ n: 131_072, r: 8, p: 1 });
  const created = await createKey(passPhrase, random);
  expect((await unlocked(created.sealed, passPhrase)).keyId).toBe(created.keyId);
});

test('signatures and key ids are those of RFC 8032 section 7.1', async () => {
  const vectors = [
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ] as const;
  for (const [seed, publicKey, message, signature] of vectors) {
    const given = {
      randomBytes: (length: number) => (length === 32 ? hexToBytes(seed) : new Uint8Array(length)),
    };
    const created = await createKey(passPhrase, given, cheap);
    expect(bytesToHex(Buffer.from(created.publicKey, 'base64'))).toBe(publicKey);
    expect(created.keyId).toBe(nodeHash.sha256(hexToBytes(publicKey)).slice(0, 16));
    const key = await unlocked(created.sealed, passPhrase);
    expect(bytesToHex(key.sign(hexToBytes(message)))).toBe(signature);
    expect(verifySignature(created, hexToBytes(message), hexToBytes(signature))).toBe(true);
  }
});

test('a wrong pass phrase is told as such', async () => {
  const { sealed } = await createKey(passPhrase, random, cheap);
  for (const wrong of ['', `${passPhrase} `, '岸边三棵老槐树7号']) {
    expect(await unlockKey(sealed, wrong)).toEqual({
      ok: false,
      failure: { code: 'signoff.wrong-pass-phrase', params: {} },
    });
  }
});

test('full-width and half-width typing of one pass phrase open the same key', async () => {
  const { sealed } = await createKey('Ｓｈｉ１２３！', random, cheap);
  expect((await unlockKey(sealed, 'Shi123!')).ok).toBe(true);
});

test('nothing of the private key or the pass phrase stands in the sealed form', async () => {
  const seed = hexToBytes('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
  const given = { randomBytes: (length: number) => (length === 32 ? seed.slice() : new Uint8Array(length)) };
  const text = JSON.stringify((await createKey(passPhrase, given, cheap)).sealed);
  expect(text).not.toContain(Buffer.from(seed).toString('base64').slice(0, 20));
  expect(text).not.toContain('槐树');
});

test('a sealed key survives its text form', async () => {
  const { sealed } = await createKey(passPhrase, random, cheap);
  expect(parseSealedKey(JSON.stringify(sealed))).toEqual({ ok: true, value: sealed });
});

test('a seal with any part exchanged does not open', async () => {
  const { sealed } = await createKey(passPhrase, random, cheap);
  const other = (await createKey(passPhrase, random, cheap)).sealed;
  const mixed: SealedKey[] = [
    { ...sealed, keyId: other.keyId },
    { ...sealed, publicKey: other.publicKey },
    { ...sealed, cipher: other.cipher },
    { ...sealed, cipher: { ...sealed.cipher, tag: other.cipher.tag } },
    { ...sealed, cipher: { ...sealed.cipher, nonce: other.cipher.nonce } },
    { ...sealed, derivation: { ...sealed.derivation, salt: other.derivation.salt } },
    { ...sealed, derivation: { ...sealed.derivation, n: 32 } },
  ];
  for (const each of mixed) expect((await unlockKey(each, passPhrase)).ok).toBe(false);
});

test.each([
  ['no JSON', () => '{'],
  ['another version', (key: SealedKey) => JSON.stringify({ ...key, schema: 'xianshen.sealed-key/2' })],
  ['an unknown field', (key: SealedKey) => JSON.stringify({ ...key, note: '' })],
  ['a short public key', (key: SealedKey) => JSON.stringify({ ...key, publicKey: 'AAAA' })],
  [
    'a cost that would eat the memory',
    (key: SealedKey) => JSON.stringify({ ...key, derivation: { ...key.derivation, n: 2 ** 30 } }),
  ],
  [
    'a cost that is no power of two',
    (key: SealedKey) => JSON.stringify({ ...key, derivation: { ...key.derivation, n: 1_000 } }),
  ],
])('a sealed key with %s is damaged', async (_, damage) => {
  const { sealed } = await createKey(passPhrase, random, cheap);
  expect(parseSealedKey(damage(sealed))).toEqual({
    ok: false,
    failure: { code: 'signoff.key-damaged', params: {} },
  });
});

test('signatures and keys of a wrong form do not hold, and do not throw', async () => {
  const created = await createKey(passPhrase, random, cheap);
  const message = encodeUtf8('x');
  expect(verifySignature(created, message, new Uint8Array(63))).toBe(false);
  expect(verifySignature(created, message, new Uint8Array(64))).toBe(false);
  expect(verifySignature({ ...created, publicKey: 'AAAA' }, message, new Uint8Array(64))).toBe(false);
  expect(verifySignature({ ...created, publicKey: '不是密钥' }, message, new Uint8Array(64))).toBe(false);
});

test('a key sealed anew is the same key under another pass phrase, and nothing of the seal is used twice', async () => {
  const { sealed } = await createKey(passPhrase, random, cheap);
  const again = await resealKey(
    sealed,
    { old: passPhrase, new: '另一句够长的口令' },
    { random, cost: cheap },
  );
  if (!again.ok) throw new Error(again.failure.code);
  expect(again.value).toMatchObject({ keyId: sealed.keyId, publicKey: sealed.publicKey });
  expect(again.value.derivation.salt).not.toBe(sealed.derivation.salt);
  expect(again.value.cipher.nonce).not.toBe(sealed.cipher.nonce);
  const message = encodeUtf8('同意公开');
  const key = await unlocked(again.value, '另一句够长的口令');
  expect(verifySignature(sealed, message, key.sign(message))).toBe(true);
  expect((await unlockKey(again.value, passPhrase)).ok).toBe(false);
  expect(await resealKey(sealed, { old: '不对', new: '另一句够长的口令' }, { random, cost: cheap })).toEqual({
    ok: false,
    failure: { code: 'signoff.wrong-pass-phrase', params: {} },
  });
});
