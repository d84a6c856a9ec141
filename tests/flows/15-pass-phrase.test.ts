import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../store/test-store.ts';
import { answersOf } from './answers.ts';
import type { Workstation } from './workstation.ts';
import { draftDossier, openOffice, passPhrases, sign } from './workstation.ts';

const fresh = '一行白鹭上青天-换新';
const change = { old: passPhrases.handler, new: fresh };

async function handlerOf(station: Workstation) {
  const { people } = await station.call('office.status', {});
  return people.find(({ duty }) => duty === 'handler')!.id;
}

async function entriesOf(station: Workstation) {
  await station.signIn('security-auditor');
  return station.call('audit.list', { before: null, limit: 100 });
}

describe('changing the pass phrase', () => {
  test('lets the new one in and the old one no longer, over a restart too', async () => {
    const station = await openOffice();
    const person = await handlerOf(station);
    expect(await station.call('key.change-pass-phrase', change)).toEqual({});
    expect(await station.call('dossier.list', {})).toEqual([]);
    await station.restart();
    expect(codeOf(await station.ask('session.sign-in', { person, passPhrase: passPhrases.handler }))).toBe(
      'session.wrong-pass-phrase',
    );
    expect(codeOf(await station.ask('session.sign-in', { person, passPhrase: fresh }))).toBe('ok');
  });

  test('keeps the key: what is signed afterwards is certified by the same trust file', async () => {
    const { station, dossier } = await draftDossier();
    await station.call('key.change-pass-phrase', change);
    const { content } = await station.call('dossier.read', { dossier });
    const stage = 'handler' as const;
    const old = { dossier, stage, content, answers: answersOf(stage), passPhrase: passPhrases.handler };
    expect(codeOf(await station.ask('dossier.sign', old))).toBe('signoff.wrong-pass-phrase');
    await station.call('dossier.sign', { ...old, passPhrase: fresh });
    await sign(station, dossier, 'secrecy-reviewer');
    await sign(station, dossier, 'approver');
    const folder = station.ticket(station.out);
    const exported = await station.call('bundle.export', {
      dossier,
      folder,
      passPhrase: passPhrases.approver,
    });
    expect(exported.report).toMatchObject({ valid: true, anchored: true });
  });

  test('leaves an entry that names the key and no secret', async () => {
    const station = await openOffice();
    const person = await handlerOf(station);
    await station.call('key.change-pass-phrase', change);
    const entries = await entriesOf(station);
    const [entry] = entries.filter(({ action }) => action === 'key.change-pass-phrase');
    expect(entry).toMatchObject({
      result: 'done',
      duty: 'handler',
      objects: [person],
      detail: { key: expect.stringMatching(/^[0-9a-f]{16}$/) },
    });
    expect(Object.keys(entry!.detail as object)).toEqual(['key']);
    expect(await station.call('audit.verify', {})).toMatchObject({ whole: true });
    await station.close();
    const database = readFileSync(join(station.workspace, 'office.db'));
    for (const secret of [fresh, passPhrases.handler]) {
      expect(database.includes(Buffer.from(secret))).toBe(false);
    }
  });

  test('takes full-width and half-width typing of the old one for the same', async () => {
    const station = await openOffice();
    await station.call('key.change-pass-phrase', { ...change, new: 'abc DEF 1234' });
    const wide = { old: 'ａｂｃ　ＤＥＦ　１２３４', new: fresh };
    expect(codeOf(await station.ask('key.change-pass-phrase', wide))).toBe('ok');
  });

  test.for([
    ['one of nine characters', '一二三四五六七八九', 'office.weak-pass-phrase'],
    ['nothing', '', 'office.weak-pass-phrase'],
    ['the present one', passPhrases.handler, 'key.same-pass-phrase'],
    ['the present one in full width', passPhrases.handler.replace('-', '－'), 'key.same-pass-phrase'],
  ] as const)('refuses %s as the new one and changes nothing', async ([, next, code]) => {
    const station = await openOffice();
    expect(codeOf(await station.ask('key.change-pass-phrase', { ...change, new: next }))).toBe(code);
    await station.signIn('handler');
  });

  test('counts wrong old ones towards the lock, together with those of signing in', async () => {
    const station = await openOffice();
    const person = await handlerOf(station);
    const wrong = { old: '猜一个口令试试看', new: fresh };
    const left: unknown[] = [];
    for (let count = 0; count < 3; count += 1) left.push(await station.ask('key.change-pass-phrase', wrong));
    expect(left).toEqual(
      [4, 3, 2].map((attemptsLeft) => ({
        ok: false,
        failure: { code: 'session.wrong-pass-phrase', params: { attemptsLeft } },
      })),
    );
    const guess = { person, passPhrase: wrong.old };
    expect(codeOf(await station.ask('session.sign-in', guess))).toBe('session.wrong-pass-phrase');
    expect(codeOf(await station.ask('key.change-pass-phrase', wrong))).toBe('session.wrong-pass-phrase');
    expect(codeOf(await station.ask('key.change-pass-phrase', change))).toBe('session.locked');
    station.clock.pass(15 * 60_000);
    expect(codeOf(await station.ask('key.change-pass-phrase', change))).toBe('ok');
    const refused = (await entriesOf(station)).filter(({ result }) => result === 'refused');
    expect(refused.map(({ action }) => action)).toEqual([
      'key.change-pass-phrase',
      ...Array.from({ length: 5 }, () => 'key.unlock'),
    ]);
  });

  test('is for every duty, each for their own key', async () => {
    const station = await openOffice();
    for (const duty of Object.keys(passPhrases) as (keyof typeof passPhrases)[]) {
      await station.signIn(duty);
      const own = { old: passPhrases[duty], new: `${passPhrases[duty]}-再换` };
      expect(codeOf(await station.ask('key.change-pass-phrase', own)), duty).toBe('ok');
    }
    expect(codeOf(await station.ask('key.change-pass-phrase', change))).toBe('session.wrong-pass-phrase');
  });
});
