/** A release bundle is a valid bag by the standard, not only by our own reading of it; and what tells us so can tell no. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base, expect } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { readZip } from '../../shared/bundle/read-zip.ts';
import { validateBag } from '../corpus/bag-validator.ts';
import { prepareBundle } from '../e2e/prepare.ts';

const test = base.extend<{ readonly folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: the form that the test runner asks for
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'xianshen-bag-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Writes a bag of one payload file, and whatever else is given in place of a usual file. */
async function writeBag(
  folder: string,
  changes: Readonly<Record<string, string | null>> = {},
): Promise<string> {
  const files: Record<string, string | null> = {
    'bagit.txt': declaration,
    'data/通知.txt': '关于放假的通知',
    'manifest-sha256.txt': `${sha256('关于放假的通知')}  data/通知.txt\n`,
    'bag-info.txt': 'Source-Organization: 云泽市人民政府办公室\n',
    ...changes,
  };
  for (const [path, text] of Object.entries(files)) {
    if (text === null) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

test('a bundle, unpacked, is a valid bag without a warning', async ({ folder }) => {
  const target = join(folder, '导出');
  await mkdir(target);
  const { path, fileName } = await prepareBundle(join(folder, 'data'), target);
  const { entries } = readZip(new Uint8Array(await readFile(path)), fileName, nodeHash);
  if (entries === null) throw new Error('no container');
  for (const entry of entries) {
    const file = join(folder, 'unpacked', entry.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, entry.bytes);
  }
  const [top = ''] = entries[0]?.path.split('/') ?? [];
  expect(validateBag(join(folder, 'unpacked', top))).toEqual({ errors: [], warnings: [] });
});

test('accepts a bag with a name in Chinese', async ({ folder }) => {
  expect(validateBag(await writeBag(folder))).toEqual({ errors: [], warnings: [] });
});

test.for<[what: string, changes: Readonly<Record<string, string | null>>, error: RegExp]>([
  ['without bagit.txt', { 'bagit.txt': null }, /no bagit/],
  ['with a mark of byte order', { 'bagit.txt': `\ufeff${declaration}` }, /not as it has to be/],
  ['with white space in bagit.txt', { 'bagit.txt': declaration.replace(': ', ':  ') }, /white space/],
  ['without a manifest', { 'manifest-sha256.txt': null }, /no payload manifest/],
  ['whose file was changed', { 'data/通知.txt': '关于上班的通知' }, /not what it says/],
  ['whose file is gone', { 'data/通知.txt': null }, /is not there/],
  ['with a file that is not listed', { 'data/意见.txt': '同意' }, /not listed/],
  [
    'with a manifest that lists one file and not the other',
    { 'manifest-sha512.txt': `${'0'.repeat(128)}  data/通知.txt\n` },
    /not what it says/,
  ],
  ['that leads out', { 'manifest-sha256.txt': `${sha256('')}  ../x\n` }, /leads out/],
  ['that would fetch from outside', { 'fetch.txt': 'http://localhost/x - ../x\n' }, /leads out/],
  [
    'with a tag file that was changed',
    { 'tagmanifest-sha256.txt': `${sha256('x')}  bag-info.txt\n` },
    /not what/,
  ],
])('refuses a bag %s', async ([, changes, error], { folder }) => {
  expect(validateBag(await writeBag(folder, changes)).errors.join('\n')).toMatch(error);
});

test('accepts with a warning what is the same to some systems only', async ({ folder }) => {
  const digest = sha256('关于放假的通知');
  const manifest = `${digest} *data/通知.txt\n`;
  expect(validateBag(await writeBag(folder, { 'manifest-sha256.txt': manifest }))).toEqual({
    errors: [],
    warnings: [expect.stringContaining('binary')],
  });
});
