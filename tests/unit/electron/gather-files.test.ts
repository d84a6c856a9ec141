import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gatherBounds, gatherFiles } from '../../../electron/gather-files.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianshen-gather-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), name);
  }
}

async function gathered(...names: readonly string[]) {
  const { files, isCut } = await gatherFiles(names.map((name) => join(folder, name)));
  return { files: files.map((path) => relative(folder, path)), isCut };
}

test('takes single files as they come and folders with all below them, by name', async () => {
  await put('通知.docx', '送审/附件/清单.xlsx', '送审/办法.docx', '送审/解读.docx');
  expect(await gathered('通知.docx', '送审')).toEqual({
    files: ['通知.docx', '送审/办法.docx', '送审/解读.docx', '送审/附件/清单.xlsx'],
    isCut: false,
  });
});

test('leaves lock files, thumbnails and hidden files in a folder, but takes one that was meant', async () => {
  await put('送审/办法.docx', '送审/~$办法.docx', '送审/Thumbs.db', '送审/.DS_Store');
  expect((await gathered('送审')).files).toEqual(['送审/办法.docx']);
  expect((await gathered('送审/.DS_Store')).files).toEqual(['送审/.DS_Store']);
});

test('follows no link, be it to a file or to a folder', async () => {
  await put('外面/名单.xlsx', '送审/办法.docx');
  await symlink(join(folder, '外面'), join(folder, '送审/外面'));
  await symlink(join(folder, '外面/名单.xlsx'), join(folder, '送审/名单.xlsx'));
  expect((await gathered('送审')).files).toEqual(['送审/办法.docx']);
});

test('stops at its bounds and says that there was more', async () => {
  const names = Array.from({ length: gatherBounds.files + 1 }, (_none, index) => `送审/${index}.txt`);
  await put(...names);
  const { files, isCut } = await gathered('送审');
  expect(files).toHaveLength(gatherBounds.files);
  expect(isCut).toBe(true);
  await put(`${'深/'.repeat(gatherBounds.depth + 1)}底.txt`);
  expect(await gathered('深')).toEqual({ files: [], isCut: true });
});

test('passes over what is not there, and over anything that is no absolute path', async () => {
  expect(await gathered('没有.docx')).toEqual({ files: [], isCut: false });
  expect(await gatherFiles(['', '通知.docx', '../通知.docx'])).toEqual({ files: [], isCut: false });
});
