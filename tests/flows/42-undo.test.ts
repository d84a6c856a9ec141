import { describe, expect, test } from 'vitest';
import type { FindingId } from '../../shared/base/ids.ts';
import { codeOf } from '../store/test-store.ts';
import type { Drafted, Workstation } from './workstation.ts';
import { draftDossier, sign, texts } from './workstation.ts';

/** Invented numbers: 990101 is no region of the country. */
const mobiles = ['19900000012', '19900000020', '19900000038'];
const withMobiles = `${texts.attachment}${mobiles.map((number) => `联系人手机：${number}\n`).join('')}`;
const withIdNumber = `${texts.attachment}经办人身份证号：990101199003070015\n`;

const setAside = { action: 'set-aside', reason: 'needed-for-service', note: '' } as const;

async function mobilesOf({ station, dossier }: Pick<Drafted, 'station' | 'dossier'>) {
  const findings = await station.call('dossier.findings', { dossier });
  return findings.filter(({ rule }) => rule === 'PII-04');
}

async function standings(drafted: Pick<Drafted, 'station' | 'dossier'>): Promise<readonly string[]> {
  return (await mobilesOf(drafted)).map(({ standing }) => standing);
}

async function actionsIn(station: Workstation): Promise<readonly string[]> {
  await station.signIn('security-auditor');
  const entries = await station.call('audit.list', { before: null, limit: 20 });
  await station.signIn('handler');
  return entries.map(({ action }) => action).filter((action) => action.includes('deci'));
}

describe('taking a decision back', () => {
  test('adds an entry, leaves the decision in the history, and can be made again', async () => {
    const drafted = await draftDossier({ attachment: withMobiles });
    const { station, dossier } = drafted;
    const [finding] = await mobilesOf(drafted);
    await station.call('dossier.decide', { dossier, finding: finding!.id, ...setAside });
    const [undone] = await station.call('dossier.undo-decision', { dossier });
    expect(undone).toMatchObject({
      id: finding!.id,
      standing: 'open',
      decisions: [{ action: 'set-aside' }, { action: 'withdraw', name: '方既白' }],
    });
    const [redone] = await station.call('dossier.redo-decision', { dossier });
    expect(redone).toMatchObject({ standing: 'proposed' });
    expect(redone!.decisions.map(({ action, reason }) => [action, reason])).toEqual([
      ['set-aside', 'needed-for-service'],
      ['withdraw', null],
      ['set-aside', 'needed-for-service'],
    ]);
    expect(await actionsIn(station)).toEqual([
      'dossier.redo-decision',
      'dossier.undo-decision',
      'dossier.decide',
    ]);
    await station.signIn('security-auditor');
    expect(await station.call('audit.verify', {})).toMatchObject({ whole: true });
  });

  test('is still possible after the program has been closed and opened again', async () => {
    const drafted = await draftDossier({ attachment: withMobiles });
    const { station, dossier } = drafted;
    const [first, second] = await mobilesOf(drafted);
    await station.call('dossier.decide', { dossier, finding: first!.id, ...setAside });
    await station.call('dossier.decide', { dossier, finding: second!.id, ...setAside });
    await station.call('dossier.undo-decision', { dossier });
    await station.restart();
    await station.signIn('handler');
    expect(await standings(drafted)).toEqual(['proposed', 'open', 'open']);
    await station.call('dossier.redo-decision', { dossier });
    expect(await standings(drafted)).toEqual(['proposed', 'proposed', 'open']);
    await station.call('dossier.undo-decision', { dossier });
    await station.call('dossier.undo-decision', { dossier });
    expect(await standings(drafted)).toEqual(['open', 'open', 'open']);
    expect(codeOf(await station.ask('dossier.undo-decision', { dossier }))).toBe('decision.nothing-to-undo');
  });

  test('ends what could be made again once something new is decided', async () => {
    const drafted = await draftDossier({ attachment: withMobiles });
    const { station, dossier } = drafted;
    const [first, second] = await mobilesOf(drafted);
    await station.call('dossier.decide', { dossier, finding: first!.id, ...setAside });
    await station.call('dossier.undo-decision', { dossier });
    await station.call('dossier.decide', { dossier, finding: second!.id, ...setAside });
    expect(codeOf(await station.ask('dossier.redo-decision', { dossier }))).toBe('decision.nothing-to-redo');
  });

  test('reaches neither another person nor an earlier round', async () => {
    const drafted = await draftDossier({ attachment: withMobiles });
    const { station, dossier } = drafted;
    for (const { id } of await mobilesOf(drafted))
      await station.call('dossier.decide', { dossier, finding: id, ...setAside });
    await sign(station, dossier, 'handler');
    expect(codeOf(await station.ask('dossier.undo-decision', { dossier }))).toBe('dossier.not-open');
    await station.signIn('secrecy-reviewer');
    expect(codeOf(await station.ask('dossier.undo-decision', { dossier }))).toBe('decision.nothing-to-undo');
    await station.call('dossier.return', { dossier, comment: '请逐条说明理由。' });
    await station.signIn('handler');
    expect(codeOf(await station.ask('dossier.undo-decision', { dossier }))).toBe('decision.nothing-to-undo');
    expect(await standings(drafted)).toEqual(['proposed', 'proposed', 'proposed']);
  });
});

describe('deciding findings of one kind together', () => {
  test('records each by itself, and takes all back in one step', async () => {
    const drafted = await draftDossier({ attachment: withMobiles });
    const { station, dossier } = drafted;
    const findings = (await mobilesOf(drafted)).map(({ id }) => id);
    const decided = await station.call('dossier.decide-alike', { dossier, findings, ...setAside });
    expect(decided.map(({ standing }) => standing)).toEqual(['proposed', 'proposed', 'proposed']);
    const batches = new Set(decided.map(({ decisions }) => decisions.at(-1)?.batch));
    expect([...batches]).toEqual([expect.stringMatching(/^batch-/)]);
    expect(await actionsIn(station)).toEqual(Array(3).fill('dossier.decide-alike'));
    await station.call('dossier.undo-decision', { dossier });
    expect(await standings(drafted)).toEqual(['open', 'open', 'open']);
    await station.call('dossier.redo-decision', { dossier });
    expect(await standings(drafted)).toEqual(['proposed', 'proposed', 'proposed']);
  });

  test('refuses hard findings, findings of another rule, and a reason left out', async () => {
    const { station, dossier } = await draftDossier({ attachment: withMobiles + withIdNumber });
    const all = await station.call('dossier.findings', { dossier });
    const of = (rule: string): FindingId => all.find((finding) => finding.rule === rule)!.id;
    const asked = async (findings: readonly FindingId[], decision: object) =>
      codeOf(await station.ask('dossier.decide-alike', { dossier, findings, ...setAside, ...decision }));
    expect(await asked([of('PII-01')], {})).toBe('decision.hard-finding');
    expect(await asked([of('PII-01')], { action: 'fix' })).toBe('decision.hard-finding');
    expect(await asked([of('PII-04'), of('PII-01')], {})).toBe('decision.not-alike');
    expect(await asked([of('PII-04')], { reason: null })).toBe('decision.reason-missing');
    expect(await asked([of('PII-04')], { action: 'uphold' })).toBe('decision.not-yours');
    expect(all.every(({ decisions }) => decisions.length === 0)).toBe(true);
  });
});
