/** People over the years: who joins, changes duty and leaves, on whose word, and what becomes of keys and documents. */
import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../shared/base/ids.ts';
import type { Duty } from '../../shared/signoff/duties.ts';
import { codeOf, got } from '../store/test-store.ts';
import { answersOf } from './answers.ts';
import type { Workstation } from './workstation.ts';
import { draftDossier, openOffice, passPhrases, sign } from './workstation.ts';

const firstWords = '初来乍到请多关照-试验';
const ownWords = '从此自己保管口令-试验';
const securityWords = passPhrases['security-administrator'];

async function idOf(station: Workstation, duty: Duty): Promise<PersonId> {
  return (await station.call('office.status', {})).people.find((each) => each.duty === duty)!.id;
}

async function named(station: Workstation, name: string): Promise<PersonId> {
  return (await station.call('office.status', {})).people.find((each) => each.name === name)!.id;
}

async function grant(station: Workstation, passPhrase = securityWords) {
  return { person: await idOf(station, 'security-administrator'), passPhrase };
}

async function add(station: Workstation, name: string, duty: Duty) {
  await station.signIn('system-administrator');
  const input = { name, duty, oneTimePassPhrase: firstWords, grant: await grant(station) };
  return station.ask('people.add', input);
}

/** Adds somebody and has them choose their own pass phrase; they stay signed in. */
async function join(station: Workstation, name: string, duty: Duty): Promise<PersonId> {
  got(await add(station, name, duty));
  const person = await named(station, name);
  expect(await station.call('session.sign-in', { person, passPhrase: firstWords })).toMatchObject({
    due: 'one-time',
  });
  await station.call('key.change-pass-phrase', { old: firstWords, new: ownWords });
  return person;
}

async function ledgerIsWhole(station: Workstation): Promise<void> {
  await station.signIn('security-auditor');
  expect(await station.call('audit.verify', {})).toMatchObject({ whole: true, problems: [] });
}

describe('a newcomer', () => {
  test('gets key, certificate and documents, and signs in their own name', async () => {
    const { station, dossier } = await draftDossier();
    await sign(station, dossier, 'handler');
    const person = await join(station, '江上晴', 'secrecy-reviewer');
    const { content, files } = await station.call('dossier.read', { dossier });
    expect(files).toHaveLength(3);
    const own = {
      dossier,
      stage: 'secrecy-reviewer',
      content,
      answers: answersOf('secrecy-reviewer'),
      passPhrase: ownWords,
    } as const;
    const signed = await station.call('dossier.sign', own);
    expect(signed.signOffs.at(-1)).toMatchObject({ name: '江上晴', person, deputyFor: null });
    await sign(station, dossier, 'approver');
    const folder = station.ticket(station.out);
    const { report } = await station.call('bundle.export', {
      dossier,
      folder,
      passPhrase: passPhrases.approver,
    });
    expect(report).toMatchObject({ valid: true, anchored: true });
    await ledgerIsWhole(station);
  });

  test('does nothing but change the pass phrase that was given for one sign-in', async () => {
    const station = await openOffice();
    got(await add(station, '江上晴', 'handler'));
    const person = await named(station, '江上晴');
    await station.call('session.sign-in', { person, passPhrase: firstWords });
    expect(codeOf(await station.ask('dossier.list', {}))).toBe('session.pass-phrase-due');
    const create = { kind: 'policy-with-interpretation', title: '试' };
    expect(codeOf(await station.ask('dossier.create', create))).toBe('session.pass-phrase-due');
    await station.call('key.change-pass-phrase', { old: firstWords, new: ownWords });
    expect(codeOf(await station.ask('dossier.list', {}))).toBe('ok');
    await station.restart();
    const again = { person, passPhrase: ownWords };
    expect(await station.call('session.sign-in', again)).toMatchObject({ due: null });
  });

  test('without documents for a duty that sees none', async () => {
    const station = await openOffice();
    await join(station, '江上晴', 'security-auditor');
    expect(await station.call('audit.verify', {})).toMatchObject({ whole: true });
    await ledgerIsWhole(station);
  });
});

