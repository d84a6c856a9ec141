import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { DossierId, SourceFileId } from '../../shared/base/ids.ts';
import { ok } from '../../shared/base/result.ts';
import type { Printer } from '../../shared/contract/printer.ts';
import { restoreBackup } from '../../shared/engine/restore.node.ts';
import type { InterpretationSource } from '../../shared/publishing/interpretation/interpretation-source.ts';
import { codeOf, got } from '../store/test-store.ts';
import { makeDocx } from '../unit/publishing/papers.ts';
import { sampleInterpretation } from '../unit/publishing/sample-interpretation.ts';
import { inspect } from './inspect-folder.ts';
import { catalogue, openOffice, policyRecord, type Workstation } from './workstation.ts';

const document = [
  '栖霞湾市图书馆夜间开放办法',
  '第一条 场地面积不少于60平方米，每周开放不少于6日。',
  '第二条 本办法自2026年7月1日起施行。',
];

interface Desk {
  readonly station: Workstation;
  readonly dossier: DossierId;
  readonly draft: InterpretationSource;
}

async function openDesk(): Promise<Desk> {
  const station = await openOffice();
  const { dossier } = await station.call('dossier.create', {
    kind: 'policy-with-interpretation',
    title: catalogue.title,
  });
  await station.call('dossier.set-catalogue', { dossier, catalogue });
  await station.call('dossier.set-record', { dossier, record: policyRecord });
  const ticket = station.file('办法.docx', await makeDocx(document));
  await station.call('dossier.add-file', { dossier, slot: 'document', ticket });
  const view = (await station.call('desk.open', { dossier })).document!;
  const { title, documentNumber, sha256 } = view;
  const draft = { ...sampleInterpretation, document: { title, documentNumber, sha256 } };
  return { station, dossier, draft };
}

/** A print path that prints one empty sheet. */
const blankPrinter: Printer = {
  printsMarginBoxes: false,
  pdf: async () => {
    const sheet = await PDFDocument.create();
    sheet.addPage();
    return ok(await sheet.save());
  },
  picture: async () =>
    ok(new Uint8Array(readFileSync(join(import.meta.dirname, '../../docs/pictures/register.png')))),
  cancel: () => {},
};

describe('the desk', () => {
  test('opens beside the document, checks against it, and is the handler’s alone', async () => {
    const { station, dossier, draft } = await openDesk();
    const view = await station.call('desk.open', { dossier });
    expect(view).toMatchObject({
      draft: null,
      savedAt: null,
      department: '栖霞湾市文化和旅游局',
      telephone: '0990-5550123',
      canPrint: false,
      mayEdit: true,
      outputs: [],
    });
    expect(view.document?.facts.map(({ value }) => value)).toEqual(['60平方米', '6日', '2026年7月1日']);
    expect(view.document?.paragraphs[0]?.text).toBe(document[0]);

    const text = '自2027年9月1日起施行，场地不少于80平方米。';
    const wrong = { ...draft, blocks: [{ block: 'paragraph' as const, id: 'b1', text }] };
    const check = await station.call('desk.check', { dossier, draft: wrong });
    expect(check.findings.filter(({ block }) => block === 'b1').map(({ words }) => words)).toEqual(
      expect.arrayContaining([expect.stringContaining('2027年9月1日')]),
    );
    expect(check.points.find(({ point }) => point === '主要内容')?.state).toBe('absent');

    await station.signIn('secrecy-reviewer');
    for (const [method, input] of [
      ['desk.open', { dossier }],
      ['desk.save', { dossier, draft }],
      ['desk.publish', { dossier, draft, forms: ['txt'] }],
    ] as const) {
      expect(codeOf(await station.ask(method, input as never))).toBe('session.not-allowed');
    }
  });

  test('keeps a draft sealed, over a start, without an entry or a row, and nothing that looks classified', async () => {
    const { station, dossier, draft } = await openDesk();
    const folder = join(station.workspace, 'drafts');
    const mark = { block: 'paragraph' as const, id: 'b1', text: '机密★5年' };
    const marked = { ...draft, blocks: [...draft.blocks, mark] };
    for (const [method, input] of [
      ['desk.save', { dossier, draft: marked }],
      ['desk.check', { dossier, draft: marked }],
      ['desk.preview', { dossier, draft: marked, form: 'txt' }],
      ['desk.publish', { dossier, draft: marked, forms: ['txt'] }],
    ] as const) {
      expect(codeOf(await station.ask(method, input as never))).toBe('intake.looks-classified');
    }
    const reason = { ...draft, absent: [{ point: '注意事项' as const, reason: '机密★5年' }] };
    expect(codeOf(await station.ask('desk.save', { dossier, draft: reason }))).toBe(
      'intake.looks-classified',
    );
    expect(readdirSync(folder)).toEqual([]);

    const before = await station.call('dossier.read', { dossier });
    const { savedAt } = await station.call('desk.save', { dossier, draft });
    const [name] = readdirSync(folder);
    expect(readFileSync(join(folder, name!)).toString('utf8')).not.toContain('首问负责制');
    await station.restart();
    await station.signIn('handler');
    expect(await station.call('desk.open', { dossier })).toMatchObject({ savedAt, draft });
    expect((await station.call('dossier.read', { dossier })).content).toBe(before.content);
  });

  test('has its draft, sealed, in a backup and after restoring it', async () => {
    const { station, dossier, draft } = await openDesk();
    await station.call('desk.save', { dossier, draft });
    const drafts = join(station.workspace, 'drafts');
    const [name] = readdirSync(drafts);
    const file = join(station.out, '备份.zip');
    const made = got(await station.engine().backUp(file));
    const restored = join(station.out, '恢复');
    const report = got(await restoreBackup(file, restored, { inspect, onProgress: () => {} }));
    expect(report).toMatchObject({ whole: true, files: made.files, problems: [] });
    expect(readdirSync(join(restored, 'drafts'))).toEqual([name]);
    expect(readFileSync(join(restored, 'drafts', name!))).toEqual(readFileSync(join(drafts, name!)));
  });

  test('marks what was taken over once the document says something else', async () => {
    const { station, dossier, draft } = await openDesk();
    const { file, facts } = (await station.call('desk.open', { dossier })).document!;
    const { value, paragraph, digest } = facts[0]!;
    const links = [{ value, paragraph, digest }];
    const block = { block: 'paragraph' as const, id: 'b1', text: `不少于${value}。`, links };
    const linked = { ...draft, blocks: [block] };
    expect(await station.call('desk.check', { dossier, draft: linked })).toMatchObject({
      stale: [],
      documentChanged: false,
    });
    const other = await makeDocx([document[0]!, '第一条 场地不限。', document[2]!]);
    await station.call('dossier.replace-file', { dossier, file, ticket: station.file('新办法.docx', other) });
    expect(await station.call('desk.check', { dossier, draft: linked })).toMatchObject({
      stale: [{ block: 'b1', reason: 'gone' }],
      documentChanged: true,
    });
  });
});

