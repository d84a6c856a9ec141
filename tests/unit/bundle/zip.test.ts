import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import { readZip } from '../../../shared/bundle/read-zip.ts';
import { writeZip } from '../../../shared/bundle/zip-writer.ts';

test('what is written is read back, in the order of paths, without a complaint', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}(?:\/[a-z0-9]{1,8}){0,2}\.[a-z]{1,3}$/), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      names,
      fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 12, maxLength: 12 }),
      (paths, contents) => {
        const files = paths.map((path, index) => ({ path, bytes: contents[index] ?? new Uint8Array() }));
        const { entries, problems } = readZip(writeZip(files), 'x.zip', nodeHash);
        const isFolderToo = problems.every(({ code }) => code === 'zip.colliding-name');
        expect(isFolderToo).toBe(true);
        expect(entries?.map(({ path }) => path)).toEqual(paths.toSorted());
        for (const { path, bytes } of files)
          expect(entries?.find((each) => each.path === path)?.bytes).toEqual(bytes);
      },
    ),
    { numRuns: 200 },
  );
});

test('the order in which files are given does not change a byte', () => {
  const files = ['b/二.txt', 'a.txt', 'b/一.txt'].map((path) => ({ path, bytes: encodeUtf8(path) }));
  expect(writeZip(files)).toEqual(writeZip(files.toReversed()));
});

test('other programs unpack it, with Chinese names and the right contents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-zip-'));
  try {
    const files = [
      { path: '发布/公开文件.txt', bytes: encodeUtf8('公开') },
      { path: '发布/空.txt', bytes: new Uint8Array() },
    ];
    writeFileSync(join(folder, 'a.zip'), writeZip(files));
    const script =
      'import sys, zipfile\n' +
      'archive = zipfile.ZipFile(sys.argv[1])\n' +
      'assert archive.testzip() is None\n' +
      'for entry in archive.infolist():\n' +
      '    sys.stdout.buffer.write(f"{entry.filename} {entry.date_time[0]} {archive.read(entry).decode()}\\n".encode())\n';
    const said = execFileSync('python3', ['-c', script, join(folder, 'a.zip')], { encoding: 'utf8' });
    expect(said).toBe('发布/公开文件.txt 1980 公开\n发布/空.txt 1980 \n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('no files make an archive without files', () => {
  expect(readZip(writeZip([]), 'x.zip', nodeHash)).toEqual({ entries: [], problems: [] });
});