test('people change on the word of two administrators, and every other try stands in the ledger', async () => {
  const station = await openOffice();
  const input = { name: '江上晴', duty: 'approver', oneTimePassPhrase: firstWords } as const;
  const asked = async (change: object, by = 'security-administrator' as Duty, words = passPhrases[by]) =>
    codeOf(
      await station.ask('people.add', {
        ...input,
        ...change,
        grant: { person: await idOf(station, by), passPhrase: words },
      }),
    );
  for (const duty of ['handler', 'approver', 'security-administrator', 'security-auditor'] as const) {
    await station.signIn(duty);
    expect(await asked({}), duty).toBe('session.not-allowed');
  }
  await station.signIn('system-administrator');
  for (const duty of ['approver', 'system-administrator', 'security-auditor'] as const) {
    expect(await asked({}, duty), duty).toBe('people.grant-needed');
  }
  expect(await asked({}, 'security-administrator', '猜一个口令试试看吧')).toBe('session.wrong-pass-phrase');
  for (const [change, code] of [
    [{ name: '方 既白' }, 'people.name-taken'],
    [{ name: '  ' }, 'office.name-missing'],
    [{ oneTimePassPhrase: '一二三' }, 'office.weak-pass-phrase'],
    [{ oneTimePassPhrase: 'aaaaaaaaaaaa' }, 'key.plain-pass-phrase'],
  ] as const) {
    expect(await asked(change), code).toBe(code);
  }
  const onlyOne = { person: await idOf(station, 'approver'), grant: await grant(station) };
  expect(await station.ask('people.retire', onlyOne)).toMatchObject({
    failure: { code: 'people.last-holder', params: { duty: 'approver' } },
  });
  const move = { ...onlyOne, duty: 'handler', oneTimePassPhrase: firstWords } as const;
  expect(codeOf(await station.ask('people.assign', move))).toBe('people.last-holder');
  for (const duty of ['system-administrator', 'security-administrator'] as const) {
    const own = { ...move, person: await idOf(station, duty) };
    expect(codeOf(await station.ask('people.assign', own)), duty).toBe('people.grant-needed');
  }
  expect((await station.call('people.list', {})).people).toHaveLength(6);
  await station.signIn('security-auditor');
  const entries = await station.call('audit.list', { before: null, limit: 200 });
  const refused = entries.filter(({ result, action }) => result === 'refused' && action === 'people.add');
  expect(refused).toHaveLength(7);
  await ledgerIsWhole(station);
});

describe('leaving and changing duty', () => {
  test('somebody who left signs in no more, what they signed counts, and they may come back in another duty', async () => {
    const { station, dossier } = await draftDossier();
    await sign(station, dossier, 'handler');
    const reviewer = await join(station, '江上晴', 'secrecy-reviewer');
    const { content } = await station.call('dossier.read', { dossier });
    const own = {
      dossier,
      stage: 'secrecy-reviewer',
      content,
      answers: answersOf('secrecy-reviewer'),
      passPhrase: ownWords,
    } as const;
    await station.call('dossier.sign', own);
    await station.signIn('system-administrator');
    const view = await station.call('people.retire', { person: reviewer, grant: await grant(station) });
    expect(view.retired).toEqual([{ id: reviewer, name: '江上晴' }]);
    const again = await station.ask('session.sign-in', { person: reviewer, passPhrase: ownWords });
    expect(codeOf(again)).toBe('request.invalid');
    await sign(station, dossier, 'approver');
    const { signOffs } = await station.call('dossier.read', { dossier });
    expect(signOffs.map(({ name }) => name)).toEqual(['方既白', '江上晴', '宁知远']);
    const folder = station.ticket(station.out);
    const passPhrase = passPhrases.approver;
    const { report } = await station.call('bundle.export', { dossier, folder, passPhrase });
    expect(report.valid).toBe(true);
    for (const duty of ['handler', 'approver'] as const) {
      await station.signIn('system-administrator');
      const back = { person: reviewer, duty, oneTimePassPhrase: firstWords };
      const moved = await station.call('people.assign', { ...back, grant: await grant(station) });
      expect(moved.people.find(({ id }) => id === reviewer)).toMatchObject({ duty, due: 'one-time' });
      await station.call('session.sign-in', { person: reviewer, passPhrase: firstWords });
      expect(codeOf(await station.ask('key.change-pass-phrase', { old: firstWords, new: ownWords }))).toBe(
        'ok',
      );
    }
    await ledgerIsWhole(station);
  });

  test('who drafted a release as handler cannot review it after a change of duty', async () => {
    const { station, dossier } = await draftDossier();
    await join(station, '江上晴', 'handler');
    const person = await idOf(station, 'handler');
    await station.signIn('handler');
    await sign(station, dossier, 'handler');
    await station.signIn('system-administrator');
    const handler = await named(station, '方既白');
    expect(person).toBe(handler);
    const move = { person: handler, duty: 'secrecy-reviewer', oneTimePassPhrase: firstWords } as const;
    await station.call('people.assign', { ...move, grant: await grant(station) });
    await station.call('session.sign-in', { person: handler, passPhrase: firstWords });
    await station.call('key.change-pass-phrase', { old: firstWords, new: ownWords });
    const { content } = await station.call('dossier.read', { dossier });
    const own = {
      dossier,
      stage: 'secrecy-reviewer',
      content,
      answers: answersOf('secrecy-reviewer'),
      passPhrase: ownWords,
    } as const;
    expect(codeOf(await station.ask('dossier.sign', own))).toBe('signoff.same-person-twice');
  });
});

test('a new security administrator takes over the root, and the old one is free to go', async () => {
  const station = await openOffice();
  const old = await idOf(station, 'security-administrator');
  const next = await join(station, '江上晴', 'security-administrator');
  expect(await station.call('keys.list', {})).toMatchObject({ successions: 1 });
  expect(await station.call('people.list', {})).toMatchObject({ retired: [{ id: old }] });
  await station.signIn('system-administrator');
  const input = { name: '苏晚照', duty: 'approver', oneTimePassPhrase: firstWords } as const;
  const byOld = { person: old, passPhrase: securityWords };
  expect(codeOf(await station.ask('people.add', { ...input, grant: byOld }))).toBe('people.grant-needed');
  const byNext = { person: next, passPhrase: ownWords };
  expect(codeOf(await station.ask('people.add', { ...input, grant: byNext }))).toBe('ok');
  await ledgerIsWhole(station);
});