describe('publishing a draft', () => {
  test('puts each form into the release, screened, with one entry and the digests', async () => {
    const { station, dossier, draft } = await openDesk();
    const forms = ['docx', 'html', 'txt'] as const;
    const unfinished = { ...draft, telephone: '', department: '' };
    expect(await station.ask('desk.publish', { dossier, draft: unfinished, forms })).toMatchObject({
      ok: false,
      failure: { code: 'publishing.draft-incomplete', params: { count: 2 } },
    });
    const printed = { dossier, draft, forms: ['txt', 'pdf'] as const };
    expect(codeOf(await station.ask('desk.publish', printed))).toBe('publishing.no-print-path');
    expect((await station.call('dossier.read', { dossier })).files).toHaveLength(1);

    const { files } = await station.call('desk.publish', { dossier, draft, forms });
    const name = '一图读懂《云泽市社区便民服务点管理办法》';
    expect(files.map((file) => [file.name, file.slot, file.type])).toEqual(
      forms.map((form) => [`${name}.${form}`, 'interpretation', form]),
    );
    expect((await station.call('dossier.read', { dossier })).files).toHaveLength(4);
    const view = await station.call('desk.open', { dossier });
    expect(view.outputs.map(({ form, isCurrent }) => [form, isCurrent])).toEqual(
      forms.map((form) => [form, true]),
    );
    await station.signIn('security-auditor');
    const entries = await station.call('audit.list', { before: null, limit: 50 });
    const [entry, ...others] = entries.filter(({ action }) => action === 'desk.publish');
    expect(others).toEqual([]);
    for (const { sha256 } of files) expect(JSON.stringify(entry)).toContain(sha256);
    expect(JSON.stringify(entry)).not.toContain('服务点');
  });

  test('replaces what an earlier draft made, and leaves the files when the draft goes', async () => {
    const { station, dossier, draft } = await openDesk();
    const publish = async (source: InterpretationSource) =>
      (await station.call('desk.publish', { dossier, draft: source, forms: ['txt'] })).files[0]!;
    const first = await publish(draft);
    const changed = { ...draft, title: '图解办法', hours: '全天' };
    await station.call('desk.save', { dossier, draft: changed });
    expect((await station.call('desk.open', { dossier })).outputs[0]?.isCurrent).toBe(false);
    const before = await station.call('dossier.read', { dossier });
    const second = await publish(changed);
    expect(second.id).not.toBe(first.id);
    const after = await station.call('dossier.read', { dossier });
    expect(after.files.map(({ name }) => name)).toEqual(['办法.docx', '图解办法.txt']);
    expect(after.content).not.toBe(before.content);
    expect((await publish(changed)).id).toBe(second.id);
    await station.call('desk.discard', { dossier });
    const view = await station.call('desk.open', { dossier });
    expect(view.draft).toBeNull();
    // What was made of a draft that was put aside is as good as it was.
    expect(view.outputs).toMatchObject([{ isCurrent: false, isAside: true }]);
  });

  test('goes back to an earlier state, which leaves the present one to go back to', async () => {
    const { station, dossier, draft } = await openDesk();
    const titled = (title: string) => ({ ...draft, title });
    const titles = async () =>
      (await station.call('desk.history', { dossier })).steps.map(({ title, reason }) => [title, reason]);
    expect(await titles()).toEqual([]);
    await station.call('desk.publish', { dossier, draft: titled('第一稿'), forms: ['txt'] });
    await station.call('desk.save', { dossier, draft: titled('第二稿') });
    await station.call('desk.discard', { dossier });
    await station.call('desk.save', { dossier, draft: titled('第三稿') });
    expect(await titles()).toEqual([
      ['第二稿', 'aside'],
      ['第一稿', 'published'],
    ]);
    const first = (await station.call('desk.history', { dossier })).steps[1]!;
    const restored = await station.call('desk.restore', { dossier, step: first.step });
    expect(restored.draft.title).toBe('第一稿');
    const view = await station.call('desk.open', { dossier });
    expect(view).toMatchObject({ draft: titled('第一稿'), steps: 3, savedAt: restored.savedAt });
    expect(view.outputs).toMatchObject([{ isCurrent: true, isAside: false }]);
    expect((await titles())[0]).toEqual(['第三稿', 'restored']);
    expect(codeOf(await station.ask('desk.restore', { dossier, step: 'a'.repeat(64) }))).toBe(
      'publishing.no-such-step',
    );
    const folder = join(station.workspace, 'drafts');
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).toString('utf8')).not.toContain('第三稿');
    }
    await station.signIn('approver');
    expect(codeOf(await station.ask('desk.history', { dossier }))).toBe('session.not-allowed');
    expect(codeOf(await station.ask('desk.restore', { dossier, step: first.step }))).toBe(
      'session.not-allowed',
    );
  });

  test('keeps thirty earlier states, none twice, and all of them in a backup', async () => {
    const { station, dossier, draft } = await openDesk();
    for (let number = 1; number <= 33; number += 1) {
      // Two say the same: that is one state.
      const title = `第${Math.max(2, number)}稿`;
      await station.call('desk.save', { dossier, draft: { ...draft, title } });
      await station.call('desk.discard', { dossier });
    }
    const { steps } = await station.call('desk.history', { dossier });
    expect(steps.map(({ title }) => title)).toEqual(
      Array.from({ length: 30 }, (_, index) => `第${33 - index}稿`),
    );
    expect((await station.call('desk.open', { dossier })).steps).toBe(30);
  });

  test('makes a pair of pages whose links hold within the bundle, and tells when they are out of date', async () => {
    const { station, dossier, draft } = await openDesk();
    await station.call('desk.publish', { dossier, draft, forms: ['txt'] });
    const { files } = await station.call('desk.publish-pages', { dossier, draft, portal: 'year-five' });
    expect(files.map(({ name, slot, position }) => [name, slot, position])).toEqual([
      ['文件网页.html', 'attachment', 1],
      ['解读网页.html', 'interpretation', 2],
    ]);
    const wordsOf = async (file: SourceFileId) =>
      (await station.call('dossier.text', { dossier, file })).parts.map(({ text }) => text).join('\n');
    const page = await wordsOf(files[0]!.id);
    expect(page).toContain(catalogue.indexNumber);
    expect(page).toContain('第一条 场地面积不少于60平方米');
    for (const { sha256, slot } of (await station.call('dossier.read', { dossier })).files) {
      if (!files.some((each) => each.sha256 === sha256)) expect(page, slot).toContain(sha256);
    }
    const current = async () =>
      (await station.call('desk.open', { dossier })).outputs.map(({ form, isCurrent }) => [form, isCurrent]);
    expect(await current()).toEqual([
      ['txt', true],
      ['document-page', true],
      ['interpretation-page', true],
    ]);
    const changed = { ...catalogue, summary: '另一段概述。' };
    await station.call('dossier.set-catalogue', { dossier, catalogue: changed });
    expect((await current()).slice(1)).toEqual([
      ['document-page', false],
      ['interpretation-page', false],
    ]);
    await station.call('desk.publish-pages', { dossier, draft, portal: null });
    expect((await station.call('dossier.read', { dossier })).files).toHaveLength(4);
    expect(codeOf(await station.ask('desk.publish-pages', { dossier, draft, portal: 'nowhere' }))).toBe(
      'portal.unknown',
    );
  });

  test('prints through the host, and takes in nothing that lost words', async () => {
    const { station, dossier, draft } = await openDesk();
    await station.restart({ printer: blankPrinter });
    await station.signIn('handler');
    const { files } = await station.call('desk.publish', { dossier, draft, forms: ['pdf', 'png'] });
    expect(files.map(({ type }) => type)).toEqual(['pdf', 'png']);
    // Nobody can read the picture here, and that is said.
    expect(files[1]?.inspected).toBe('partly');
    const [file] = (await station.call('dossier.read', { dossier })).files;
    const asked = { dossier, file: file!.id, form: null };
    expect(codeOf(await station.ask('dossier.print-sheet', asked))).toBe('publishing.words-lost');
    const sheet = await station.call('dossier.preview-sheet', { ...asked, accept: [] });
    expect(sheet.name).toBe('办法.pdf');
    expect((await PDFDocument.load(sheet.bytes)).getPageCount()).toBe(1);
  });
});
