import { createPrivateKey, createPublicKey, diffieHellman, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive, sealArchive } from '../../../shared/exchange/archive-cipher.node.ts';
import {
  createExchangeKey,
  decryptWith,
  encryptTo,
  exchangeKeyId,
} from '../../../shared/exchange/exchange-cipher.node.ts';

const random = { randomBytes: (length: number) => new Uint8Array(randomBytes(length)) };
const text = new TextEncoder().encode('承办意见：拟同意公开');

describe('encryption to a workstation', () => {
  const receiver = createExchangeKey(random);
  const sealed = encryptTo(receiver.publicKey, text, random);

  test('gives back what went in, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const opened = decryptWith(receiver, encryptTo(receiver.publicKey, bytes, random));
        expect(opened).toEqual({ ok: true, bytes });
      }),
      { numRuns: 30 },
    );
  });

  test('never encrypts the same twice alike', () => {
    expect(encryptTo(receiver.publicKey, text, random)).not.toEqual(sealed);
    expect(Buffer.from(sealed).includes(Buffer.from('承办意见'))).toBe(false);
  });

  test('tells whose package it is before it tries to open it', () => {
    const other = createExchangeKey(random);
    expect(decryptWith(other, sealed)).toEqual({ ok: false, why: 'receiver' });
    expect(exchangeKeyId(receiver.publicKey)).toBe(Buffer.from(sealed.subarray(8, 16)).toString('hex'));
  });

  test('does not open when any single byte is changed', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.map((value, index) => (index === at ? value ^ 1 : value));
      const why = at < 8 ? 'form' : at < 16 ? 'receiver' : 'damaged';
      expect(decryptWith(receiver, changed), `byte ${at}`).toEqual({ ok: false, why });
    }
  });

  test('does not open when it is cut anywhere', () => {
    for (let length = 0; length < sealed.length; length += 1) {
      expect(decryptWith(receiver, sealed.subarray(0, length)).ok, `${length} bytes`).toBe(false);
    }
  });

  test('does not open with a public key of small order in its head', () => {
    const zero = sealed.map((value, index) => (index >= 16 && index < 48 ? 0 : value));
    expect(decryptWith(receiver, zero)).toEqual({ ok: false, why: 'damaged' });
    expect(() => encryptTo(new Uint8Array(32), text, random)).toThrow();
  });
});

describe('an archive', () => {
  const cost = { n: 16, r: 1, p: 1 };
  const passPhrase = '归档用的长口令-试验';

  test('opens with its pass phrase, typed in either width', async () => {
    const sealed = await sealArchive(text, `${passPhrase}12`, { random, cost });
    expect(await openArchive(sealed, `${passPhrase}１２`)).toEqual({ ok: true, bytes: text });
    expect(Buffer.from(sealed).includes(Buffer.from('拟同意'))).toBe(false);
  });

  test('does not open with another pass phrase, changed, or cut', async () => {
    const sealed = await sealArchive(text, passPhrase, { random, cost });
    expect(await openArchive(sealed, '别的口令别的口令')).toEqual({ ok: false, why: 'pass-phrase' });
    for (let at = 0; at < sealed.length; at += 1) {
      // The exponent of the cost may become a costly one: what matters is that it is bounded.
      if (at === 36) continue;
      const changed = sealed.map((value, index) => (index === at ? value ^ 1 : value));
      expect((await openArchive(changed, passPhrase)).ok, `byte ${at}`).toBe(false);
    }
    for (const length of [0, 8, 38, 39, 54, sealed.length - 1]) {
      expect((await openArchive(sealed.subarray(0, length), passPhrase)).ok, `${length} bytes`).toBe(false);
    }
  });

  test('asks for no more memory than its bounds allow, whatever its head says', async () => {
    const sealed = await sealArchive(text, passPhrase, { random, cost });
    for (const [at, value] of [
      [36, 21],
      [36, 255],
      [36, 0],
      [37, 9],
      [37, 0],
      [38, 5],
      [38, 0],
    ] as const) {
      const changed = sealed.map((each, index) => (index === at ? value : each));
      expect(await openArchive(changed, passPhrase)).toEqual({ ok: false, why: 'form' });
    }
  });
});

test('agrees with what node:crypto agrees on by itself', () => {
  const [one, two] = [createExchangeKey(random), createExchangeKey(random)];
  const pkcs8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
  const spki = Buffer.from('302a300506032b656e032100', 'hex');
  const privateOf = (raw: Uint8Array) =>
    createPrivateKey({ key: Buffer.concat([pkcs8, raw]), format: 'der', type: 'pkcs8' });
  const publicOf = (raw: Uint8Array) =>
    createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
  const mine = diffieHellman({ privateKey: privateOf(one.privateKey), publicKey: publicOf(two.publicKey) });
  const theirs = diffieHellman({ privateKey: privateOf(two.privateKey), publicKey: publicOf(one.publicKey) });
  expect(mine).toEqual(theirs);
});
