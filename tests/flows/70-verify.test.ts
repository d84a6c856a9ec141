import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../store/test-store.ts';
import type { Workstation } from './workstation.ts';
import { approvedDossier, copyOf, draftDossier, openWorkstation, passPhrases, sign } from './workstation.ts';

async function exportedDossier() {
  const approved = await approvedDossier();
  const { station, dossier } = approved;
  const folder = station.ticket(station.out);
  await station.call('bundle.export', { dossier, folder, passPhrase: passPhrases.approver });
  const bundle = join(station.out, 'BMSC-2026-0001.zip');
  return { ...approved, bundle, trust: join(station.out, 'trust.json') };
}

describe('verifying a bundle', () => {
  test('needs nobody signed in, and tells who vouches', async () => {
    const { station, bundle, trust } = await exportedDossier();
    await station.call('session.sign-out', {});
    const anchored = await station.call('bundle.verify', {
      bundle: station.ticket(bundle),
      trust: station.ticket(trust),
    });
    expect(anchored).toMatchObject({
      fileName: 'BMSC-2026-0001.zip',
      report: { valid: true, anchored: true, problems: [] },
    });
    const alone = await station.call('bundle.verify', { bundle: station.ticket(bundle), trust: null });
    expect(alone.report).toMatchObject({ valid: true, anchored: false });
  });

  test('names the file of which one byte was changed', async () => {
    const { station, bundle, trust } = await exportedDossier();
    const bytes = readFileSync(bundle);
    const at = bytes.indexOf('公共图书馆每日开放');
    expect(at).toBeGreaterThan(0);
    bytes[at] = bytes[at]! ^ 1;
    const altered = join(station.out, 'altered.zip');
    writeFileSync(altered, bytes);
    const { report } = await station.call('bundle.verify', {
      bundle: station.ticket(altered),
      trust: station.ticket(trust),
    });
    expect(report.valid).toBe(false);
    expect(JSON.stringify(report.problems)).toContain('data/document/01-document.txt');
  });

  test('of something that is no bundle says so', async () => {
    const { station } = await exportedDossier();
    const nothing = { bundle: station.ticket(join(station.out, '没有.zip')), trust: null };
    expect(codeOf(await station.ask('bundle.verify', nothing))).toBe('bundle.unreadable');
    expect(codeOf(await station.ask('bundle.verify', { bundle: 'ticket-x' as never, trust: null }))).toBe(
      'intake.ticket-unknown',
    );
  });
});

describe('the ledger', () => {
  test('has an entry for every step, by name and duty, and is whole', async () => {
    const { station } = await exportedDossier();
    await station.signIn('security-auditor');
    expect(await station.call('audit.verify', {})).toMatchObject({ whole: true, problems: [] });
    const entries = await station.call('audit.list', { before: null, limit: 100 });
    const told = [...entries].reverse().map(({ person, action }) => `${person ?? ''} ${action}`);
    expect(told).toEqual([
      ' office.create',
      '方既白 session.sign-in',
      '方既白 dossier.create',
      '方既白 dossier.set-catalogue',
      '方既白 dossier.set-record',
      '方既白 dossier.add-file',
      '方既白 dossier.add-file',
      '方既白 dossier.add-file',
      '方既白 session.sign-out',
      '方既白 session.sign-in',
      '方既白 dossier.sign',
      '方既白 session.sign-out',
      '贺青梧 session.sign-in',
      '贺青梧 dossier.sign',
      '贺青梧 session.sign-out',
      '宁知远 session.sign-in',
      '宁知远 dossier.sign',
      '宁知远 bundle.export',
      '宁知远 session.sign-out',
      '云归晚 session.sign-in',
      '云归晚 audit.verify',
      '云归晚 audit.list',
    ]);
  });

  test('is read page by page, newest first', async () => {
    const { station } = await exportedDossier();
    await station.signIn('security-auditor');
    const first = await station.call('audit.list', { before: null, limit: 4 });
    const second = await station.call('audit.list', { before: first.at(-1)!.number, limit: 4 });
    const numbers = [...first, ...second].map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! - index));
  });

  test('holds no names of people or files, no note and no words of a document', async () => {
    const { station } = await exportedDossier();
    await station.close();
    const database = new sqlite(join(station.workspace, 'office.db'), { readonly: true });
    const lines = JSON.stringify(database.prepare('SELECT * FROM ledger_entry').all());
    database.close();
    for (const word of ['方既白', 'document.txt', '图书馆', '二十二时']) expect(lines).not.toContain(word);
  });
});

