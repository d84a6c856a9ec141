/** Work list, register, search and papers as people use them: real engine, real files. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { DossierId } from '../../shared/base/ids.ts';
import type { Result } from '../../shared/base/result.ts';
import { fail, ok } from '../../shared/base/result.ts';
import { encodeUtf8 } from '../../shared/base/utf8.ts';
import type { RegisterFilter, WorkPlace } from '../../shared/contract/list-views.ts';
import type { Printer } from '../../shared/contract/printer.ts';
import { extractText } from '../../shared/extraction/extract-text.node.ts';
import { codeOf } from '../store/test-store.ts';
import type { Workstation } from './workstation.ts';
import { approvedDossier, catalogue, draftDossier, openOffice, passPhrases, sign } from './workstation.ts';

const everything: RegisterFilter = { year: null, kind: null, state: null, organ: null };

async function open(station: Workstation, title: string, formedOn = ''): Promise<DossierId> {
  const kind = 'policy-with-interpretation';
  const { dossier } = await station.call('dossier.create', { kind, title });
  if (formedOn !== '') {
    const record = {
      fields: { 'formed-on': formedOn, 'interpretation-on': formedOn },
      checklists: {},
      tables: {},
      evidence: {},
    };
    await station.call('dossier.set-record', { dossier, record });
  }
  return dossier;
}

async function textOf(path: string): Promise<string> {
  const read = await extractText({ bytes: new Uint8Array(readFileSync(path)), name: path });
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.parts.map(({ text }) => text).join('\n');
}

test('pages through the work list without losing or repeating a release, the most pressing first', async () => {
  const station = await openOffice();
  const days = ['2026-11-20', '', '2026-11-02', '', '2026-11-10', '2026-11-02', ''];
  const titles = new Map<string, string>();
  for (const [index, day] of days.entries()) {
    titles.set(await open(station, `第${index}件`, day), `第${index}件`);
  }
  const whole = await station.call('dossier.page', { filter: 'all', after: null, limit: 100 });
  const order = whole.rows.map(({ title }) => title);
  expect(order.slice(0, 4)).toEqual(['第5件', '第2件', '第4件', '第0件']);
  expect(new Set(order.slice(4))).toEqual(new Set(['第1件', '第3件', '第6件']));
  const paged: string[] = [];
  let after: WorkPlace | null = null;
  do {
    const page: typeof whole = await station.call('dossier.page', { filter: 'all', after, limit: 2 });
    paged.push(...page.rows.map(({ title }) => title));
    after = page.next;
  } while (after !== null);
  expect(paged).toEqual(order);
});

test('counts what waits, what came back and what presses', async () => {
  const { station, dossier } = await draftDossier();
  await open(station, '另一件');
  await sign(station, dossier, 'handler');
  await station.signIn('secrecy-reviewer');
  const asked = { filter: 'mine', after: null, limit: 10 } as const;
  const before = await station.call('dossier.page', asked);
  expect(before.counts).toMatchObject({ all: 2, mine: 1, returned: 0, approved: 0 });
  await station.call('dossier.return', { dossier, comment: '请补充依据' });
  await station.signIn('handler');
  const returned = await station.call('dossier.page', { ...asked, filter: 'returned' });
  expect(returned.counts).toMatchObject({ all: 2, mine: 2, returned: 1 });
  expect(returned.rows.map(({ id }) => id)).toEqual([dossier]);
  expect(returned.rows[0]?.returned).toBe(true);
  await sign(station, dossier, 'handler');
  const signed = await station.call('dossier.page', { ...asked, filter: 'returned' });
  expect(signed.counts.returned).toBe(0);
  expect(signed.rows).toEqual([]);
});

test('shows under the deadline tile what is late or nearly so, and no more once it has ended', async () => {
  const station = await openOffice();
  const late = await open(station, '早该公开', '2026-10-08');
  await open(station, '还早', '2026-11-20');
  const page = await station.call('dossier.page', { filter: 'due', after: null, limit: 10 });
  expect(page.rows.map(({ id }) => id)).toEqual([late]);
  expect(page.counts.due).toBe(1);
  const detail = { organ: '', number: '', on: '', text: '疑似涉密', code: '' };
  await station.call('dossier.record-event', { dossier: late, event: 'stop', detail });
  const after = await station.call('dossier.page', { filter: 'due', after: null, limit: 10 });
  expect(after.counts.due).toBe(0);
});

test('keeps due times in step with the calendar that is loaded', async () => {
  const station = await openOffice();
  await open(station, '一件', '2026-11-02');
  const before = await station.call('dossier.page', { filter: 'all', after: null, limit: 10 });
  await station.restart({ calendarsFolder: station.out });
  await station.signIn('handler');
  const after = await station.call('dossier.page', { filter: 'all', after: null, limit: 10 });
  expect(after.rows[0]?.deadline?.standing).toBe('unsure');
  expect(before.rows[0]?.deadline?.standing).not.toBe('unsure');
});

test('filters the register and counts it exactly', async () => {
  const station = await openOffice();
  for (let index = 0; index < 5; index += 1) {
    const dossier = await open(station, `第${index}件`);
    const organ = index < 2 ? '栖霞湾市教育局' : '栖霞湾市民政局';
    await station.call('dossier.set-catalogue', {
      dossier,
      catalogue: { ...catalogue, title: `第${index}件`, organ },
    });
  }
  const asked = { newestFirst: true, after: null, limit: 2 } as const;
  const first = await station.call('register.page', { ...asked, filter: everything });
  expect(first.lines.map(({ packageNumber }) => packageNumber)).toEqual(['BMSC-2026-0005', 'BMSC-2026-0004']);
  expect(first.total).toBe(5);
  expect(first.byState).toEqual([{ state: 'drafting', count: 5 }]);
  expect(first.organs).toEqual(['栖霞湾市教育局', '栖霞湾市民政局']);
  const second = await station.call('register.page', { ...asked, filter: everything, after: first.next });
  expect(second.lines[0]?.packageNumber).toBe('BMSC-2026-0003');
  const filter = { ...everything, organ: '栖霞湾市教育局', year: 2026 };
  const schools = await station.call('register.page', { ...asked, filter, newestFirst: false });
  expect(schools.total).toBe(2);
  expect(schools.lines.map(({ title }) => title)).toEqual(['第0件', '第1件']);
  expect(schools.lines[0]).toMatchObject({ handler: '方既白', openedOn: '2026-11-23', reviewer: '' });
  const none = await station.call('register.page', { ...asked, filter: { ...everything, year: 2025 } });
  expect(none).toMatchObject({ total: 0, lines: [] });
});

test('writes the register as document, workbook and lines of text, and notes each in the ledger', async () => {
  const { station } = await draftDossier();
  const folder = station.ticket(station.out);
  for (const format of ['docx', 'xlsx', 'csv'] as const) {
    const saved = await station.call('register.save', {
      filter: everything,
      newestFirst: true,
      content: 'register',
      format,
      folder,
    });
    const bytes = new Uint8Array(readFileSync(saved.path));
    expect(nodeHash.sha256(bytes)).toBe(saved.sha256);
    const text = format === 'csv' ? new TextDecoder().decode(bytes) : await textOf(saved.path);
    expect(text).toContain('BMSC-2026-0001');
    expect(text).toContain('栖霞湾市图书馆夜间开放办法');
    expect(text).toContain('方既白');
  }
  const stats = await station.call('statistics.save', { year: 2026, format: 'xlsx', folder });
  expect(await textOf(stats.path)).toContain('合计');
  const paper = await station.call('statistics.save', { year: 2026, format: 'docx', folder });
  expect(await textOf(paper.path)).toContain('统计年度：2026年');
  await station.signIn('security-auditor');
  const entries = await station.call('audit.list', { before: null, limit: 10 });
  expect(entries.filter(({ action }) => action === 'register.save')).toHaveLength(3);
});

/** A print path that keeps what it is given; `outcome` stands for what the window does with it. */
function keptPrinter(outcome: Result<Uint8Array>): Printer & { readonly pages: string[] } {
  const pages: string[] = [];
  const pdf = async (html: string) => {
    pages.push(html);
    return outcome;
  };
  return { pages, printsMarginBoxes: true, pdf, picture: async () => outcome, cancel: () => undefined };
}

