/** Every shipped kind of release, carried from new to a bundle that verifies: one office, one table of what each kind needs. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DossierId } from '../../shared/base/ids.ts';
import type { DossierDetail } from '../../shared/contract/dossier-views.ts';
import type { Catalogue } from '../../shared/release/catalogue.ts';
import type { GateItem } from '../../shared/release/gates.ts';
import type { ReleaseKind } from '../../shared/release/kind/release-kind.ts';
import type { ReleaseRecord } from '../../shared/release/kind/release-record.ts';
import { codeOf } from '../store/test-store.ts';
import { completeRelease } from '../unit/release/kind-cases.ts';
import type { Workstation } from './workstation.ts';
import { openOffice, passPhrases, catalogue as policyCatalogue, sign, texts } from './workstation.ts';

/** What a kind needs besides the first value of each field: answers, internal material, and the openness. */
interface Needs {
  readonly fields?: Readonly<Record<string, string>>;
  readonly internal?: readonly string[];
  readonly attribute?: Catalogue['attribute'];
}

const spans = {
  'consultation-from': '2026-09-01',
  'consultation-to': '2026-10-08',
  'legality-submitted-on': '2026-10-09',
  'legality-returned-on': '2026-10-27',
};

const table: Readonly<Record<string, Needs>> = {
  'policy-with-interpretation': { fields: { 'interpretation-second-form': 'animation' } },
  'decision-consultation': { fields: spans },
  'major-decision': {
    fields: { ...spans, 'needs-experts': 'yes', 'needs-risk-assessment': 'yes' },
    internal: ['expert-report', 'risk-report', 'legality-opinion', 'minutes'],
  },
  'execution-report': {},
  'power-list': { fields: { 'is-change': 'yes' } },
  'enforcement-publicity': {},
  'penalty-decision': { fields: { form: 'summary', 'masking-done': 'yes' } },
  'service-guide': {},
  'intermediary-list': {},
  'key-area': { fields: { 'time-limit': '信息形成之日起 20 个工作日内' } },
  dataset: {},
  'public-response': {},
  'on-request-disclosure': {
    fields: { answer: 'partial', 'withholding-reason': 'process' },
    internal: ['application', 'original'],
    attribute: 'on-request',
  },
  'correction-withdrawal': {},
  'reposted-policy': { fields: { 'is-already-public': 'yes' } },
};

let station: Workstation;
let kinds: readonly ReleaseKind[];
const cleanUps: (() => void | Promise<void>)[] = [];

beforeAll(async () => {
  station = await openOffice(undefined, (cleanUp) => void cleanUps.unshift(cleanUp));
  kinds = await station.call('kinds.list', {});
});
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
});

function kindNamed(id: string): ReleaseKind {
  return kinds.find((each) => each.id === id)!;
}

const notice =
  '栖霞湾市人民政府办公室关于公开征求意见的公告\n征求意见时间：2026年9月1日至2026年10月8日。\n' +
  '信函地址：栖霞湾市临港路1号，邮政编码：990100。\n联系电话：0990-5550123。\n';

/** Text of a part in which the rules find nothing: the three that speak of each other where the kind explains a document. */
function textOf(kind: string, { id, slot, name }: ReleaseKind['parts'][number]): string {
  if (slot === 'interpretation')
    return `${texts.interpretation}${id === 'interpretation' ? '' : `${name.zh}\n`}`;
  if (id === 'notice') return notice;
  if (slot === 'document') return `${texts.document}${id === 'document' ? '' : `${name.zh}\n`}`;
  return `${name.zh}\n供办理 ${kind} 的材料，内容从略。\n`;
}

interface Opened {
  readonly dossier: DossierId;
  readonly kind: ReleaseKind;
  readonly record: ReleaseRecord;
}

/** A release with catalogue entry and parts, its forms still empty. */
async function open(id: string, needs: Needs = table[id] ?? {}): Promise<Opened> {
  await station.signIn('handler');
  const kind = kindNamed(id);
  const { dossier } = await station.call('dossier.create', { kind: id, title: policyCatalogue.title });
  const { length } = await station.call('dossier.list', {});
  const catalogue = {
    ...policyCatalogue,
    attribute: needs.attribute ?? 'active',
    documentNumber: '',
    indexNumber: `11990200MB00000000/2026-${String(length).padStart(5, '0')}`,
  };
  await station.call('dossier.set-catalogue', { dossier, catalogue });
  const digests = new Map<string, string>();
  for (const part of kind.parts) {
    const content = textOf(id, part);
    const ticket = () => station.file(`${id}-${part.id}.txt`, content);
    if (part.slot === 'internal') {
      if (part.minimum === 0 && needs.internal?.includes(part.id) !== true) continue;
      await station.call('dossier.add-internal-file', { dossier, part: part.id, ticket: ticket() });
    } else if (part.minimum > 0) {
      const { slot } = part;
      const added = await station.call('dossier.add-file', {
        dossier,
        slot,
        part: part.id,
        ticket: ticket(),
      });
      digests.set(part.id, added.file.sha256);
    }
  }
  return { dossier, kind, record: filledFor(kind, needs, digests) };
}

