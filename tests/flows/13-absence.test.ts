/** Somebody is away: a named colleague of the same duty stands in, in their own name, and separation stays what it is. */
import { expect, test } from 'vitest';
import type { PersonId } from '../../shared/base/ids.ts';
import { codeOf, got } from '../store/test-store.ts';
import { answersOf } from './answers.ts';
import type { Workstation } from './workstation.ts';
import { draftDossier, openOffice, passPhrases, sign } from './workstation.ts';

const firstWords = '初来乍到请多关照-试验';
const ownWords = '从此自己保管口令-试验';

async function people(station: Workstation) {
  const listed = (await station.call('office.status', {})).people;
  return (name: string): PersonId => listed.find((each) => each.name === name)!.id;
}

/** A second secrecy reviewer, with a pass phrase of her own. */
async function addReviewer(station: Workstation): Promise<PersonId> {
  await station.signIn('system-administrator');
  const find = await people(station);
  const grant = { person: find('岑望月'), passPhrase: passPhrases['security-administrator'] };
  const input = { name: '江上晴', duty: 'secrecy-reviewer', oneTimePassPhrase: firstWords } as const;
  got(await station.ask('people.add', { ...input, grant }));
  const person = (await people(station))('江上晴');
  await station.call('session.sign-in', { person, passPhrase: firstWords });
  await station.call('key.change-pass-phrase', { old: firstWords, new: ownWords });
  return person;
}

test('the deputy finds the work, signs in her own name, and ledger and history say for whom', async () => {
  const { station, dossier } = await draftDossier();
  await sign(station, dossier, 'handler');
  const deputy = await addReviewer(station);
  const away = (await people(station))('贺青梧');
  expect((await station.call('dossier.list', {}))[0]).toMatchObject({ mine: true, deputyFor: null });
  await station.signIn('security-administrator');
  const days = { from: '2026-11-23', to: '2026-11-27' };
  const view = await station.call('people.enter-absence', { person: away, deputy, ...days });
  expect(view.absences).toMatchObject([
    { person: away, deputy, name: '贺青梧', deputyName: '江上晴', running: true, ...days },
  ]);

  await station.call('session.sign-in', { person: away, passPhrase: passPhrases['secrecy-reviewer'] });
  const { content } = await station.call('dossier.read', { dossier });
  const input = {
    dossier,
    stage: 'secrecy-reviewer',
    content,
    answers: answersOf('secrecy-reviewer'),
  } as const;
  const own = { ...input, passPhrase: passPhrases['secrecy-reviewer'] };
  expect(await station.ask('dossier.sign', own)).toMatchObject({
    failure: { code: 'signoff.away', params: { until: '2026-11-27' } },
  });

  await station.call('session.sign-in', { person: deputy, passPhrase: ownWords });
  const page = await station.call('dossier.page', { filter: 'mine', after: null, limit: 10 });
  expect(page.rows).toMatchObject([{ id: dossier, deputyFor: '贺青梧' }]);
  const signed = await station.call('dossier.sign', { ...input, passPhrase: ownWords });
  expect(signed.signOffs.at(-1)).toMatchObject({
    ...{ name: '江上晴', person: deputy, deputyFor: '贺青梧' },
    deputyDays: { from: '2026-11-23', to: '2026-11-27' },
  });

  await station.signIn('security-auditor');
  const entries = await station.call('audit.list', { before: null, limit: 100 });
  expect(entries.find(({ action }) => action === 'people.enter-absence')).toMatchObject({
    objects: [expect.stringMatching(/^absence/), away, deputy],
    detail: { duty: 'secrecy-reviewer', ...days },
  });
  const signing = entries.filter(({ action, result }) => action === 'dossier.sign' && result === 'done');
  expect(signing.map(({ detail }) => detail)).toMatchObject([{ deputyFor: away }, { stage: 'handler' }]);
  expect(Object.keys(signing[1]!.detail as object)).not.toContain('deputyFor');
  expect(await station.call('audit.verify', {})).toMatchObject({ whole: true });
});

test('a deputy holds the same duty, is there, and nobody is away twice', async () => {
  const station = await openOffice();
  const deputy = await addReviewer(station);
  const find = await people(station);
  const away = find('贺青梧');
  await station.signIn('security-administrator');
  const enter = async (change: object) =>
    codeOf(
      await station.ask('people.enter-absence', {
        ...{ person: away, deputy, from: '2026-11-24', to: '2026-11-27' },
        ...change,
      }),
    );
  expect(await enter({ deputy: find('宁知远') })).toBe('people.deputy-unfit');
  expect(await enter({ deputy: away })).toBe('people.deputy-unfit');
  expect(await enter({ person: find('岑望月') })).toBe('people.unknown');
  expect(await enter({ from: '2026-11-28' })).toBe('people.days-wrong');
  expect(await enter({ from: '2026-11-20', to: '2026-11-22' })).toBe('people.days-wrong');
  expect(await enter({})).toBe('ok');
  expect(await enter({ from: '2026-11-27', to: '2026-11-30' })).toBe('people.days-taken');
  const swapped = { person: deputy, deputy: away, from: '2026-11-27', to: '2026-11-30' };
  expect(await enter(swapped)).toBe('people.days-taken');
  expect(await enter({ ...swapped, from: '2026-11-28' })).toBe('ok');
  await station.signIn('approver');
  expect(await enter({ from: '2026-12-01', to: '2026-12-02' })).toBe('session.not-allowed');
});

test('whoever is back ends the absence and signs again', async () => {
  const { station, dossier } = await draftDossier();
  await sign(station, dossier, 'handler');
  const deputy = await addReviewer(station);
  const away = (await people(station))('贺青梧');
  await station.call('session.sign-in', { person: away, passPhrase: passPhrases['secrecy-reviewer'] });
  const days = { from: '2026-11-23', to: '2026-11-27' };
  const view = await station.call('people.enter-absence', { person: away, deputy, ...days });
  const absence = view.absences[0]!.id;
  expect((await station.call('people.end-absence', { absence })).absences).toEqual([]);
  expect(codeOf(await station.ask('people.end-absence', { absence }))).toBe('people.absence-unknown');
  const { content } = await station.call('dossier.read', { dossier });
  const own = {
    dossier,
    stage: 'secrecy-reviewer',
    content,
    answers: answersOf('secrecy-reviewer'),
  } as const;
  await station.call('dossier.sign', { ...own, passPhrase: passPhrases['secrecy-reviewer'] });
  const { signOffs } = await station.call('dossier.read', { dossier });
  expect(signOffs.at(-1)).toMatchObject({ name: '贺青梧', deputyFor: null });
});

test('days are those of China, and the deputyship ends with the last of them', async () => {
  const { station } = await draftDossier();
  const deputy = await addReviewer(station);
  const away = (await people(station))('贺青梧');
  await station.signIn('security-administrator');
  const input = { person: away, deputy, from: '2026-11-23', to: '2026-11-23' };
  expect((await station.call('people.enter-absence', input)).absences).toHaveLength(1);
  station.clock.set('2026-11-23T15:59:59.500Z');
  expect((await station.call('people.list', {})).absences).toEqual([]);
});
