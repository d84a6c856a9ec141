import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeError, openLogFile } from '../../../electron/log-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('writes one object a line, in a folder of its own making', () => {
  const log = openLogFile(join(folder, 'logs'), 'window');
  log.info('window.opened', { count: 2 });
  log.error('engine.exited', null, { code: 5 });
  const lines = readFileSync(join(folder, 'logs/window.log'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), level: 'info', event: 'window.opened', count: 2 },
    { at: expect.any(String), level: 'error', event: 'engine.exited', code: 5 },
  ]);
});

test('keeps class, code and place of an error, and nothing of what it says', () => {
  const error = Object.assign(new TypeError('身份证号 990101199001011234 不合法'), { code: 'EBAD' });
  openLogFile(folder, 'engine').error('engine.unexpected', error, { reference: 'a1' });
  const text = readFileSync(join(folder, 'engine.log'), 'utf8');
  expect(text).not.toContain('990101');
  expect(JSON.parse(text)).toMatchObject({ error: 'TypeError', code: 'EBAD', reference: 'a1' });
  expect(describeError(error).stack?.[0]).toMatch(/^at .*log-file\.test\.ts/);
});

test('describes what was thrown without being an error', () => {
  expect(describeError('机密文字')).toEqual({ error: 'string' });
  expect(describeError(null)).toEqual({});
});

test('puts a log aside that has grown large', () => {
  writeFileSync(join(folder, 'window.log'), 'x'.repeat(5_000_001));
  openLogFile(folder, 'window').info('window.opened');
  expect(statSync(join(folder, 'window.log.old')).size).toBe(5_000_001);
  expect(statSync(join(folder, 'window.log')).size).toBeLessThan(200);
});

test('does not stop the program when the folder cannot be written', () => {
  writeFileSync(join(folder, 'logs'), 'a file where the folder should be');
  expect(() => openLogFile(join(folder, 'logs'), 'window').info('test.unwritable-folder')).not.toThrow();
});
