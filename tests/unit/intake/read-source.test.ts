import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readSource } from '../../../shared/intake/read-source.node.ts';

const folder = mkdtempSync(join(tmpdir(), 'source-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('reading a chosen file', () => {
  test('gives its bytes and its name', async () => {
    const path = join(folder, '通知.txt');
    writeFileSync(path, '正文');
    const result = await readSource(path);
    expect(result).toMatchObject({ ok: true, value: { name: '通知.txt' } });
    if (result.ok) expect(new TextDecoder().decode(result.value.bytes)).toBe('正文');
  });

  test('refuses what the system will not open', async () => {
    const path = join(folder, `${'长'.repeat(100)}.txt`);
    expect(await readSource(path)).toMatchObject({ failure: { code: 'intake.unreadable' } });
  });

  test('follows a link to a file, not to a folder', async () => {
    const path = join(folder, '原件.txt');
    writeFileSync(path, '正文');
    symlinkSync(path, join(folder, '链接.txt'));
    symlinkSync(folder, join(folder, '链接目录.txt'));
    expect((await readSource(join(folder, '链接.txt'))).ok).toBe(true);
    expect(await readSource(join(folder, '链接目录.txt'))).toMatchObject({
      failure: { code: 'intake.not-a-file' },
    });
  });

  test('refuses a folder, a missing file and an empty one', async () => {
    writeFileSync(join(folder, '空.txt'), '');
    expect(await readSource(folder)).toMatchObject({ failure: { code: 'intake.not-a-file' } });
    expect(await readSource(join(folder, '没有.txt'))).toMatchObject({
      failure: { code: 'intake.vanished' },
    });
    expect(await readSource(join(folder, '空.txt'))).toMatchObject({ failure: { code: 'intake.empty' } });
  });

  test.runIf(process.platform !== 'win32')('does not wait at a named pipe', async () => {
    const path = join(folder, '管道.docx');
    execFileSync('mkfifo', [path]);
    expect(await readSource(path)).toMatchObject({
      failure: { code: 'intake.not-a-file', params: { name: '管道.docx' } },
    });
  });

  test('refuses a file over the limit before reading it', async () => {
    const path = join(folder, '稀疏.pdf');
    writeFileSync(path, 'x');
    truncateSync(path, 4 * 1024 ** 3);
    const result = await readSource(path);
    expect(result).toMatchObject({ failure: { code: 'intake.too-large', params: { bytes: 4 * 1024 ** 3 } } });
    expect(await readSource(path, { limits: { fileBytes: 10 } })).toMatchObject({
      failure: { params: { limit: 10 } },
    });
  });

  test('notices that the file was taken away meanwhile', async () => {
    const path = join(folder, '消失.bin');
    writeFileSync(path, 'x');
    truncateSync(path, 64 * 1024 ** 2);
    const reading = readSource(path);
    await unlink(path);
    expect(await reading).toMatchObject({ failure: { code: 'intake.vanished' } });
  });

  test('cleans the name of what turns it around', async () => {
    const path = join(folder, '通知\u202etxt.docx');
    writeFileSync(path, '正文');
    expect(await readSource(path)).toMatchObject({ value: { name: '通知\ufffdtxt.docx' } });
  });
});