test('prints every paper as PDF through the window, and none where nothing prints or somebody stopped it', async () => {
  const { station, dossier } = await draftDossier();
  const folder = station.ticket(station.out);
  const slip = { dossier, form: 'review-slip', format: 'pdf', folder } as const;
  expect(codeOf(await station.ask('forms.save', slip))).toBe('publishing.no-print-path');

  const stopped = keptPrinter(fail('request.cancelled', {}));
  await station.restart({ printer: stopped });
  await station.signIn('handler');
  expect(codeOf(await station.ask('forms.save', slip))).toBe('request.cancelled');
  expect(readdirSync(station.out)).toEqual([]);

  const printer = keptPrinter(ok(encodeUtf8('%PDF-1.7 样张')));
  await station.restart({ printer });
  await station.signIn('handler');
  const register = {
    filter: everything,
    newestFirst: true,
    content: 'register',
    format: 'pdf',
    folder,
  } as const;
  const saved = [
    await station.call('forms.save', slip),
    await station.call('register.save', register),
    await station.call('statistics.save', { year: 2026, format: 'pdf', folder }),
  ];
  expect(saved.map(({ fileName }) => fileName.endsWith('.pdf'))).toEqual([true, true, true]);
  expect(printer.pages.map((html) => /<h1>(.*?)<\/h1>/u.exec(html)?.[1])).toEqual([
    '政府信息公开保密审查单',
    '政府信息公开保密审查台账',
    '政府信息公开工作统计',
  ]);
  expect(printer.pages[0]).toContain('BMSC-2026-0001');
  expect(await station.call('print.cancel', {})).toEqual({});
});

