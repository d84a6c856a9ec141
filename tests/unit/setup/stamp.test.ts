import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestFiles, isStamped, writeStamp } from '../../../electron/setup/stamp.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-stamp-'));
  mkdirSync(join(folder, '源'));
  writeFileSync(join(folder, '源', 'a.ts'), '甲');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('gives the same digest until something changes', () => {
  const digest = () => digestFiles(folder, [join(folder, '源'), join(folder, 'package.json')]);
  const first = digest();
  expect(digest()).toBe(first);

  writeFileSync(join(folder, '源', 'a.ts'), '乙');
  const afterEdit = digest();
  renameSync(join(folder, '源', 'a.ts'), join(folder, '源', 'b.ts'));
  const afterRename = digest();
  writeFileSync(join(folder, 'package.json'), '');
  expect(new Set([first, afterEdit, afterRename, digest()]).size).toBe(4);
});

test('does not depend on where the checkout lies', () => {
  const moved = `${folder}-moved`;
  const before = digestFiles(folder, [join(folder, '源')]);
  renameSync(folder, moved);
  const after = digestFiles(moved, [join(moved, '源')]);
  renameSync(moved, folder);
  expect(after).toBe(before);
});

test('tells whether a stamp was written for this very digest', () => {
  const stamp = join(folder, 'cache', 'build.stamp');
  expect(isStamped(stamp, 'abc')).toBe(false);
  writeStamp(stamp, 'abc');
  expect(isStamped(stamp, 'abc')).toBe(true);
  expect(isStamped(stamp, 'abd')).toBe(false);
});
