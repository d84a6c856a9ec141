import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { DossierId } from '../../shared/base/ids.ts';
import { temporaryFolder } from '../store/test-store.ts';
import { makeDocx } from '../unit/publishing/papers.ts';
import { sampleInterpretation } from '../unit/publishing/sample-interpretation.ts';
import { type CliRun, runCli } from './run-cli.ts';
import {
  catalogue,
  openOffice,
  passPhrases,
  policyRecord,
  sampleFolder,
  sign,
  type Workstation,
} from './workstation.ts';

const policy = join(sampleFolder, 'clean/云泽市社区便民服务点管理办法.docx');
const policyCatalogue = {
  ...catalogue,
  title: '云泽市人民政府办公室关于印发《云泽市社区便民服务点管理办法》的通知',
  documentNumber: '云泽政办发〔2026〕12号',
  organ: '云泽市人民政府办公室',
  formedOn: '2026-05-18',
};

function writeJson(folder: string, name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
}

interface Published {
  readonly folder: string;
  readonly runs: Readonly<Record<'typeset' | 'interpret' | 'pages', CliRun>>;
}

/** The sample office's policy, as a clerk would carry it through. */
async function publish(): Promise<Published> {
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-publishing-'));
  const document = { ...sampleInterpretation.document, sha256: nodeHash.sha256(readFileSync(policy)) };
  const source = writeJson(folder, '一图读懂.json', { ...sampleInterpretation, document });
  const pages = writeJson(folder, '页面.json', { schema: 'xianshen.pages/1', catalogue: policyCatalogue });
  const typeset = await runCli(['typeset', policy, '--out', join(folder, 'typeset'), '--format', 'json']);
  const interpret = await runCli([
    ...['interpret', source, '--document', policy, '--out', join(folder, 'interpretation')],
    ...['--format', 'json'],
  ]);
  const set = join(folder, 'typeset/云泽市社区便民服务点管理办法.docx');
  const attached = join(sampleFolder, 'clean/附件3：名录填报说明.txt');
  const made = await runCli([
    ...['pages', set, '--interpretation', source, '--pages', pages],
    ...['--attach', attached, '--out', join(folder, 'pages'), '--format', 'json'],
  ]);
  return { folder, runs: { typeset, interpret, pages: made } };
}

let published: Published;
beforeAll(async () => {
  published = await publish();
}, 120_000);
afterAll(() => rmSync(published.folder, { recursive: true }));

describe('the sample policy, scripted', () => {
  test('is typeset with its words as they were', () => {
    const { status, out, notes } = published.runs.typeset;
    expect([status, notes]).toEqual([0, '']);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      schema: 'xianshen.typeset/1',
      form: 'downward',
      missing: [],
      proposals: [],
      unable: 0,
    });
    expect(report.elements.map(({ element }: { element: string }) => element)).toContain('attachment-note');
    for (const { name, sha256, findings } of report.outputs) {
      const bytes = readFileSync(join(published.folder, 'typeset', name));
      expect(nodeHash.sha256(bytes)).toBe(sha256);
      expect(findings.hard).toBe(0);
    }
  });

  test('is explained in four forms, each screened again', () => {
    const { status, out } = published.runs.interpret;
    const report = JSON.parse(out);
    expect(status).toBe(0);
    expect(report.documentChanged).toBe(false);
    expect(report.outputs.map(({ name }: { name: string }) => name)).toEqual([
      '一图读懂.docx',
      '一图读懂.html',
      '一图读懂.txt',
      '一图读懂.svg',
    ]);
    expect(report.points.filter(({ state }: { state: string }) => state === 'absent')).toEqual([]);
    expect(readdirSync(join(published.folder, 'interpretation'))).toHaveLength(4);
  });

  test('becomes two pages that link to each other, with the files beside them', () => {
    expect(published.runs.pages.status).toBe(0);
    const folder = join(published.folder, 'pages');
    expect(readdirSync(folder).sort()).toEqual([
      'document.html',
      'interpretation.html',
      '云泽市社区便民服务点管理办法.docx',
      '附件3：名录填报说明.txt',
    ]);
    const page = readFileSync(join(folder, 'document.html'), 'utf8');
    expect(page).toContain('href="interpretation.html"');
    expect(page).toContain(nodeHash.sha256(readFileSync(join(folder, '附件3：名录填报说明.txt'))));
    expect(readFileSync(join(folder, 'interpretation.html'), 'utf8')).toContain('href="document.html"');
  });

  test('leaves in a bundle that verifies, and what was signed is what was made', async () => {
    const station = await openOffice();
    const { dossier } = await station.call('dossier.create', {
      kind: 'policy-with-interpretation',
      title: policyCatalogue.title,
    });
    await station.call('dossier.set-catalogue', { dossier, catalogue: policyCatalogue });
    await station.call('dossier.set-record', { dossier, record: policyRecord });
    const add = (slot: 'document' | 'interpretation' | 'attachment', path: string) =>
      station.call('dossier.add-file', {
        dossier,
        slot,
        ticket: station.ticket(join(published.folder, path)),
      });
    const added = [
      await add('document', 'typeset/云泽市社区便民服务点管理办法.docx'),
      await add('interpretation', 'interpretation/一图读懂.html'),
      await add('attachment', 'pages/document.html'),
      await add('attachment', 'pages/interpretation.html'),
    ];
    await decideAndSign(station, dossier);
    const folder = station.ticket(station.out);
    const exported = await station.call('bundle.export', {
      dossier,
      folder,
      passPhrase: passPhrases.approver,
    });
    expect(exported.report).toMatchObject({ valid: true, problems: [] });
    const bundle = readFileSync(exported.path).toString('utf8');
    for (const { file } of added) expect(bundle).toContain(file.sha256);
    const verified = await runCli(['verify', exported.path, '--trust', exported.trustPath]);
    expect(verified.status).toBe(0);
  }, 120_000);
});