/** Everything filled in, proofs bound to the bytes that they speak of. */
function filledFor(
  kind: ReleaseKind,
  { fields }: Needs,
  digests: ReadonlyMap<string, string>,
): ReleaseRecord {
  const { record } = completeRelease(kind.id, fields);
  const evidence = kind.evidence.map(({ id, bindsTo }) => [
    id,
    { ...record.evidence[id]!, boundTo: digests.get(bindsTo) ?? '' },
  ]);
  return { ...record, evidence: Object.fromEntries(evidence) };
}

async function fill({ dossier, kind, record }: Opened): Promise<DossierDetail> {
  await station.call('dossier.set-record', { dossier, record });
  for (const { id: step } of kind.stages) await station.call('dossier.enter-step', { dossier, step });
  return station.call('dossier.read', { dossier });
}

/** The kinds share their texts here, so each after the first is told that it has been published before; and a draft is one. */
const expected = ['DUP-01', 'INT-05'];
const isExpected = (item: GateItem): boolean => item.gate === 'finding-open' && expected.includes(item.rule);

async function decideExpected(dossier: DossierId, action: 'set-aside' | 'uphold'): Promise<void> {
  const findings = await station.call('dossier.findings', { dossier });
  for (const { id: finding } of findings.filter(({ rule }) => expected.includes(rule))) {
    const decision = { dossier, finding, action, reason: 'must-be-open-by-law', note: '样例文字' } as const;
    await station.call('dossier.decide', decision);
  }
}

async function carry(id: string, needs?: Needs) {
  const opened = await open(id, needs);
  const { missing } = await fill(opened);
  expect(
    missing.filter((item) => !isExpected(item)),
    id,
  ).toEqual([]);
  const { dossier } = opened;
  await decideExpected(dossier, 'set-aside');
  await sign(station, dossier, 'handler');
  await station.signIn('secrecy-reviewer');
  await decideExpected(dossier, 'uphold');
  await sign(station, dossier, 'secrecy-reviewer');
  await sign(station, dossier, 'approver');
  const out = join(station.out, dossier);
  mkdirSync(out);
  const exported = await station.call('bundle.export', {
    dossier,
    folder: station.ticket(out),
    passPhrase: passPhrases.approver,
  });
  return { ...opened, exported };
}

test.for(Object.keys(table))('%s is carried from new to a bundle that verifies', async (id) => {
  const { exported, record } = await carry(id);
  expect(exported.report).toMatchObject({
    valid: true,
    problems: [],
    attribute: table[id]?.attribute ?? 'active',
  });
  const inside = readFileSync(exported.path, 'utf8');
  for (const part of table[id]?.internal ?? []) expect(inside).not.toContain(`${id}-${part}`);
  expect(record.fields).not.toEqual({});
});

test('the table knows every shipped kind', () => {
  expect(Object.keys(table).sort()).toEqual(kinds.map(({ id }) => id).sort());
});

function partNames({ kind }: Opened): readonly string[] {
  return kind.parts.filter(({ minimum }) => minimum > 0).map(({ id }) => id);
}

/** What still lacks when one thing of a filled release is taken away. */
async function lacking(opened: Opened, take: (record: ReleaseRecord) => ReleaseRecord) {
  const { dossier, record } = opened;
  await station.call('dossier.set-record', { dossier, record: take(record) });
  const { missing } = await station.call('dossier.read', { dossier });
  return missing.filter(({ gate }) => gate !== 'finding-open' && gate !== 'step-open');
}

const without =
  (field: string, value = '') =>
  (record: ReleaseRecord): ReleaseRecord => ({ ...record, fields: { ...record.fields, [field]: value } });

async function withoutFile(opened: Opened, part: string) {
  const { dossier } = opened;
  const { files } = await station.call('dossier.read', { dossier });
  const file = files.find((each) => each.part === part)!.id;
  await station.call('dossier.remove-file', { dossier, file });
  return lacking(opened, (record) => record);
}

/** Rows of a checklist that may not be left open, each tried by itself. */
async function openRows(id: string, checklist: string): Promise<readonly string[]> {
  const opened = await open(id);
  const empty = await lacking(opened, (record) => ({ ...record, checklists: {} }));
  return empty.flatMap((item) =>
    item.gate === 'row-open' && item.checklist === checklist ? [item.row] : [],
  );
}

