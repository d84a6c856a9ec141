/** Exchange and archive from the command line, as two people on two machines would. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { CliRun } from './run-cli.ts';
import { projectFolder, runCli } from './run-cli.ts';
import { draftAt, furtherMachine } from './three-machines.ts';
import type { Workstation } from './workstation.ts';
import { officeDraft, openWorkstation, passPhrases, sign } from './workstation.ts';

const cli = (args: readonly string[], ...lines: readonly string[]): Promise<CliRun> =>
  runCli(args, projectFolder, lines.map((line) => `${line}\n`).join(''));

/** A clerk's and a reviewer's workspace, closed, with one dossier that waits for the review. */
async function twoWorkspaces() {
  const clerk = await openWorkstation();
  await clerk.call('office.create', officeDraft);
  const reviewer = await furtherMachine(clerk, '审查机');
  const dossier = await draftAt(clerk);
  await sign(clerk, dossier, 'handler');
  await Promise.all([clerk.close(), reviewer.close()]);
  return { clerk, from: clerk.workspace, to: join(reviewer.folder, 'restored'), out: reviewer.out };
}

const fileOf = (folder: string, ending: string) =>
  join(folder, readdirSync(folder).find((name) => name.endsWith(ending))!);

function trustFileOf({ workspace, out }: Workstation): string {
  const database = new sqlite(join(workspace, 'office.db'), { readonly: true });
  const file = database.prepare('SELECT file FROM trust_version').pluck().get() as Uint8Array;
  database.close();
  const path = join(out, 'trust.json');
  writeFileSync(path, file);
  return path;
}

describe('xianshen exchange', () => {
  // Each command is a process of its own.
  test('carries a release from one workspace to another by files alone', { timeout: 120_000 }, async () => {
    const { from, to, out } = await twoWorkspaces();
    const addressed = await cli(
      ['exchange', 'address', to, '--person', '贺青梧', '--out', out],
      passPhrases['secrecy-reviewer'],
    );
    expect(addressed).toMatchObject({ status: 0 });
    expect(addressed.out).toContain('请与对方当面核对');
    const address = fileOf(out, '.address.json');
    const pack = ['exchange', 'pack', from, '--person', '方既白', '--package', 'BMSC-2026-0001'];
    const packed = await cli([...pack, '--to', address, '--out', out], passPhrases.handler);
    expect(packed).toMatchObject({ status: 0 });
    const file = fileOf(out, '.xsx');
    const open = ['exchange', 'open', to, file, '--person', '贺青梧'];
    const opened = await cli(open, passPhrases['secrecy-reviewer']);
    expect(opened).toMatchObject({ status: 0, notes: '' });
    expect(opened.out).toContain('BMSC-2026-0001');
    expect(opened.out).toContain('本机原来没有');
    const again = await cli([...open, '--format', 'json'], passPhrases['secrecy-reviewer']);
    expect(JSON.parse(again.out)).toMatchObject({ schema: 'xianshen.exchange-opened/1', outcome: 'same' });
    expect((await runCli(['workspace', 'check', to])).status).toBe(0);
  });

  test('says what is missing: a person, a pass phrase, a release, an option', {
    timeout: 120_000,
  }, async () => {
    const { from, out } = await twoWorkspaces();
    const address = ['exchange', 'address', from, '--out', out, '--person'];
    const unknown = await cli([...address, '无此人'], 'x');
    expect(unknown).toMatchObject({ status: 2 });
    expect(unknown.notes).toContain('没有叫“无此人”的人员');
    const silent = await cli([...address, '方既白']);
    expect(silent).toMatchObject({ status: 2 });
    expect(silent.notes).toContain('没有读到口令');
    const wrong = await cli([...address, '方既白'], '不对的口令不对的');
    expect(wrong.status).toBe(2);
    const none = await cli(
      ['archive', 'make', from, '--person', '方既白', '--package', 'BMSC-2026-0009', '--out', out],
      passPhrases.handler,
      '归档用的长口令-试验',
    );
    expect(none).toMatchObject({ status: 2 });
    expect(none.notes).toContain('没有编号为 BMSC-2026-0009 的发布件');
    expect((await cli(['exchange', 'pack', from])).status).toBe(2);
    expect(readdirSync(out)).toEqual([]);
  });
});

describe('xianshen archive', () => {
  test('seals a release and checks it with nothing but file, pass phrase and trust file', {
    timeout: 120_000,
  }, async () => {
    const { clerk, from, out } = await twoWorkspaces();
    const archivePassPhrase = '归档用的长口令-试验';
    const made = await cli(
      ['archive', 'make', from, '--person', '方既白', '--package', 'BMSC-2026-0001', '--out', out],
      passPhrases.handler,
      archivePassPhrase,
    );
    expect(made).toMatchObject({ status: 0 });
    const verify = ['archive', 'verify', fileOf(out, '.xsarchive'), '--trust', trustFileOf(clerk)];
    const whole = await cli(verify, archivePassPhrase);
    expect(whole).toMatchObject({ status: 0 });
    expect(whole.out).toContain('文件 3 份、处理意见 0 条、签署 1 个，核对无误');
    const english = await cli([...verify, '--lang', 'en'], archivePassPhrase);
    expect(english.out).toContain('all whole');
    const wrong = await cli(verify, '不对的口令不对的');
    expect(wrong).toMatchObject({ status: 2 });
    expect(wrong.notes).toContain('归档口令不对');

    const other = await openWorkstation();
    await other.call('office.create', officeDraft);
    await other.close();
    const foreign = await cli([...verify.slice(0, -1), trustFileOf(other)], archivePassPhrase);
    expect(foreign).toMatchObject({ status: 1 });
    expect(foreign.out).toContain('归档人的签名无效');
  });
});
