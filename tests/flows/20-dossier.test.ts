import { describe, expect, test } from 'vitest';
import type { Duty } from '../../shared/signoff/duties.ts';
import { codeOf } from '../store/test-store.ts';
import { catalogue, draftDossier, openOffice } from './workstation.ts';

const kind = 'policy-with-interpretation' as const;

describe('a new dossier', () => {
  test('gets a number, and shows what it lacks', async () => {
    const station = await openOffice();
    const { dossier } = await station.call('dossier.create', { kind, title: '夜间开放办法' });
    expect(await station.call('dossier.read', { dossier })).toMatchObject({
      packageNumber: 'BMSC-2026-0001',
      state: 'drafting',
      files: [],
      nextStage: 'handler',
      catalogue: { title: '夜间开放办法', organ: '栖霞湾市人民政府办公室' },
      missing: expect.arrayContaining([
        { gate: 'part-missing', part: 'document', minimum: 1 },
        { gate: 'part-missing', part: 'interpretation', minimum: 1 },
        { gate: 'catalogue-field', field: 'formedOn' },
        { gate: 'catalogue-field', field: 'indexNumber' },
      ]),
      may: { edit: true, decide: true, sign: true, return: false, export: false },
    });
  });

  test('is numbered on within its year, and from one in the next', async () => {
    const station = await openOffice();
    const numbers: string[] = [];
    for (const title of ['甲', '乙']) await station.call('dossier.create', { kind, title });
    station.clock.set('2027-01-04T01:00:00.000Z');
    await station.call('dossier.create', { kind, title: '丙' });
    for (const { packageNumber } of await station.call('dossier.list', {})) numbers.push(packageNumber);
    expect(numbers.sort()).toEqual(['BMSC-2026-0001', 'BMSC-2026-0002', 'BMSC-2027-0001']);
  });

  test('outlives a restart', async () => {
    const { station, dossier } = await draftDossier();
    const before = await station.call('dossier.read', { dossier });
    await station.restart();
    await station.signIn('handler');
    expect(await station.call('dossier.read', { dossier })).toEqual(before);
  });

  test('that does not exist is unknown', async () => {
    const station = await openOffice();
    expect(codeOf(await station.ask('dossier.read', { dossier: 'dossier-x' as never }))).toBe(
      'dossier.unknown',
    );
  });
});

describe('the catalogue', () => {
  test('is part of what is signed', async () => {
    const { station, dossier } = await draftDossier();
    const before = await station.call('dossier.read', { dossier });
    expect(before.missing).toEqual([]);
    await station.call('dossier.set-catalogue', {
      dossier,
      catalogue: { ...catalogue, summary: '改一个字。' },
    });
    const after = await station.call('dossier.read', { dossier });
    expect(after.content).not.toBe(before.content);
  });

  test('keeps out halves of characters, which nobody could sign', async () => {
    const { station, dossier } = await draftDossier();
    await station.call('dossier.set-catalogue', {
      dossier,
      catalogue: { ...catalogue, topic: '文\ud83d化' },
    });
    expect((await station.call('dossier.read', { dossier })).catalogue.topic).toBe('文\ufffd化');
  });

  test('of a release that is not for everybody closes the gate', async () => {
    const { station, dossier } = await draftDossier();
    await station.call('dossier.set-catalogue', {
      dossier,
      catalogue: { ...catalogue, attribute: 'on-request' },
    });
    expect((await station.call('dossier.read', { dossier })).missing).toEqual([
      { gate: 'attribute-not-active' },
    ]);
  });
});

describe('who sees and does what', () => {
  const administrators: readonly Duty[] = [
    'system-administrator',
    'security-administrator',
    'security-auditor',
  ];

  test.for(administrators)('%s sees nothing of any dossier', async (duty) => {
    const { station, dossier, files } = await draftDossier();
    await station.signIn(duty);
    const file = files.document;
    const outcomes = [
      await station.ask('dossier.list', {}),
      await station.ask('dossier.read', { dossier }),
      await station.ask('dossier.text', { dossier, file }),
      await station.ask('dossier.findings', { dossier }),
      await station.ask('dossier.create', { kind, title: '甲' }),
      await station.ask('dossier.set-catalogue', { dossier, catalogue }),
      await station.ask('dossier.remove-file', { dossier, file }),
      await station.ask('dossier.add-file', {
        dossier,
        slot: 'attachment',
        ticket: station.file('a.txt', '甲'),
      }),
      await station.ask('dossier.replace-file', { dossier, file, ticket: station.file('b.txt', '乙') }),
      await station.ask('dossier.decide', {
        dossier,
        finding: 'f' as never,
        action: 'fix',
        reason: null,
        note: '',
      }),
      await station.ask('dossier.reveal', { dossier, finding: 'f' as never }),
      await station.ask('dossier.return', { dossier, comment: '退' }),
      await station.ask('dossier.sign', {
        dossier,
        stage: 'handler',
        content: 'a'.repeat(64) as never,
        answers: [],
        passPhrase: '',
      }),
      await station.ask('bundle.export', { dossier, folder: station.ticket(station.out), passPhrase: '' }),
    ];
    expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => 'session.not-allowed'));
  });

  test.for(['secrecy-reviewer', 'approver'] as const)(
    '%s looks at a draft and changes nothing',
    async (duty) => {
      const { station, dossier, files } = await draftDossier();
      await station.signIn(duty);
      const { may, missing } = await station.call('dossier.read', { dossier });
      expect({ may, missing }).toEqual({
        may: { edit: false, decide: false, sign: false, return: false, export: false },
        missing: [],
      });
      const file = files.document;
      const outcomes = [
        await station.ask('dossier.create', { kind, title: '甲' }),
        await station.ask('dossier.set-catalogue', { dossier, catalogue }),
        await station.ask('dossier.remove-file', { dossier, file }),
      ];
      expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => 'session.not-allowed'));
      expect(codeOf(await station.ask('dossier.return', { dossier, comment: '退' }))).toBe(
        'dossier.not-open',
      );
    },
  );

  test.for([
    'handler',
    'secrecy-reviewer',
    'approver',
    'system-administrator',
    'security-administrator',
  ] as const)('%s does not see the ledger', async (duty) => {
    const station = await openOffice();
    await station.signIn(duty);
    expect(codeOf(await station.ask('audit.list', { before: null, limit: 5 }))).toBe('session.not-allowed');
    expect(codeOf(await station.ask('audit.verify', {}))).toBe('session.not-allowed');
  });

  test('what was tried beyond a duty is in the ledger', async () => {
    const station = await openOffice();
    await station.ask('audit.verify', {});
    await station.signIn('security-auditor');
    const entries = await station.call('audit.list', { before: null, limit: 50 });
    expect(entries.find(({ result }) => result === 'refused')).toMatchObject({
      person: '方既白',
      duty: 'handler',
      action: 'audit.verify',
      detail: { reason: 'not-allowed' },
    });
  });
});
