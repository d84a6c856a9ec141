import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSealedNotes } from '../../../shared/intake/sealed-notes.node.ts';
import { createVaultLock } from '../../../shared/intake/vault-seal.node.ts';
import { codeOf, got, temporaryFolder } from '../../store/test-store.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const random = { randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };

function opened() {
  const lock = createVaultLock(true, random);
  lock.unlock(new Uint8Array(32).fill(7));
  return lock;
}

test('a note is read as it was last written, and lies sealed', async () => {
  const folder = temporaryFolder();
  const notes = await openSealedNotes(folder, opened());
  expect(got(await notes.read('desk/d-1'))).toBeNull();
  got(await notes.write('desk/d-1', bytes('草稿一')));
  got(await notes.write('desk/d-1', bytes('草稿二')));
  expect(new TextDecoder().decode(got(await notes.read('desk/d-1'))!)).toBe('草稿二');
  const [only, ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  expect(readFileSync(join(folder, only!)).toString('utf8').includes('草稿')).toBe(false);
});

test('what a crash left half-written goes, and the note before it stays', async () => {
  const folder = temporaryFolder();
  got(await (await openSealedNotes(folder, opened())).write('desk/d-1', bytes('完整')));
  writeFileSync(join(folder, 'cut-off.unfinished'), 'XSVAULT');
  const notes = await openSealedNotes(folder, opened());
  expect(readdirSync(folder)).toHaveLength(1);
  expect(new TextDecoder().decode(got(await notes.read('desk/d-1'))!)).toBe('完整');
});

test('no note can stand in for another', async () => {
  const folder = temporaryFolder();
  const notes = await openSealedNotes(folder, opened());
  got(await notes.write('desk/d-1', bytes('一')));
  const [first] = readdirSync(folder);
  got(await notes.write('desk/d-2', bytes('二')));
  const second = readdirSync(folder).find((name) => name !== first)!;
  writeFileSync(join(folder, second), readFileSync(join(folder, first!)));
  expect(codeOf(await notes.read('desk/d-2'))).toBe('vault.damaged');
});

test('nothing is written or read while nobody has opened the vault', async () => {
  const folder = temporaryFolder();
  const lock = opened();
  const notes = await openSealedNotes(folder, lock);
  got(await notes.write('desk/d-1', bytes('一')));
  lock.lock();
  expect(codeOf(await notes.read('desk/d-1'))).toBe('vault.locked');
  expect(codeOf(await notes.write('desk/d-1', bytes('二')))).toBe('vault.locked');
});

test('a note that is gone is gone', async () => {
  const notes = await openSealedNotes(temporaryFolder(), opened());
  got(await notes.write('desk/d-1', bytes('一')));
  await notes.remove('desk/d-1');
  expect(got(await notes.read('desk/d-1'))).toBeNull();
});
