/** The duties of the openness plan, each as something the program demands, counts or makes. */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { withTasks } from '../../shared/release/catalogue-row/task-rows.ts';
import type { ReleaseRecord } from '../../shared/release/kind/release-record.ts';
import { codeOf } from '../store/test-store.ts';
import type { Opened } from './release-course.ts';
import { carry, decideExpected, fill, open, station, table } from './release-course.ts';
import { catalogue as policyCatalogue, sign } from './workstation.ts';

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
    for (const field of ['scope', 'content-elements', 'procedure', 'time-limit', 'carrier', 'display-form']) {
      expect(await lacking(opened, without(field))).toEqual([{ gate: 'field-missing', field }]);
    }
  });

  test('duty 0.12: scope, name, content, procedure, organ, form, carrier and time limit stand in the entry and can be measured', async () => {
    const opened = await open('key-area');
    await fill(opened);
    const { dossier } = opened;
    const { catalogue, procedure } = await station.call('dossier.read', { dossier });
    const { scope, carrier, procedure: course } = procedure.record.fields;
    const content = procedure.record.fields['content-elements'];
    const form = procedure.record.fields['display-form'];
    const limit = procedure.record.fields['time-limit'];
    for (const element of [catalogue.title, catalogue.organ, scope, content, course, form, carrier, limit])
      expect(element).toMatch(/\S/u);
    expect(procedure.advice).toEqual([]);
    const record = without('time-limit', '及时')(opened.record);
    await station.call('dossier.set-record', { dossier, record });
    const vague = await station.call('dossier.read', { dossier });
    expect(vague.procedure.advice).toEqual([{ gate: 'field-vague', field: 'time-limit' }]);

    const row = (limit: string) =>
      '公开事项\t公开内容（要素）\t公开依据\t公开时限\t公开主体\t公开渠道和载体\t公开对象\t公开方式\n' +
      `低保对象认定\t认定结果\t《社会救助暂行办法》\t${limit}\t市民政局\t政府网站\t全社会\t主动\n`;
    const said = async (limit: string) => {
      const ticket = station.file('标准目录.txt', row(limit));
      const { file } = await station.call('dossier.add-file', { dossier, slot: 'attachment', ticket });
      const found = (await station.call('dossier.findings', { dossier })).filter(
        (each) => each.file === file.id,
      );
      const { advice } = (await station.call('dossier.read', { dossier })).procedure;
      await station.call('dossier.remove-file', { dossier, file: file.id });
      return { rules: found.map(({ rule }) => rule).filter((rule) => rule === 'CAT-02'), advice };
    };
    expect(await said('及时')).toEqual({ rules: ['CAT-02'], advice: [] });
    expect(await said('实时公开')).toEqual({ rules: [], advice: vague.procedure.advice });
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

  test('duty 0.15: the units that lead and support each task are read from the plan into a table', async () => {
    const { dossier } = await open('execution-report');
    const { files } = await station.call('dossier.read', { dossier });
    const standing = async () =>
      (await station.call('forms.list', { dossier })).find(({ form }) => form === 'task-table')?.standing;
    expect(await standing()).toBe('not-of-this-kind');
    const plan =
      '栖霞湾市图书馆建设工作要点\n' +
      '（一）延长开放时间。每晚开放到十点。（牵头单位：市文化局；配合单位：市财政局、市人力资源局）\n' +
      '（二）增加座位。（牵头单位：；配合单位：市住建局）\n';
    const file = files.find(({ part }) => part === 'document')!.id;
    await station.call('dossier.replace-file', { dossier, file, ticket: station.file('要点.txt', plan) });
    expect(await standing()).toBe('ready');
    const folder = station.ticket(station.out);
    const saved = await station.call('forms.save', { dossier, form: 'task-table', format: 'docx', folder });
    const text = strFromU8(unzipSync(readFileSync(saved.path))['word/document.xml']!);
    for (const words of ['延长开放时间', '市文化局', '市财政局、市人力资源局', '“牵头单位”后没有写单位']) {
      expect(text).toContain(words);
    }
    const { read } = await station.call('dossier.tasks', { dossier });
    expect(read.map(({ lead, support }) => [lead, support])).toEqual([
      ['市文化局', '市财政局、市人力资源局'],
      ['', '市住建局'],
    ]);
    const { procedure } = await station.call('dossier.read', { dossier });
    const corrected = read.map((row) => (row.lead === '' ? { ...row, lead: '市文化局' } : row));
    await station.call('dossier.set-record', { dossier, record: withTasks(procedure.record, corrected) });
    const filter = { year: null, kind: null, state: null, organ: null };
    const asked = { filter, newestFirst: true, content: 'tasks', format: 'csv', folder } as const;
    const list = readFileSync((await station.call('register.save', asked)).path, 'utf8');
    expect(list).toContain('增加座位,市文化局,市住建局');
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