test('makes no paper that looks like it bore a secrecy mark, in any format', async () => {
  const { station, dossier } = await draftDossier();
  const printer = keptPrinter(ok(encodeUtf8('%PDF-1.7')));
  await station.restart({ printer });
  await station.signIn('handler');
  await station.call('dossier.set-catalogue', {
    dossier,
    catalogue: { ...catalogue, summary: '机密★5年\n栖霞湾市文化和旅游局文件' },
  });
  const folder = station.ticket(station.out);
  for (const format of ['docx', 'pdf'] as const) {
    const refused = await station.ask('forms.save', { dossier, form: 'review-slip', format, folder });
    expect(codeOf(refused)).toBe('forms.looks-marked');
  }
  expect(printer.pages).toEqual([]);
  expect(readdirSync(station.out)).toEqual([]);
});

test('finds releases by two characters of a title, a number or a text, and says where', async () => {
  const { station, dossier, files } = await draftDossier();
  const find = async (words: string) =>
    (await station.call('search.find', { words, before: null, limit: 20 })).hits;
  const titled = await find('夜间');
  expect(titled.map(({ file }) => file)).toContain(null);
  expect(titled.every((hit) => hit.dossier === dossier && hit.excerpt.match === '夜间')).toBe(true);
  expect((await find('2026 8号')).map(({ file }) => file)).toContain(null);
  const inText = await find('二十二时');
  expect(inText.map(({ file }) => file)).toEqual([files.document]);
  expect(inText[0]?.excerpt).toMatchObject({ match: '二十二时' });
  expect(inText[0]?.excerpt.before).toContain('每日开放至');
  expect(await find('采砂')).toEqual([]);
  expect(await find('开')).toEqual([]);
  expect(await find('二十三时')).toEqual([]);
});

test('finds a new version, and the old one no more; and nothing of a stopped release', async () => {
  const { station, dossier, files } = await draftDossier();
  const find = async (words: string) =>
    (await station.call('search.find', { words, before: null, limit: 20 })).hits;
  const ticket = station.file('附件二.txt', '附件：名单\n云杉路图书驿站\n');
  await station.call('dossier.replace-file', { dossier, file: files.attachment, ticket });
  expect(await find('临港区图书馆')).toEqual([]);
  expect(await find('云杉路')).toHaveLength(1);
  const detail = { organ: '', number: '', on: '', text: '疑似涉密', code: '' };
  await station.call('dossier.record-event', { dossier, event: 'stop', detail });
  expect(await find('云杉路')).toEqual([]);
  expect(await find('夜间')).toEqual([]);
});

test('covers personal values in what a search shows, and does not find them', async () => {
  const { station } = await draftDossier({ attachment: '附件：联系人\n读者可致电19900000071咨询。\n' });
  const find = async (words: string) =>
    (await station.call('search.find', { words, before: null, limit: 20 })).hits;
  const [hit] = await find('读者可致电');
  expect(hit?.excerpt.after).not.toContain('19900000071');
  expect(await find('19900000071')).toEqual([]);
});

test('makes the papers that the record is ready for, and no others', async () => {
  const { station, dossier } = await draftDossier();
  const folder = station.ticket(station.out);
  const listed = await station.call('forms.list', { dossier });
  expect(listed.filter(({ standing }) => standing === 'ready').map(({ form }) => form)).toEqual([
    'review-slip',
    'interpretation',
  ]);
  const slip = await station.call('forms.save', { dossier, form: 'review-slip', format: 'docx', folder });
  const text = await textOf(slip.path);
  for (const words of ['BMSC-2026-0001', '方既白', '咨询电话', '是否涉及国家秘密', '（签名、日期）']) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain('★');
  const refused = await station.ask('forms.save', {
    dossier,
    form: 'withdrawal-notice',
    format: 'docx',
    folder,
  });
  expect(codeOf(refused)).toBe('forms.not-ready');
});

test('takes the scan of the signed slip after the release has left, and ends no signature', async () => {
  const { station, dossier } = await approvedDossier();
  const folder = station.ticket(station.out);
  await station.call('bundle.export', { dossier, folder, passPhrase: passPhrases.approver });
  await station.signIn('handler');
  const ticket = station.file('审查单扫描.txt', '政府信息公开保密审查单（扫描件）\n');
  const added = await station.call('dossier.add-internal-file', { dossier, part: 'signed-slip', ticket });
  const detail = await station.call('dossier.read', { dossier });
  expect(detail.state).toBe('exported');
  expect(detail.signOffs.every(({ inForce }) => inForce)).toBe(true);
  expect(detail.procedure.internalFiles).toEqual([added]);
  const removed = await station.ask('dossier.remove-internal-file', { dossier, internalFile: added.id });
  expect(codeOf(removed)).toBe('dossier.not-open');
  const other = station.file('意见.txt', '意见\n');
  const refused = await station.ask('dossier.add-internal-file', { dossier, part: 'minutes', ticket: other });
  expect(codeOf(refused)).toBe('dossier.not-open');
});
