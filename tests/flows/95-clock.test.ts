/** The clock is set back an hour or a year, the time zone changes, and it is 29 February: what is recorded stays in order and says so. */
import { afterEach, expect, test } from 'vitest';
import { chinaDate } from '../../shared/base/china-date.ts';
import { codeOf } from '../store/test-store.ts';
import { answersOf } from './answers.ts';
import type { Workstation } from './workstation.ts';
import { draftDossier, officeDraft, openOffice, openWorkstation, passPhrases, sign } from './workstation.ts';

const zone = process.env.TZ;

afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

async function marked(station: Workstation) {
  await station.signIn('security-auditor');
  expect(await station.call('audit.verify', {})).toMatchObject({ whole: true, problems: [] });
  const entries = await station.call('audit.list', { before: null, limit: 200 });
  return entries.filter(({ clockJumped }) => clockJumped);
}

test('set back by an hour and by a year: entries are marked, nothing is signed before what it follows', async () => {
  const { station, dossier } = await draftDossier();
  await sign(station, dossier, 'handler');
  await station.signIn('secrecy-reviewer');
  const { content } = await station.call('dossier.read', { dossier });
  const passPhrase = passPhrases['secrecy-reviewer'];
  const input = {
    dossier,
    stage: 'secrecy-reviewer',
    content,
    answers: answersOf('secrecy-reviewer'),
    passPhrase,
  } as const;
  const before = station.clock.now();
  for (const then of ['2026-11-23T00:00:30.000Z', '2025-11-23T01:00:30.000Z']) {
    station.clock.set(then);
    expect(codeOf(await station.ask('dossier.sign', input))).toBe('signoff.clock-behind');
  }
  station.clock.set(before);
  expect(codeOf(await station.ask('dossier.sign', input))).toBe('ok');
  expect((await marked(station)).length).toBeGreaterThanOrEqual(3);
  await station.restart();
  await marked(station);
});

test('a lock does not end sooner because the clock was set back, nor a pass phrase age', async () => {
  const station = await openOffice();
  const { people } = await station.call('office.status', {});
  const person = people.find(({ duty }) => duty === 'handler')!.id;
  for (let count = 0; count < 5; count += 1)
    await station.ask('session.sign-in', { person, passPhrase: '猜一个口令试试看' });
  station.clock.set('2025-11-23T01:00:00.000Z');
  const own = { person, passPhrase: passPhrases.handler };
  expect(codeOf(await station.ask('session.sign-in', own))).toBe('session.locked');
  station.clock.set('2026-11-23T02:00:00.000Z');
  expect(await station.call('session.sign-in', own)).toMatchObject({ due: null });
});

test('another time zone changes no day and no entry', async () => {
  const days: string[] = [];
  const station = await openOffice();
  const { dossier } = await station.call('dossier.create', {
    kind: 'policy-with-interpretation',
    title: '时区试验',
  });
  for (const name of ['Pacific/Kiritimati', 'America/Anchorage']) {
    process.env.TZ = name;
    station.clock.set('2026-11-23T16:30:00.000Z');
    days.push(chinaDate(station.clock.now()));
    await station.restart();
    await station.signIn('handler');
    expect(await station.call('dossier.list', {})).toMatchObject([{ id: dossier }]);
  }
  expect(new Set(days)).toEqual(new Set(['2026-11-24']));
  await marked(station);
});

test('on 29 February everything is made as on any day, and certificates end on 28 February', async () => {
  const station = await openWorkstation();
  station.clock.set('2028-02-29T02:00:00.000Z');
  await station.call('office.create', officeDraft);
  await station.signIn('security-administrator');
  const { keys } = await station.call('keys.list', {});
  expect(new Set(keys.map(({ validUntil }) => validUntil.slice(0, 10)))).toEqual(new Set(['2031-02-28']));
  await station.signIn('handler');
  const made = await station.call('dossier.create', {
    kind: 'policy-with-interpretation',
    title: '闰日试验',
  });
  expect((await station.call('dossier.read', made)).packageNumber).toContain('2028');
  station.clock.set('2028-02-29T16:00:00.000Z');
  expect(chinaDate(station.clock.now())).toBe('2028-03-01');
  await marked(station);
});
