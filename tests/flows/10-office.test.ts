import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { OfficeDraft } from '../../shared/contract/inputs.ts';
import { parseTrustFile } from '../../shared/signoff/trust-file.ts';
import { verifySignature } from '../../shared/signoff/verify-signature.node.ts';
import { codeOf } from '../store/test-store.ts';
import { approvedDossier, officeDraft, openOffice, openWorkstation, passPhrases } from './workstation.ts';

describe('an empty workspace', () => {
  test('says so, and takes nobody in', async () => {
    const station = await openWorkstation();
    expect(await station.call('office.status', {})).toMatchObject({
      state: 'empty',
      office: null,
      people: [],
    });
    expect(codeOf(await station.ask('dossier.list', {}))).toBe('session.not-signed-in');
    const nobody = { person: 'person-x' as never, passPhrase: '' };
    expect(codeOf(await station.ask('session.sign-in', nobody))).toBe('office.missing');
  });
});

describe('creating the office', () => {
  test('makes people, keys and the first trust file', async () => {
    const station = await openWorkstation();
    const status = await station.call('office.create', officeDraft);
    expect(status).toMatchObject({
      state: 'ready',
      office: { name: '栖霞湾市人民政府办公室', code: '11990200MB00000000', isSample: false },
      program: '0.1.0',
    });
    expect(status.people.map(({ name, duty }) => `${duty} ${name}`)).toEqual([
      'handler 方既白',
      'secrecy-reviewer 贺青梧',
      'approver 宁知远',
      'system-administrator 柏舟行',
      'security-administrator 岑望月',
      'security-auditor 云归晚',
    ]);
    expect(codeOf(await station.ask('office.create', officeDraft))).toBe('office.exists');
  });

  function changed(index: number, change: Partial<OfficeDraft['people'][number]>): OfficeDraft {
    return {
      ...officeDraft,
      people: officeDraft.people.map((person, at) => (at === index ? { ...person, ...change } : person)),
    };
  }

  test.for([
    ['no name', { ...officeDraft, name: '  ' }, 'office.name-missing'],
    ['a person without a name', changed(0, { name: ' ' }), 'office.name-missing'],
    ['one person for handler and reviewer', changed(1, { name: '方既白' }), 'office.duty-conflict'],
    ['the same person in full-width blanks', changed(1, { name: '方　既白' }), 'office.duty-conflict'],
    ['one person for two administrators', changed(4, { name: '柏舟行' }), 'office.duty-conflict'],
    ['the auditor as approver', changed(2, { name: '云归晚' }), 'office.duty-conflict'],
    ['nobody to audit', { ...officeDraft, people: officeDraft.people.slice(0, 5) }, 'office.duty-missing'],
    [
      'a pass phrase of nine characters',
      changed(3, { passPhrase: '一二三四五六七八九' }),
      'office.weak-pass-phrase',
    ],
  ] as const)('refuses %s', async ([, draft, code]) => {
    const station = await openWorkstation();
    expect(codeOf(await station.ask('office.create', draft))).toBe(code);
    expect(await station.call('office.status', {})).toMatchObject({ state: 'empty', people: [] });
  });

  test('names in the trust file keys and opaque ids, and no person', async () => {
    const { station, dossier } = await approvedDossier();
    const folder = station.ticket(station.out);
    await station.call('bundle.export', { dossier, folder, passPhrase: passPhrases.approver });
    const bytes = new Uint8Array(readFileSync(join(station.out, 'trust.json')));
    const parsed = parseTrustFile(bytes, { hash: nodeHash, verifySignature });
    if (!parsed.ok) throw new Error(parsed.why);
    expect(parsed.trust.certificates.map(({ duties }) => duties)).toEqual([
      ['handler'],
      ['secrecy-reviewer'],
      ['approver'],
    ]);
    const payload = Buffer.from(JSON.parse(Buffer.from(bytes).toString()).payload, 'base64').toString();
    for (const { name } of officeDraft.people) expect(payload).not.toContain(name);
  });
});

describe('signing in', () => {
  async function handlerOf(station: Awaited<ReturnType<typeof openOffice>>) {
    return (await station.call('office.status', {})).people[0]!.id;
  }

  test('with the pass phrase opens a session, which ends with signing out', async () => {
    const station = await openOffice();
    expect(await station.call('dossier.list', {})).toEqual([]);
    await station.call('session.sign-out', {});
    expect(codeOf(await station.ask('dossier.list', {}))).toBe('session.not-signed-in');
  });

  test('does not survive a restart', async () => {
    const station = await openOffice();
    await station.restart();
    expect(codeOf(await station.ask('dossier.list', {}))).toBe('session.not-signed-in');
    await station.signIn('handler');
  });

  test('takes full-width and half-width input for the same', async () => {
    const station = await openWorkstation();
    await station.call('office.create', {
      ...officeDraft,
      people: officeDraft.people.map((person) => ({ ...person, passPhrase: 'abc DEF 1234' })),
    });
    const wide = { person: await handlerOf(station), passPhrase: 'ａｂｃ　ＤＥＦ　１２３４' };
    expect((await station.ask('session.sign-in', wide)).ok).toBe(true);
  });

  test('with a wrong pass phrase counts down, then locks for fifteen minutes, over a restart too', async () => {
    const station = await openOffice();
    await station.call('session.sign-out', {});
    const person = await handlerOf(station);
    const wrong = { person, passPhrase: '猜一个口令试试看' };
    const left: unknown[] = [];
    for (let count = 0; count < 5; count += 1) left.push(await station.ask('session.sign-in', wrong));
    expect(left).toEqual(
      [4, 3, 2, 1, 0].map((attemptsLeft) => ({
        ok: false,
        failure: { code: 'session.wrong-pass-phrase', params: { attemptsLeft } },
      })),
    );
    const right = { person, passPhrase: passPhrases.handler };
    expect(await station.ask('session.sign-in', right)).toEqual({
      ok: false,
      failure: { code: 'session.locked', params: { minutesLeft: 15 } },
    });
    await station.restart();
    station.clock.pass(14 * 60_000);
    expect(codeOf(await station.ask('session.sign-in', right))).toBe('session.locked');
    station.clock.pass(60_000);
    expect((await station.ask('session.sign-in', right)).ok).toBe(true);
    await station.signIn('security-auditor');
    const entries = await station.call('audit.list', { before: null, limit: 100 });
    expect(
      entries.filter(({ action, result }) => action === 'key.unlock' && result === 'refused'),
    ).toHaveLength(5);
    expect(entries.filter(({ detail }) => JSON.stringify(detail) === '{"reason":"locked"}')).toHaveLength(2);
  });

  test('starts counting anew after it succeeded', async () => {
    const station = await openOffice();
    const person = await handlerOf(station);
    const wrong = { person, passPhrase: '猜' };
    for (let count = 0; count < 4; count += 1) await station.ask('session.sign-in', wrong);
    await station.signIn('handler');
    expect(await station.ask('session.sign-in', wrong)).toMatchObject({
      failure: { params: { attemptsLeft: 4 } },
    });
  });

  test('of somebody unknown is refused', async () => {
    const station = await openOffice();
    const unknown = { person: 'person-unknown' as never, passPhrase: passPhrases.handler };
    expect(codeOf(await station.ask('session.sign-in', unknown))).toBe('request.invalid');
  });
});