describe('duties of the plan', () => {
  test('duty 0.1: before a decision its draft and basis are published, and in which ways people are heard', async () => {
    const opened = await open('decision-consultation');
    expect(partNames(opened)).toEqual(['draft', 'notice', 'basis', 'explanation']);
    expect(await lacking(opened, without('consultation-way'))).toEqual([
      { gate: 'field-missing', field: 'consultation-way' },
    ]);
    const short = (record: ReleaseRecord) =>
      without('consultation-to', '2026-09-20')(without('consultation-short-reason')(record));
    expect(await lacking(opened, short)).toMatchObject([{ gate: 'span-short', span: 'consultation-length' }]);
    expect(await withoutFile(opened, 'basis')).toEqual([{ gate: 'part-missing', part: 'basis', minimum: 1 }]);
  });

  test('duty 0.2: what was decided leaves together with the opinions and what became of them', async () => {
    const opened = await open('major-decision');
    expect(await lacking(opened, (record) => ({ ...record, tables: {} }))).toEqual([
      { gate: 'rows-missing', table: 'opinions', minimum: 1 },
    ]);
    expect(await withoutFile(opened, 'adoption-report')).toEqual([
      { gate: 'part-missing', part: 'adoption-report', minimum: 1 },
    ]);
  });

  test('duty 0.3: without the seal of the legality review on this very draft nothing enters discussion', async () => {
    const { dossier, kind, record } = await open('major-decision');
    const stale = { ...record.evidence['legality-seal']!, boundTo: '0'.repeat(64) };
    const evidence = { ...record.evidence, 'legality-seal': stale };
    await station.call('dossier.set-record', { dossier, record: { ...record, evidence } });
    const steps = kind.stages.map(({ id }) => id);
    const discussion = steps.indexOf('collective-discussion');
    for (const step of steps.slice(0, discussion))
      await station.call('dossier.enter-step', { dossier, step });
    const enter = () => station.ask('dossier.enter-step', { dossier, step: 'collective-discussion' });
    expect(codeOf(await enter())).toBe('step.gate-closed');
    await station.call('dossier.set-record', { dossier, record });
    expect(await enter()).toMatchObject({ ok: true });
  });

  test('duty 0.4: document and interpretation are approved together and leave in one bundle', async () => {
    const { exported, dossier } = await carry('policy-with-interpretation');
    const { signOffs, files } = await station.call('dossier.read', { dossier });
    expect(new Set(signOffs.map(({ content }) => content)).size).toBe(1);
    expect(files.map(({ slot }) => slot)).toEqual(['document', 'interpretation']);
    const inside = readFileSync(exported.path, 'utf8');
    expect(inside).toContain('"interpretedBy":["data/interpretation/');
    const opened = await open('policy-with-interpretation');
    expect(await withoutFile(opened, 'interpretation')).toEqual([
      { gate: 'part-missing', part: 'interpretation', minimum: 1 },
    ]);
  });

  test('duty 0.5: an interpretation names who explains it and a telephone that can be rung', async () => {
    const opened = await open('policy-with-interpretation');
    expect(await lacking(opened, without('interpreting-department'))).toEqual([
      { gate: 'field-missing', field: 'interpreting-department' },
    ]);
    expect(await lacking(opened, without('enquiry-telephone'))).toEqual([
      { gate: 'field-missing', field: 'enquiry-telephone' },
    ]);
    expect(await lacking(opened, without('enquiry-telephone', '见网站'))).toEqual([
      { gate: 'field-invalid', field: 'enquiry-telephone' },
    ]);
  });

  test('duty 0.6: each of the nine points of an interpretation is there, or its absence has a reason', async () => {
    expect(await openRows('policy-with-interpretation', 'nine-points')).toEqual(
      'background aims content scope execution notes terms benefits differences'.split(' '),
    );
    const opened = await open('policy-with-interpretation');
    const absent = (row: string) => (record: ReleaseRecord) => ({
      ...record,
      checklists: {
        'nine-points': {
          ...record.checklists['nine-points'],
          [row]: { state: 'absent' as const, place: '', reason: '没有旧政策' },
        },
      },
    });
    expect(await lacking(opened, absent('differences'))).toEqual([]);
    expect(await lacking(opened, absent('background'))).toEqual([
      { gate: 'row-open', checklist: 'nine-points', row: 'background' },
    ]);
  });

  test('duty 0.7: an interpretation says its form, and charts, sound, interviews, animation and television are among them', async () => {
    const opened = await open('policy-with-interpretation');
    for (const form of ['chart', 'audio', 'video', 'interview', 'animation', 'television']) {
      expect(await lacking(opened, without('interpretation-form', form)), form).toEqual([]);
    }
    expect(await lacking(opened, without('interpretation-form', 'rumour'))).toEqual([
      { gate: 'field-invalid', field: 'interpretation-form' },
    ]);
  });

  test('duty 0.8: enforcement shows its six elements, and a penalty says whether it is shown whole or in summary', async () => {
    expect(await openRows('enforcement-publicity', 'six-elements')).toEqual(
      'powers basis officers standards procedure remedy'.split(' '),
    );
    const opened = await open('penalty-decision');
    expect(await lacking(opened, without('form'))).toEqual([{ gate: 'field-missing', field: 'form' }]);
    expect(await lacking(opened, without('form', 'full'))).toEqual([]);
  });

  test('duty 0.9: a service guide has its eight elements and a sample text', async () => {
    expect(await openRows('service-guide', 'eight-elements')).toEqual(
      'basis office procedure materials samples fees time supervision'.split(' '),
    );
    expect(await withoutFile(await open('service-guide'), 'sample-text')).toEqual([
      { gate: 'part-missing', part: 'sample-text', minimum: 1 },
    ]);
  });

  test('duty 0.10: an intermediary service is listed with its name, basis and time limit', async () => {
    const opened = await open('intermediary-list');
    const row = (column: string) => (record: ReleaseRecord) => ({
      ...record,
      tables: { services: record.tables.services!.map((each) => ({ ...each, [column]: '' })) },
    });
    for (const column of ['name', 'law', 'limit']) {
      expect(await lacking(opened, row(column))).toEqual([
        { gate: 'cell-invalid', table: 'services', row: 0, column },
      ]);
    }
  });

  test('duty 0.11: a key area says scope, content, time limit, carrier and form of display', async () => {
    const opened = await open('key-area');
    for (const field of ['scope', 'content-elements', 'time-limit', 'carrier', 'display-form']) {
      expect(await lacking(opened, without(field))).toEqual([{ gate: 'field-missing', field }]);
    }
  });

  test('duty 0.13: what is not opened needs its article, and the assessment counts it', async () => {
    const opened = await open('public-response');
    const { dossier } = opened;
    await fill(opened);
    const empty = { organ: '', number: '', on: '', text: '', code: '' };
    const letter = { ...empty, organ: '云梦市数据局', number: '云函〔2026〕5号', on: '2026-11-20' };
    await station.call('dossier.record-event', { dossier, event: 'coordination', detail: letter });
    await decideExpected(dossier, 'set-aside');
    await sign(station, dossier, 'handler');
    await station.signIn('secrecy-reviewer');
    const before = await station.call('statistics.read', { year: 2026 });
    const close = (code: string) => {
      const detail = { ...empty, code, text: '属于过程性信息' };
      return station.ask('dossier.record-event', { dossier, event: 'not-open', detail });
    };
    expect(codeOf(await close(''))).toBe('event.incomplete');
    expect(await close('N6')).toMatchObject({ value: { state: 'not-open' } });
    const after = await station.call('statistics.read', { year: 2026 });
    expect(after.total.notOpen).toBe(before.total.notOpen + 1);
    const events = (await station.call('dossier.read', { dossier })).procedure.events;
    expect(events.map(({ event }) => event)).toEqual(['coordination', 'not-open']);
  });

  test('duty 0.14: data are opened with their resource list, boundary and plan of updates', async () => {
    const opened = await open('dataset');
    expect(await lacking(opened, (record) => ({ ...record, tables: {} }))).toEqual([
      { gate: 'rows-missing', table: 'resources', minimum: 1 },
    ]);
    for (const field of ['boundary', 'update', 'resource-code']) {
      expect(await lacking(opened, without(field))).toEqual([{ gate: 'field-missing', field }]);
    }
    expect(await lacking(opened, without('opening', 'conditional'))).toEqual([]);
  });

  test('duty 0.16: press briefings are counted for each department and year', async () => {
    const organ = (lines: Awaited<ReturnType<typeof read>>) =>
      lines.byOrgan.find(({ name }) => name === policyCatalogue.organ)?.briefings ?? 0;
    const read = () => station.call('statistics.read', { year: 2026 });
    await station.signIn('handler');
    const before = organ(await read());
    const kind = table['policy-with-interpretation']!;
    await carry('policy-with-interpretation', {
      ...kind,
      fields: { ...kind.fields, 'interpretation-form': 'press' },
    });
    expect(organ(await read())).toBe(before + 1);
  });

  test('duty 0.17: each platform has a profile of its own, which gives columns and index numbers', async () => {
    await station.signIn('handler');
    const portals = await station.call('portals.list', {});
    expect(portals.map(({ name }) => name.zh).filter((name) => name !== '')).toHaveLength(portals.length);
    const numbers = new Set<string>();
    for (const { id: portal, columns } of portals) {
      expect(columns.length).toBeGreaterThan(0);
      const next = await station.call('portals.next-index', { portal, formedOn: '2026-11-20' });
      numbers.add(next.indexNumber);
    }
    expect(numbers.size).toBe(portals.length);
  });
});
