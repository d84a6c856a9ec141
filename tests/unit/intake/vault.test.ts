import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { brand, type Sha256 } from '../../../shared/base/ids.ts';
import { openVault } from '../../../shared/intake/vault.node.ts';

const root = mkdtempSync(join(tmpdir(), 'vault-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const bytes = new TextEncoder().encode('关于便民市集的通知');
const digest = brand<Sha256>(createHash('sha256').update(bytes).digest('hex'));
let folder = '';
let number = 0;

beforeEach(() => {
  number += 1;
  folder = join(root, String(number));
});

const fileOf = () => join(folder, digest.slice(0, 2), digest);

describe('the vault', () => {
  test('keeps bytes under their digest and gives them back', async () => {
    const vault = await openVault(folder);
    expect(await vault.has(digest)).toBe(false);
    expect(await vault.put(bytes)).toEqual({ ok: true, value: digest });
    expect(await vault.has(digest)).toBe(true);
    expect(await vault.get(digest)).toEqual({ ok: true, value: bytes });
    expect(readFileSync(fileOf())).toEqual(Buffer.from(bytes));
  });

  test('puts the same bytes once', async () => {
    const vault = await openVault(folder);
    await vault.put(bytes);
    const before = statSync(fileOf()).mtimeMs;
    expect((await vault.put(bytes)).ok).toBe(true);
    expect(statSync(fileOf()).mtimeMs).toBe(before);
    expect(readdirSync(join(folder, digest.slice(0, 2)))).toEqual([digest]);
  });

  test('survives being opened again', async () => {
    await (await openVault(folder)).put(bytes);
    expect((await (await openVault(folder)).get(digest)).ok).toBe(true);
  });

  test.runIf(process.platform !== 'win32')('lets nobody else read', async () => {
    await (await openVault(folder)).put(bytes);
    expect(statSync(fileOf()).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, digest.slice(0, 2))).mode & 0o777).toBe(0o700);
  });

  test('says that a stored file was changed and does not overwrite it', async () => {
    const vault = await openVault(folder);
    await vault.put(bytes);
    writeFileSync(fileOf(), '改过的内容');
    expect(await vault.get(digest)).toEqual({
      ok: false,
      failure: { code: 'vault.damaged', params: { digest } },
    });
    expect(await vault.put(bytes)).toMatchObject({ failure: { code: 'vault.damaged' } });
    expect(readFileSync(fileOf(), 'utf8')).toBe('改过的内容');
  });

  test('says that a stored file is gone', async () => {
    const vault = await openVault(folder);
    expect(await vault.get(digest)).toEqual({
      ok: false,
      failure: { code: 'vault.missing', params: { digest } },
    });
  });

  test('clears what a crash left half-written and nothing else', async () => {
    const vault = await openVault(folder);
    await vault.put(bytes);
    mkdirSync(join(folder, 'ab'), { recursive: true });
    writeFileSync(join(folder, 'ab', '1234.unfinished'), '半截');
    await openVault(folder);
    expect(readdirSync(join(folder, 'ab'))).toEqual([]);
    expect(await vault.has(digest)).toBe(true);
  });

  test('takes only digests for names', async () => {
    const vault = await openVault(folder);
    await expect(vault.get(brand<Sha256>('../../etc/passwd'))).rejects.toThrow(RangeError);
  });
});
