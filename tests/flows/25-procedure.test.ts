/** The procedure around a release: kinds, forms, steps, proofs, events. */
import { describe, expect, test } from 'vitest';
import type { DossierId } from '../../shared/base/ids.ts';
import type { ReleaseRecord } from '../../shared/release/kind/release-record.ts';
import { emptyRecord } from '../../shared/release/kind/release-record.ts';
import { codeOf } from '../store/test-store.ts';
import type { Workstation } from './workstation.ts';
import {
  approvedDossier,
  catalogue,
  draftDossier,
  openOffice,
  passPhrases,
  policyRecord,
  sign,
} from './workstation.ts';

async function openDecision(): Promise<{ station: Workstation; dossier: DossierId }> {
  const station = await openOffice();
  const { dossier } = await station.call('dossier.create', { kind: 'major-decision', title: '夜间开放决策' });
  return { station, dossier };
}

const started: ReleaseRecord = { ...emptyRecord, fields: { matter: 'services' } };

test('an office can open every shipped kind of release, and none that it does not have', async () => {
  const station = await openOffice();
  const kinds = await station.call('kinds.list', {});
  expect(kinds.length).toBeGreaterThanOrEqual(14);
  for (const { id } of kinds) {
    const { dossier } = await station.call('dossier.create', { kind: id, title: '试开' });
    const { procedure, missing } = await station.call('dossier.read', { dossier });
    expect(procedure.kind?.id).toBe(id);
    expect(missing.length, id).toBeGreaterThan(0);
  }
  expect(codeOf(await station.ask('dossier.create', { kind: 'no-such-kind', title: '试开' }))).toBe(
    'dossier.kind-unknown',
  );
});

describe('forms', () => {
  test('an empty field of the form closes the gate, and filling it opens it', async () => {
    const { station, dossier } = await draftDossier();
    const fields = { ...policyRecord.fields, 'enquiry-telephone': '' };
    await station.call('dossier.set-record', { dossier, record: { ...policyRecord, fields } });
    expect((await station.call('dossier.read', { dossier })).missing).toEqual([
      { gate: 'field-missing', field: 'enquiry-telephone' },
    ]);
    await station.call('dossier.set-record', { dossier, record: policyRecord });
    expect((await station.call('dossier.read', { dossier })).missing).toEqual([]);
  });

  test('a change of the forms after a signature voids it', async () => {
    const { station, dossier } = await draftDossier();
    await sign(station, dossier, 'handler');
    const fields = { ...policyRecord.fields, 'enquiry-telephone': '0990-5550124' };
    await station.call('dossier.set-record', { dossier, record: { ...policyRecord, fields } });
    const { state, signOffs } = await station.call('dossier.read', { dossier });
    expect(state).toBe('drafting');
    expect(signOffs.map(({ inForce }) => inForce)).toEqual([false]);
  });

  test('half a character, as a paste may bring, is stored as a sign that it was one', async () => {
    const { station, dossier } = await draftDossier();
    const fields = { ...policyRecord.fields, interpreter: '处\ud83d长' };
    await station.call('dossier.set-record', { dossier, record: { ...policyRecord, fields } });
    const { procedure } = await station.call('dossier.read', { dossier });
    expect(procedure.record.fields.interpreter).toMatch(/^处[^\ud800-\udfff]+长$/u);
  });
});

describe('steps', () => {
  test('are entered in order, each once, when nothing is missing', async () => {
    const { station, dossier } = await openDecision();
    expect(codeOf(await station.ask('dossier.enter-step', { dossier, step: 'start' }))).toBe(
      'step.gate-closed',
    );
    await station.call('dossier.set-record', { dossier, record: started });
    expect(codeOf(await station.ask('dossier.enter-step', { dossier, step: 'consultation' }))).toBe(
      'step.out-of-turn',
    );
    const { procedure } = await station.call('dossier.enter-step', { dossier, step: 'start' });
    expect(procedure.steps.map(({ step }) => step)).toEqual(['start']);
    expect(procedure.nextStep?.step).toBe('drafted');
    expect(codeOf(await station.ask('dossier.enter-step', { dossier, step: 'start' }))).toBe(
      'step.out-of-turn',
    );
  });

  test('a draft is kept as the part it was added as', async () => {
    const { station, dossier } = await openDecision();
    const ticket = station.file('草案.txt', '夜间开放办法（草案）\n第一条 市级公共图书馆延长开放。\n');
    await station.call('dossier.add-file', { dossier, slot: 'document', part: 'draft', ticket });
    const { files } = await station.call('dossier.read', { dossier });
    expect(files.map(({ part }) => part)).toEqual(['draft']);
    const other = station.file('别的.txt', '另一份\n');
    const asked = { dossier, slot: 'document', part: 'minutes', ticket: other } as const;
    expect(codeOf(await station.ask('dossier.add-file', asked))).toBe('dossier.part-unknown');
  });
});