async function decideAndSign(station: Workstation, dossier: DossierId): Promise<void> {
  for (const duty of ['handler', 'secrecy-reviewer'] as const) {
    await station.signIn(duty);
    const action = duty === 'handler' ? 'set-aside' : 'uphold';
    for (const { id } of await station.call('dossier.findings', { dossier })) {
      await station.call('dossier.decide', {
        dossier,
        finding: id,
        action,
        reason: 'needed-for-service',
        note: '已核对',
      });
    }
    await sign(station, dossier, duty);
  }
  await sign(station, dossier, 'approver');
}

describe('xianshen typeset', () => {
  const slips = [
    '栖政办发[2026]8号',
    '关于某事的通知',
    '各县区：',
    '正文。',
    '栖霞湾市民政局',
    '2026年05月08日',
  ];

  async function slipped(...options: string[]) {
    const folder = temporaryFolder();
    const path = join(folder, '通知.docx');
    writeFileSync(path, await makeDocx(slips));
    return { folder, run: await runCli(['typeset', path, '--out', join(folder, 'out'), ...options]) };
  }

  test('proposes repairs and changes nothing by itself', async () => {
    const { run } = await slipped();
    expect(run.status).toBe(1);
    expect(run.out).toContain('“[2026]8号” 改为 “〔2026〕8号”');
    expect(run.out).toContain('“2026年05月08日” 改为 “2026年5月8日”');
    expect(run.out).not.toContain('已按采纳');
  });

  test('carries out the repairs that a person accepts, and only those', async () => {
    const { folder, run } = await slipped('--accept', 'DN-01');
    expect(run.out).toContain('已按采纳的建议修改 1 处');
    const page = readFileSync(join(folder, 'out/通知.html'), 'utf8');
    expect(page).toContain('栖政办发〔2026〕8号');
    expect(page).toContain('2026年05月08日');
  });

  test('speaks English', async () => {
    const { run } = await slipped('--lang', 'en');
    expect(run.out).toContain('Form: document to lower offices');
    expect(run.notes).toContain('makes no PDF');
  });

  test('refuses a file that looks classified and writes nothing', async () => {
    const folder = temporaryFolder();
    const path = join(sampleFolder, 'marked/版头带标志的测试样张.docx');
    const run = await runCli(['typeset', path, '--out', join(folder, 'out')]);
    expect(run.status).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('never writes into a folder that holds something', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/旧.txt'), '旧');
    const run = await runCli(['typeset', policy, '--out', join(folder, 'out')]);
    expect(run.status).toBe(2);
    expect(readdirSync(join(folder, 'out'))).toEqual(['旧.txt']);
  });
});

describe('xianshen interpret and pages', () => {
  test('say what is wrong in a source', async () => {
    const folder = temporaryFolder();
    const broken = writeJson(folder, '坏.json', { ...sampleInterpretation, telephone: '' });
    const run = await runCli(['interpret', broken, '--out', join(folder, 'out')]);
    expect(run.status).toBe(2);
    expect(run.notes).toContain('telephone');
    writeFileSync(broken, '{');
    expect((await runCli(['interpret', broken, '--out', join(folder, 'out')])).notes).toContain('JSON');
    expect(
      (await runCli(['interpret', join(folder, '没有.json'), '--out', join(folder, 'out')])).status,
    ).toBe(2);
    expect(readdirSync(folder)).toEqual(['坏.json']);
  });

  test('say that the document has changed since', async () => {
    const folder = temporaryFolder();
    const source = writeJson(folder, '解读.json', sampleInterpretation);
    const run = await runCli(['interpret', source, '--document', policy, '--out', join(folder, 'out')]);
    expect(run.status).toBe(1);
    expect(run.out).toContain('所解读的文件与源文件记录的不同');
  });

  test('refuse an interpretation that bears a mark, and write nothing', async () => {
    const folder = temporaryFolder();
    const [first] = sampleInterpretation.blocks;
    const mark = ['机密', '★', '1年'].join('');
    const blocks = [{ ...first, text: mark }, ...sampleInterpretation.blocks.slice(1)];
    const source = writeJson(folder, '解读.json', { ...sampleInterpretation, blocks });
    const run = await runCli(['interpret', source, '--out', join(folder, 'out')]);
    expect(run.status).toBe(2);
    expect(readdirSync(folder)).toEqual(['解读.json']);
  });

  test('withdraw a page: the notice stays, the content does not', async () => {
    const folder = temporaryFolder();
    const source = writeJson(folder, '解读.json', sampleInterpretation);
    const notices = [{ notice: 'withdrawal', on: '2026-12-01', text: '本文件撤回。' }];
    const pages = writeJson(folder, '页面.json', {
      schema: 'xianshen.pages/1',
      catalogue: policyCatalogue,
      notices,
    });
    const out = join(folder, 'out');
    const run = await runCli(['pages', policy, '--interpretation', source, '--pages', pages, '--out', out]);
    expect(run.status).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['document.html', 'interpretation.html']);
    expect(readFileSync(join(out, 'document.html'), 'utf8')).not.toContain('第二十九条');
  });
});
