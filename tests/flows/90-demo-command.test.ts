import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CliRun } from './run-cli.ts';
import { runCli } from './run-cli.ts';

let folder = '';
let demo: CliRun;
let bundle = '';
let trust = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-demo-'));
  demo = await runCli(['demo', '--out', join(folder, 'out')]);
  bundle = join(
    folder,
    'out',
    readdirSync(join(folder, 'out')).find((name) => name.endsWith('.zip')) ?? 'no-bundle',
  );
  trust = join(folder, 'out/trust.json');
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the demo', () => {
  test('carries one release from file to verified bundle and leaves everything behind', () => {
    expect(demo.status).toBe(0);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(
      [bundle.split('/').at(-1), 'report.json', 'review-slip.docx', 'trust.json', 'workspace'].sort(),
    );
    expect(readdirSync(join(folder, 'out/workspace'))).toContain('office.db');
  });

  test('tells each step: import, refusal, decision, three signatures', () => {
    for (const words of [
      '已导入文件',
      '已导入解读材料',
      '已拒绝',
      '已处理',
      '承办人已签署',
      '保密审查员已签署',
      '审批人已签署',
    ]) {
      expect(demo.notes).toContain(words);
    }
  });

  test('leaves what is already there alone', async () => {
    const again = await runCli(['demo', '--out', join(folder, 'out')]);
    expect([again.status, again.notes]).toEqual([2, expect.stringContaining('没有改动它')]);
  });

  test('keeps names and opinions out of the bundle', () => {
    const bytes = readFileSync(bundle);
    const office = JSON.parse(readFileSync('resources/sample-office/office.json', 'utf8')) as {
      people: { name: string }[];
    };
    for (const { name } of office.people) expect(bytes.includes(Buffer.from(name))).toBe(false);
    expect(bytes.includes(Buffer.from('同意承办人意见'))).toBe(false);
  });
});

describe('verify', () => {
  test('accepts the bundle, with the trust file and without', async () => {
    expect((await runCli(['verify', bundle, '--trust', trust])).status).toBe(0);
    const without = await runCli(['verify', bundle, '--lang', 'en']);
    expect([without.status, without.out]).toEqual([0, expect.stringMatching(/no trust file|Note|not/i)]);
  });

  test('rejects a bundle with one byte changed and names the file', async () => {
    const bytes = readFileSync(bundle);
    const at = bytes.indexOf('bagit.txt') + 'bagit.txt'.length + 3;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const changed = join(folder, 'changed.zip');
    writeFileSync(changed, bytes);
    const run = await runCli(['verify', changed, '--trust', trust, '--format', 'json']);
    const report = JSON.parse(run.out) as { valid: boolean; problems: { file: string; sentence: string }[] };
    expect([run.status, report.valid]).toEqual([1, false]);
    expect(report.problems.map(({ file }) => file)).toContain('bagit.txt');
    expect(report.problems.every(({ sentence }) => sentence.length > 3)).toBe(true);
  });

  test('says that it could not run where there is no bundle or no trust file', async () => {
    expect((await runCli(['verify', join(folder, 'nothing.zip')])).status).toBe(2);
    expect((await runCli(['verify', bundle, '--trust', bundle])).status).toBe(2);
  });
});

describe('workspace and ledger', () => {
  test('are sound after the demo', async () => {
    const workspace = join(folder, 'out/workspace');
    expect((await runCli(['workspace', 'check', workspace])).status).toBe(0);
    expect((await runCli(['audit', 'verify', workspace])).out).toMatch(/审计日志共 \d+ 条，链完整/);
    const info = JSON.parse(
      (await runCli(['workspace', 'info', workspace, '--format', 'json'])).out,
    ) as object;
    expect(info).toMatchObject({ schema: 'xianshen.workspace-info/1', people: 6, dossiers: 1 });
  });

  test('tell of an opinion that was changed behind the program', async () => {
    const workspace = join(folder, 'tampered');
    cpSync(join(folder, 'out/workspace'), workspace, { recursive: true });
    const database = new sqlite(join(workspace, 'office.db'));
    const triggers = database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as {
      name: string;
    }[];
    for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
    expect(database.prepare("UPDATE decision SET note = '另一种意见'").run().changes).toBeGreaterThan(0);
    database.close();
    const verified = await runCli(['audit', 'verify', workspace]);
    expect([verified.status, verified.out]).toEqual([1, expect.stringMatching(/业务表/)]);
  });

  test('a folder without an office is no workspace, and none is made by asking', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    expect((await runCli(['workspace', 'info', empty])).status).toBe(2);
    expect((await runCli(['audit', 'verify', empty])).status).toBe(2);
    expect(readdirSync(empty)).toEqual([]);
    expect((await runCli(['workspace', 'init', empty])).status).toBe(0);
    expect((await runCli(['workspace', 'check', empty])).status).toBe(0);
    expect((await runCli(['workspace', 'init', empty])).status).toBe(2);
  });
});
