import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import { readBundleFile, readTrustFile, writeBundleFile } from '../../../shared/bundle/bundle-file.node.ts';
import { bundleLimits } from '../../../shared/bundle/manifest.ts';
import { built, ports, trustBytes, trustOf } from './release.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-bundle-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a written bundle is read back byte by byte, and nothing else is left in the folder', async () => {
  const { bytes, fileName } = built();
  const path = join(folder, fileName);
  expect(await writeBundleFile(path, bytes)).toEqual({
    ok: true,
    value: { path, bytes: bytes.length, sha256: nodeHash.sha256(bytes) },
  });
  expect(await readBundleFile(path)).toEqual({ ok: true, value: bytes });
  expect(readdirSync(folder)).toEqual([fileName]);
});

test('an existing file is never overwritten', async () => {
  const path = join(folder, '发布.zip');
  writeFileSync(path, '旧');
  expect(await writeBundleFile(path, encodeUtf8('新'))).toEqual({
    ok: false,
    failure: { code: 'bundle.target-exists', params: { name: '发布.zip' } },
  });
  expect(readFileSync(path, 'utf8')).toBe('旧');
  expect(readdirSync(folder)).toEqual(['发布.zip']);
});

test('a link that points nowhere is not followed into a new file', async () => {
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'a.zip'));
  expect(await writeBundleFile(join(folder, 'a.zip'), encodeUtf8('x'))).toMatchObject({
    failure: { code: 'bundle.target-exists' },
  });
  expect(readdirSync(folder)).toEqual(['a.zip']);
});

test('of two exports to one place at once, one is told that the file exists', async () => {
  const path = join(folder, 'a.zip');
  const results = await Promise.all([
    writeBundleFile(path, encodeUtf8('一')),
    writeBundleFile(path, encodeUtf8('二')),
  ]);
  expect(results.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  expect(readdirSync(folder)).toEqual(['a.zip']);
});

test('what a cut-off export left behind does not stand in the way', async () => {
  const bytes = encodeUtf8('x');
  writeFileSync(join(folder, `.${nodeHash.sha256(bytes).slice(0, 16)}.part`), 'half');
  expect((await writeBundleFile(join(folder, 'a.zip'), bytes)).ok).toBe(true);
  expect(readdirSync(folder)).toEqual(['a.zip']);
});

test('a folder that is not there, or is a file, is told as one that cannot be written', async () => {
  writeFileSync(join(folder, 'file'), '');
  for (const place of ['missing', 'file']) {
    expect(await writeBundleFile(join(folder, place, 'a.zip'), encodeUtf8('x'))).toEqual({
      ok: false,
      failure: { code: 'bundle.folder-not-writable', params: { name: 'a.zip' } },
    });
  }
});

test('missing files, folders and pipes are told as unreadable, without waiting', async () => {
  mkdirSync(join(folder, 'folder.zip'));
  execFileSync('mkfifo', [join(folder, 'pipe.zip')]);
  for (const name of ['missing.zip', 'folder.zip', 'pipe.zip']) {
    expect(await readBundleFile(join(folder, name))).toEqual({
      ok: false,
      failure: { code: 'bundle.unreadable', params: { name } },
    });
  }
});

test('a file above the limit is not read', async () => {
  const path = join(folder, 'large.zip');
  writeFileSync(path, '');
  truncateSync(path, bundleLimits.bytes + 1);
  expect(await readBundleFile(path)).toEqual({
    ok: false,
    failure: {
      code: 'bundle.too-large',
      params: { name: 'large.zip', bytes: bundleLimits.bytes + 1, limit: bundleLimits.bytes },
    },
  });
});

test('a trust file is read and checked; anything else is told as unreadable', async () => {
  const path = join(folder, 'trust.json');
  writeFileSync(path, trustBytes());
  expect(await readTrustFile(path, ports)).toEqual({ ok: true, value: trustOf(trustBytes()) });
  writeFileSync(
    join(folder, 'other.json'),
    Buffer.from(trustBytes()).toString().replace('"sig":"', '"sig":"AA'),
  );
  writeFileSync(join(folder, 'empty.json'), '');
  for (const name of ['other.json', 'empty.json', 'missing.json']) {
    expect(await readTrustFile(join(folder, name), ports)).toEqual({
      ok: false,
      failure: { code: 'bundle.trust-unreadable', params: { name } },
    });
  }
});
