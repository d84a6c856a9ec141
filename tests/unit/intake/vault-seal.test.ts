import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { brand, type Sha256 } from '../../../shared/base/ids.ts';
import { openVault } from '../../../shared/intake/vault.node.ts';
import type { VaultLock } from '../../../shared/intake/vault-seal.node.ts';
import {
  createVaultLock,
  isWholeSeal,
  looksSealed,
  openObject,
  sealObject,
} from '../../../shared/intake/vault-seal.node.ts';

const root = mkdtempSync(join(tmpdir(), 'vault-seal-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const random = { randomBytes: (length: number) => globalThis.crypto.getRandomValues(new Uint8Array(length)) };
const digestOf = (bytes: Uint8Array) => brand<Sha256>(createHash('sha256').update(bytes).digest('hex'));
const bytes = new TextEncoder().encode('关于便民市集的通知，尚在起草');
const digest = digestOf(bytes);
const key = random.randomBytes(32);
const sealed = sealObject(bytes, { key, digest, nonce: random.randomBytes(12) });

let folder = '';
let number = 0;
let lock: VaultLock;
beforeEach(() => {
  number += 1;
  folder = join(root, String(number));
  lock = createVaultLock(true, random);
});
const fileOf = (of: Sha256 = digest) => join(folder, of.slice(0, 2), of);
const damaged = { ok: false, failure: { code: 'vault.damaged', params: { digest } } };

async function openedVault() {
  lock.unlock(key);
  return openVault(folder, lock);
}

describe('a sealed object', () => {
  test('opens to what was sealed, whatever it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (content) => {
        const of = digestOf(content);
        const stored = sealObject(content, { key, digest: of, nonce: random.randomBytes(12) });
        expect(openObject(stored, key, of)).toEqual(content);
        expect(looksSealed(stored) && isWholeSeal(stored)).toBe(true);
      }),
    );
  });

  test('names its own form in its first bytes and holds no word of the content', () => {
    expect(new TextDecoder().decode(sealed.subarray(0, 7))).toBe('XSVAULT');
    expect(sealed[7]).toBe(1);
    expect(Buffer.from(sealed).includes(Buffer.from('便民市集'))).toBe(false);
    expect(sealed.length).toBe(bytes.length + 8 + 12 + 16 + 32);
  });

  test('is told apart when any single byte is changed, with the key or without it', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.map((value, index) => (index === at ? value ^ 1 : value));
      expect(isWholeSeal(changed), `byte ${at}`).toBe(false);
      // The check value at the end is for those without the key; the tag in front of it is for those with it.
      if (at < sealed.length - 32) expect(openObject(changed, key, digest), `byte ${at}`).toBeNull();
    }
  });

  test('is told apart when it is cut anywhere', () => {
    for (let length = 0; length < sealed.length; length += 1) {
      expect(isWholeSeal(sealed.subarray(0, length))).toBe(false);
    }
    expect(openObject(sealed.subarray(0, 40), key, digest)).toBeNull();
    expect(openObject(new Uint8Array(), key, digest)).toBeNull();
  });

  test('does not open with another key, nor in the place of another object', () => {
    expect(openObject(sealed, random.randomBytes(32), digest)).toBeNull();
    expect(openObject(sealed, key, digestOf(new Uint8Array()))).toBeNull();
  });

  test('does not open when its check value was made anew after a change', () => {
    const body = sealed.slice(0, -32).map((value, index) => (index === 25 ? value ^ 1 : value));
    const forged = Buffer.concat([body, createHash('sha256').update(body).digest()]);
    expect(isWholeSeal(forged)).toBe(true);
    expect(openObject(forged, key, digest)).toBeNull();
  });
});

