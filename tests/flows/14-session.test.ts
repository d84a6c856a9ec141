/** Locking and unlocking, pass phrases that age, the account that an administrator lets in again, and what the session log tells. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Duty } from '../../shared/signoff/duties.ts';
import { standardPolicy } from '../../shared/signoff/pass-phrase-policy.ts';
import { codeOf } from '../store/test-store.ts';
import type { Workstation } from './workstation.ts';
import { draftDossier, officeDraft, openOffice, openWorkstation, passPhrases } from './workstation.ts';

const day = 24 * 3_600_000;

async function idOf(station: Workstation, duty: Duty) {
  return (await station.call('office.status', {})).people.find((each) => each.duty === duty)!.id;
}

describe('a locked window', () => {
  test('shows nothing until the same person types the pass phrase, and then what was there', async () => {
    const { station, dossier } = await draftDossier();
    await station.call('session.lock', { why: 'idle' });
    for (const asked of [
      await station.ask('dossier.list', {}),
      await station.ask('dossier.read', { dossier }),
      await station.ask('dossier.findings', { dossier }),
      await station.ask('people.list', {}),
      await station.ask('key.change-pass-phrase', { old: passPhrases.handler, new: 'x' }),
    ]) {
      expect(codeOf(asked)).toBe('session.screen-locked');
    }
    const wrong = await station.ask('session.unlock', { passPhrase: passPhrases.approver });
    expect(wrong).toMatchObject({
      failure: { code: 'session.wrong-pass-phrase', params: { attemptsLeft: 4 } },
    });
    expect(await station.call('session.unlock', { passPhrase: passPhrases.handler })).toMatchObject({
      person: { duty: 'handler' },
      idleMinutes: 10,
    });
    expect((await station.call('dossier.read', { dossier })).files).toHaveLength(3);
  });

  test('is anybody else’s after they sign in themselves', async () => {
    const station = await openOffice();
    await station.call('session.lock', { why: 'asked' });
    await station.signIn('approver');
    expect(codeOf(await station.ask('dossier.list', {}))).toBe('ok');
    expect(codeOf(await station.ask('session.unlock', { passPhrase: passPhrases.handler }))).toBe('ok');
    expect(
      codeOf(await station.ask('dossier.create', { kind: 'policy-with-interpretation', title: '试' })),
    ).toBe('session.not-allowed');
  });

  test('is nobody’s without a session', async () => {
    const station = await openOffice();
    await station.call('session.sign-out', {});
    expect(codeOf(await station.ask('session.lock', { why: 'asked' }))).toBe('session.not-signed-in');
    expect(codeOf(await station.ask('session.unlock', { passPhrase: passPhrases.handler }))).toBe(
      'session.not-signed-in',
    );
  });
});

test('every step of a session stands in the ledger with where it was made from, and goes out with its export', async () => {
  const station = await openWorkstation({ host: 'window' });
  await station.call('office.create', officeDraft);
  const person = await idOf(station, 'handler');
  await station.ask('session.sign-in', { person, passPhrase: '猜一个口令试试看' });
  await station.signIn('handler');
  await station.call('session.lock', { why: 'idle' });
  await station.call('session.unlock', { passPhrase: passPhrases.handler });
  await station.call('session.sign-out', {});
  await station.signIn('security-auditor');
  const entries = await station.call('audit.list', { before: null, limit: 100 });
  const own = entries.filter((each) => each.duty === 'handler').toReversed();
  expect(own.map(({ action, result, detail }) => [action, result, detail])).toEqual([
    ['key.unlock', 'refused', { for: 'session.sign-in' }],
    ['session.sign-in', 'done', { from: 'window' }],
    ['session.lock', 'done', { from: 'window', why: 'idle' }],
    ['session.unlock', 'done', { from: 'window' }],
    ['session.sign-out', 'done', { from: 'window' }],
  ]);
  const { path } = await station.call('audit.export', { folder: station.ticket(station.out) });
  const lines = readFileSync(join(path, 'entries.jsonl'), 'utf8');
  for (const action of ['session.sign-in', 'session.lock', 'session.unlock', 'session.sign-out']) {
    expect(lines).toContain(action);
  }
});

describe('pass phrases', () => {
  test('age, and then nothing else is done before a new one is chosen', async () => {
    const station = await openOffice();
    station.clock.pass(89 * day);
    const person = await idOf(station, 'handler');
    const own = { person, passPhrase: passPhrases.handler };
    expect(await station.call('session.sign-in', own)).toMatchObject({ due: null });
    station.clock.pass(day);
    expect(await station.call('session.sign-in', own)).toMatchObject({ due: 'aged' });
    expect(codeOf(await station.ask('dossier.list', {}))).toBe('session.pass-phrase-due');
    const next = '一行白鹭上青天-换新';
    await station.call('key.change-pass-phrase', { old: passPhrases.handler, new: next });
    expect(codeOf(await station.ask('dossier.list', {}))).toBe('ok');
    expect(await station.call('session.sign-in', { person, passPhrase: next })).toMatchObject({ due: null });
  });

  test('of before are not taken again until enough others came between', async () => {
    const station = await openOffice();
    const words = [
      passPhrases.handler,
      ...['甲', '乙', '丙', '丁', '戊'].map((n) => `月落乌啼霜满天-${n}字号`),
    ];
    const change = (old: string, next: string) => station.ask('key.change-pass-phrase', { old, new: next });
    for (const [index, old] of words.slice(0, 4).entries()) {
      expect(codeOf(await change(old, words[index + 1]!))).toBe('ok');
    }
    expect(await change(words[4]!, words[0]!)).toMatchObject({
      failure: { code: 'key.used-pass-phrase', params: { history: 5 } },
    });
    expect(codeOf(await change(words[4]!, words[5]!))).toBe('ok');
    expect(codeOf(await change(words[5]!, words[0]!))).toBe('ok');
  });

  test('follow the policy that the security administrator sets', async () => {
    const station = await openOffice();
    const policy = { ...standardPolicy, minimum: 14, attempts: 3, lockMinutes: 60, idleMinutes: 3 };
    expect(codeOf(await station.ask('people.set-policy', { policy }))).toBe('session.not-allowed');
    await station.signIn('security-administrator');
    expect((await station.call('people.set-policy', { policy })).policy).toEqual(policy);
    await station.signIn('handler');
    const change = { old: passPhrases.handler, new: '两个黄鹂鸣翠柳-甲' };
    expect(await station.ask('key.change-pass-phrase', change)).toMatchObject({
      failure: { code: 'office.weak-pass-phrase', params: { minimum: 14 } },
    });
    const guess = { person: await idOf(station, 'handler'), passPhrase: '猜一个口令试试看' };
    for (const attemptsLeft of [2, 1, 0]) {
      expect(await station.ask('session.sign-in', guess)).toMatchObject({
        failure: { params: { attemptsLeft } },
      });
    }
    expect(await station.ask('session.sign-in', guess)).toMatchObject({
      failure: { code: 'session.locked', params: { minutesLeft: 60 } },
    });
  });
});

test('a locked account is let in again by the system administrator, and by nobody else', async () => {
  const station = await openOffice();
  const person = await idOf(station, 'handler');
  for (let count = 0; count < 5; count += 1) {
    await station.ask('session.sign-in', { person, passPhrase: '猜一个口令试试看' });
  }
  const own = { person, passPhrase: passPhrases.handler };
  expect(codeOf(await station.ask('session.sign-in', own))).toBe('session.locked');
  for (const duty of ['security-administrator', 'security-auditor', 'approver'] as const) {
    await station.signIn(duty);
    expect(codeOf(await station.ask('people.unlock', { person })), duty).toBe('session.not-allowed');
  }
  await station.signIn('system-administrator');
  const before = await station.call('people.list', {});
  expect(before.people.find(({ id }) => id === person)).toMatchObject({ lockedMinutes: 15 });
  const after = await station.call('people.unlock', { person });
  expect(after.people.find(({ id }) => id === person)).toMatchObject({ lockedMinutes: 0 });
  const self = await idOf(station, 'system-administrator');
  expect(codeOf(await station.ask('people.unlock', { person: self }))).toBe('people.unknown');
  expect(codeOf(await station.ask('session.sign-in', own))).toBe('ok');
});