describe('internal material', () => {
  test('is kept with the release and never among its files', async () => {
    const { station, dossier } = await openDecision();
    const ticket = station.file('意见书.txt', '合法性审查意见书\n云梦市司法局\n');
    const added = await station.call('dossier.add-internal-file', {
      dossier,
      part: 'legality-opinion',
      ticket,
    });
    const { files, procedure } = await station.call('dossier.read', { dossier });
    expect(files).toEqual([]);
    expect(procedure.internalFiles).toEqual([added]);
    await station.call('dossier.remove-internal-file', { dossier, internalFile: added.id });
    expect((await station.call('dossier.read', { dossier })).procedure.internalFiles).toEqual([]);
  });

  test('that looks classified is refused like any other file', async () => {
    const { station, dossier } = await openDecision();
    const ticket = station.file('纪要.txt', '机密★10年\n会议纪要\n');
    expect(codeOf(await station.ask('dossier.add-internal-file', { dossier, part: 'minutes', ticket }))).toBe(
      'intake.looks-classified',
    );
  });

  test('goes only to a part of the kind that is internal', async () => {
    const { station, dossier } = await openDecision();
    const ticket = station.file('草案.txt', '草案\n');
    expect(codeOf(await station.ask('dossier.add-internal-file', { dossier, part: 'draft', ticket }))).toBe(
      'dossier.part-unknown',
    );
  });
});

describe('events', () => {
  const letter = {
    organ: '云梦市保密行政管理部门',
    number: '云报〔2026〕3号',
    on: '2026-11-20',
    text: '请确定',
    code: '',
  };

  test('an unclear matter is referred, waits, and comes back with the answer', async () => {
    const { station, dossier } = await draftDossier();
    await sign(station, dossier, 'handler');
    await station.signIn('secrecy-reviewer');
    const referred = await station.call('dossier.record-event', {
      dossier,
      event: 'referral',
      detail: letter,
    });
    expect(referred.state).toBe('referred');
    expect(referred.may.sign).toBe(false);
    const detail = { ...letter, code: '不属于国家秘密' };
    const answered = await station.call('dossier.record-event', {
      dossier,
      event: 'referral-answer',
      detail,
    });
    expect(answered.state).toBe('secrecy-review');
    expect(answered.procedure.events.map(({ event }) => event)).toEqual(['referral', 'referral-answer']);
  });

  test('only who may records them, and only filled in', async () => {
    const { station, dossier } = await draftDossier();
    await sign(station, dossier, 'handler');
    await station.signIn('handler');
    expect(
      codeOf(await station.ask('dossier.record-event', { dossier, event: 'referral', detail: letter })),
    ).toBe('session.not-allowed');
    await station.signIn('secrecy-reviewer');
    const detail = { ...letter, number: ' ' };
    expect(codeOf(await station.ask('dossier.record-event', { dossier, event: 'referral', detail }))).toBe(
      'event.incomplete',
    );
  });

  test('what is not opened has ended, and nobody can change it any more', async () => {
    const { station, dossier } = await draftDossier();
    await sign(station, dossier, 'handler');
    await station.signIn('secrecy-reviewer');
    const detail = { organ: '', number: '', on: '', text: '过程性信息', code: 'N6' };
    expect((await station.call('dossier.record-event', { dossier, event: 'not-open', detail })).state).toBe(
      'not-open',
    );
    await station.signIn('handler');
    expect(codeOf(await station.ask('dossier.set-catalogue', { dossier, catalogue }))).toBe(
      'dossier.not-open',
    );
  });

  test('a release that has left gets its receipt, and can be withdrawn by the approver', async () => {
    const { station, dossier } = await approvedDossier();
    const receipt = { organ: '门户网站', number: '', on: '2026-11-23', text: '', code: '' };
    const record = (event: 'receipt' | 'withdrawal', detail = receipt) =>
      station.ask('dossier.record-event', { dossier, event, detail });
    expect(codeOf(await record('receipt'))).toBe('dossier.not-open');
    const folder = station.ticket(station.out);
    await station.call('bundle.export', { dossier, folder, passPhrase: passPhrases.approver });
    expect(await record('receipt')).toMatchObject({ value: { state: 'published' } });
    expect(codeOf(await record('withdrawal'))).toBe('event.incomplete');
    expect(await record('withdrawal', { ...receipt, text: '内容有误' })).toMatchObject({
      value: { state: 'withdrawn', may: { edit: false, sign: false, export: false } },
    });
    expect(await station.call('audit.verify', {}).catch(() => null)).toBeNull();
    await station.signIn('security-auditor');
    expect((await station.call('audit.verify', {})).problems).toEqual([]);
  });
});

describe('deadlines', () => {
  test('run with the counted days, in the list and in the release', async () => {
    const { station, dossier } = await draftDossier();
    const { procedure } = await station.call('dossier.read', { dossier });
    const [first] = procedure.deadlines;
    expect(first?.deadline.unit).toBe('working-day');
    const list = await station.call('dossier.list', {});
    expect(list.find(({ id }) => id === dossier)?.deadline?.timer).toBe(first?.timer);
  });
});