describe('a vault with a key', () => {
  test('seals what it takes in and gives back what it took', async () => {
    const vault = await openedVault();
    expect(await vault.put(bytes)).toEqual({ ok: true, value: digest });
    expect(looksSealed(readFileSync(fileOf()))).toBe(true);
    expect(await vault.get(digest)).toEqual({ ok: true, value: bytes });
    expect(await vault.check(digest)).toEqual({ ok: true, value: 'proven' });
    expect(await vault.isPlain(digest)).toBe(false);
  });

  test('gives and takes nothing while nobody has opened it, and says how things stand', async () => {
    await (await openedVault()).put(bytes);
    lock.lock();
    const vault = await openVault(folder, lock);
    const locked = { ok: false, failure: { code: 'vault.locked', params: {} } };
    expect(await vault.get(digest)).toEqual(locked);
    expect(await vault.put(bytes)).toEqual(locked);
    expect(await vault.check(digest)).toEqual({ ok: true, value: 'unproven' });
    expect(await vault.has(digest)).toBe(true);
  });

  test('tells damage without the key as well', async () => {
    await (await openedVault()).put(bytes);
    lock.lock();
    const vault = await openVault(folder, lock);
    truncateSync(fileOf(), statSync(fileOf()).size - 1);
    expect(await vault.get(digest)).toEqual(damaged);
    expect(await vault.check(digest)).toEqual(damaged);
    rmSync(fileOf());
    expect(await vault.check(digest)).toMatchObject({ failure: { code: 'vault.missing' } });
  });

  test('does not take a damaged object for content, and does not write over it', async () => {
    const vault = await openedVault();
    await vault.put(bytes);
    const stored = readFileSync(fileOf());
    for (const at of [3, 7, 10, 25, stored.length - 40]) {
      writeFileSync(
        fileOf(),
        stored.map((value, index) => (index === at ? value ^ 0x20 : value)),
      );
      expect(await vault.get(digest), `byte ${at}`).toEqual(damaged);
      expect(await vault.put(bytes), `byte ${at}`).toEqual(damaged);
    }
    writeFileSync(
      fileOf(),
      stored.map((value, index) => (index === stored.length - 1 ? value ^ 1 : value)),
    );
    expect(await vault.check(digest)).toEqual(damaged);
  });

  test('does not open with the key of another office', async () => {
    await (await openedVault()).put(bytes);
    lock.unlock(random.randomBytes(32));
    expect(await (await openVault(folder, lock)).get(digest)).toEqual(damaged);
  });

  test('lets its key go for good', async () => {
    const mine = new Uint8Array(key);
    lock.unlock(mine);
    mine.fill(0);
    expect(lock.open(sealed, digest)).toEqual(bytes);
    lock.lock();
    expect(lock.state()).toBe('locked');
    expect(lock.open(sealed, digest)).toBeNull();
    expect(() => lock.seal(bytes, digest)).toThrow('nobody has opened');
  });
});

describe('a vault from before there was a key', () => {
  const other = new TextEncoder().encode('第二份材料');
  const otherDigest = digestOf(other);

  async function plainVault() {
    const vault = await openVault(folder);
    await vault.put(bytes);
    await vault.put(other);
    return vault;
  }

  test('is read as it lies, half sealed as well, and sealed file by file', async () => {
    await plainVault();
    const vault = await openedVault();
    expect(await vault.isPlain(digest)).toBe(true);
    expect(await vault.sealPlain(digest)).toEqual({ ok: true, value: 'sealed' });
    // Cut off here: one file is sealed, the other one is not.
    const again = await openedVault();
    expect(await again.get(digest)).toEqual({ ok: true, value: bytes });
    expect(await again.get(otherDigest)).toEqual({ ok: true, value: other });
    expect([await again.isPlain(digest), await again.isPlain(otherDigest)]).toEqual([false, true]);
    expect(await again.sealPlain(digest)).toEqual({ ok: true, value: 'was-sealed' });
    expect(await again.sealPlain(otherDigest)).toEqual({ ok: true, value: 'sealed' });
    expect(readFileSync(fileOf(otherDigest)).includes(Buffer.from('第二份'))).toBe(false);
    expect(await again.get(otherDigest)).toEqual({ ok: true, value: other });
  });

  test('does not seal what is damaged or gone, nor without the key', async () => {
    await plainVault();
    const vault = await openedVault();
    writeFileSync(fileOf(), '改过的内容');
    expect(await vault.sealPlain(digest)).toEqual(damaged);
    expect(readFileSync(fileOf(), 'utf8')).toBe('改过的内容');
    rmSync(fileOf());
    expect(await vault.sealPlain(digest)).toMatchObject({ failure: { code: 'vault.missing' } });
    expect(await vault.isPlain(digest)).toBe(false);
    lock.lock();
    expect(await vault.sealPlain(otherDigest)).toMatchObject({ failure: { code: 'vault.locked' } });
  });

  test('keeps a document that happens to begin as a sealed object does', async () => {
    const odd = sealed;
    const oddDigest = digestOf(odd);
    await (await openVault(folder)).put(odd);
    const vault = await openedVault();
    expect(await vault.get(oddDigest)).toEqual({ ok: true, value: odd });
    lock.lock();
    expect(await vault.get(oddDigest)).toEqual({ ok: true, value: odd });
  });
});

test('what a stream gave out is empty when its taker is done with it, so that nothing waits for the collector', async () => {
  const vault = await openedVault();
  const long = random.randomBytes(65_536);
  const kept = await vault.put(long);
  const seen: Uint8Array[] = [];
  const taken: Uint8Array[] = [];
  const streamed = await vault.stream(digestOf(long), long.length, async (piece) => {
    taken.push(piece);
    seen.push(new Uint8Array(piece));
  });
  expect([kept.ok, streamed]).toEqual([true, { ok: true, value: null }]);
  expect(Buffer.concat(seen).equals(long)).toBe(true);
  expect(taken.map(({ length }) => length)).toEqual(taken.map(() => 0));
});