describe('a database that somebody altered', () => {
  /** Alters a closed workspace the way somebody with the file would: guards are dropped first. */
  async function altered(station: Workstation, ...commands: readonly string[]): Promise<void> {
    await station.close();
    const database = new sqlite(join(station.workspace, 'office.db'));
    const guards = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const guard of guards) database.exec(`DROP TRIGGER ${guard}`);
    for (const command of commands) database.exec(command);
    database.close();
    await station.restart();
  }

  const tricks: readonly (readonly [string, string, readonly string[]])[] = [
    ['an edited ledger row', 'UPDATE ledger_entry SET person = NULL WHERE number = 4', ['chain.hash']],
    [
      'a backdated ledger row',
      "UPDATE ledger_entry SET at = '2020-01-01T00:00:00.000Z' WHERE number = 5",
      ['chain.hash'],
    ],
    ['a ledger row taken out', 'DELETE FROM ledger_entry WHERE number = 4', ['chain.number']],
    [
      'two ledger rows exchanged',
      'UPDATE ledger_entry SET number = 900 WHERE number = 4; UPDATE ledger_entry SET number = 4 WHERE number = 5; UPDATE ledger_entry SET number = 5 WHERE number = 900',
      ['chain.previous'],
    ],
    [
      'an edited opinion',
      "UPDATE return_note SET comment = '没有意见'",
      ['entry.without-row', 'row.without-entry'],
    ],
    ['an opinion taken out', 'DELETE FROM return_note', ['entry.without-row']],
    [
      'a signature backdated',
      "UPDATE sign_off SET at = '2020-01-01T00:00:00.000Z' WHERE round = 1",
      ['entry.without-row', 'row.without-entry'],
    ],
    [
      'a digest swapped under a signature',
      "UPDATE sign_off SET content = replace(content, 'a', 'b') WHERE round = 1",
      ['entry.without-row', 'row.without-entry'],
    ],
    ['a state pushed on', "UPDATE dossier SET state = 'approved'", ['state.differs']],
    [
      'a duty granted',
      "UPDATE duty_assignment SET duty = 'approver' WHERE duty = 'secrecy-reviewer'",
      ['people.differ'],
    ],
    ['a trust file exchanged', "UPDATE trust_version SET file = x'00'", ['people.differ']],
  ];

  test.for(tricks)('%s shows', async ([, command, kinds]) => {
    const { station, dossier } = await draftDossier();
    await sign(station, dossier, 'handler');
    await station.signIn('secrecy-reviewer');
    await station.call('dossier.return', { dossier, comment: '时间不一致。' });
    await altered(station, command);
    const { ledger, isWhole } = await station.engine().inspect();
    expect(isWhole).toBe(false);
    expect([...new Set(ledger.problems.map(({ what }) => what))]).toEqual(expect.arrayContaining([...kinds]));
  });

  test('with the last rows cut off opens for looking only, and says where', async () => {
    const { station, dossier } = await draftDossier();
    await altered(station, 'DELETE FROM ledger_entry WHERE number > 3');
    expect((await station.call('office.status', {})).state).toBe('damaged');
    await station.signIn('handler');
    expect((await station.call('dossier.read', { dossier })).files).toHaveLength(3);
    const writing = await station.ask('dossier.create', {
      kind: 'policy-with-interpretation',
      title: '新的',
    });
    expect(writing).toEqual({ ok: false, failure: { code: 'ledger.broken', params: { number: 8 } } });
    const refused = station.file('空白.txt', '附件三');
    expect(
      codeOf(await station.ask('dossier.add-file', { dossier, slot: 'attachment', ticket: refused })),
    ).toBe('ledger.broken');
    await station.signIn('security-auditor');
    const report = await station.call('audit.verify', {});
    expect(report.problems.map(({ what }) => what)).toContain('head.differs');
    expect(
      (await station.call('audit.list', { before: null, limit: 9 })).map(({ number }) => number),
    ).toEqual([3, 2, 1]);
  });

  test('by putting an old copy back is noticed', async () => {
    const { station, dossier } = await draftDossier();
    await station.close();
    const copy = copyOf(station);
    await station.restart();
    await sign(station, dossier, 'handler');
    await station.close();
    copyFileSync(join(copy, 'office.db'), join(station.workspace, 'office.db'));
    await station.restart();
    expect((await station.call('office.status', {})).state).toBe('damaged');
  });
});

describe('the workspace', () => {
  test('inspects itself without anybody signed in', async () => {
    const { station } = await exportedDossier();
    await station.restart();
    expect(await station.engine().inspect()).toMatchObject({
      isWhole: true,
      ledger: { whole: true, problems: [] },
      vault: { objects: 8, missing: [], damaged: [] },
    });
  });
});

describe('the sample office', () => {
  test('is filled by the same rules, with releases as a working day finds them', async () => {
    const station = await openWorkstation();
    expect(await station.call('office.create-sample', {})).toMatchObject({
      state: 'ready',
      office: { isSample: true },
    });
    expect(codeOf(await station.ask('office.create-sample', {}))).toBe('office.exists');
    expect(codeOf(await station.ask('dossier.list', {}))).toBe('session.not-signed-in');
    const { ledger } = await station.engine().inspect();
    expect(ledger.problems).toEqual([]);
    const people = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../resources/sample-office/office.json'), 'utf8'),
    );
    const handler = people.people.find(({ duty }: { duty: string }) => duty === 'handler');
    const status = await station.call('office.status', {});
    const person = status.people.find(({ duty }) => duty === 'handler')!.id;
    await station.call('session.sign-in', { person, passPhrase: handler.passPhrase });
    const releases = await station.call('dossier.list', {});
    const standing = releases
      .map(({ packageNumber, state, returned, deadline }) =>
        [packageNumber.slice(-4), state, returned, deadline?.left, deadline?.standing].join(' '),
      )
      .sort();
    expect(standing).toEqual([
      '0001 approved false 12 ahead',
      '0002 drafting false -2 late',
      '0003 drafting true 1 ahead',
      '0004 exported false  ',
      '0005 exported false  ',
      '0006 drafting false 3 ahead',
    ]);
  });
});
