import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { cleanFile } from '../../shared/cleaning/clean-file.node.ts';
import { wholePlan } from '../../shared/cleaning/cleaning-plan.ts';
import { findPlaces } from '../../shared/cli/places.node.ts';
import { cleanForFile } from '../../shared/engine/clean-for-file.node.ts';
import { openCleaner } from '../../shared/engine/cleaner.node.ts';
import { openChecking } from '../../shared/engine/open-checking.node.ts';
import { got, temporaryFolder } from '../store/test-store.ts';
import { makeDocx, paragraph, wordPart } from '../unit/extraction/make-office.ts';
import { runCli } from './run-cli.ts';
import { topFolder } from './workstation.ts';

const samples = join(topFolder, 'tests/samples/valid');

function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
}

describe('xianshen clean', () => {
  test('makes a copy, says what went, and leaves the original as it was', async () => {
    const folder = temporaryFolder();
    const path = join(samples, 'notice.docx');
    const before = readFileSync(path);
    const out = join(folder, '通知（清洁）.docx');
    const run = await runCli(['clean', path, '--out', out, '--format', 'json']);
    expect(run.status).toBe(0);
    const report = JSON.parse(run.out);
    expect(report).toMatchObject({ schema: 'xianshen.clean/1', type: 'docx', kept: [], notInspected: [] });
    expect(report.before).toBe(nodeHash.sha256(before));
    expect(report.after).toBe(nodeHash.sha256(readFileSync(out)));
    expect(report.removed.map(({ kind }: { kind: string }) => kind)).toContain('docx.tracked-changes');
    expect(readFileSync(path)).toEqual(before);
    const check = await runCli(['check', out, '--format', 'json', '--fail-on', 'never']);
    const kinds = JSON.parse(check.out).files[0].findings.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind.startsWith('docx.'))).toEqual([]);
  });

  test('says in words what is left and why, covers numbers, and never overwrites', async () => {
    const folder = temporaryFolder();
    const path = join(folder, '名单.docx');
    const comment = wordPart('comments', `<w:comment w:id="0">${paragraph('再问')}</w:comment>`);
    const related = [{ id: 'r1', kind: 'comments', target: 'comments.xml' }];
    const body = `${paragraph('联系人手机19900000071')}<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>不公开</w:t></w:r></w:p>`;
    writeFileSync(path, makeDocx({ body, related, parts: { 'word/comments.xml': comment } }));
    const out = join(folder, '名单（清洁）.docx');
    const args = ['clean', path, '--out', out, '--mask', 'personal', '--remove', 'docx.comments'];
    const run = await runCli(args);
    expect([run.status, run.out]).toEqual([0, expect.stringContaining('已遮盖个人信息号码 1 处')]);
    expect(run.out).toContain('已清除：docx.comments　1 处');
    expect(run.out).toContain('仍保留：docx.hidden-text　1 处（未选择清除）');
    const copy = readFileSync(out);
    const again = await runCli(args);
    expect([again.status, again.notes]).toEqual([2, expect.stringContaining('已经存在')]);
    expect(readFileSync(out)).toEqual(copy);
  });
});

describe('a copy for a file', () => {
  const order = { kinds: 'all', changes: 'accept', maskPersonal: false } as const;

  async function openTools() {
    const moduleUrl = new URL('../../shared/cli/main.node.ts', import.meta.url).href;
    const places = findPlaces(moduleUrl);
    const checking = got(
      await openChecking({
        ...places,
        addedRulesFolder: null,
        termsFile: null,
        jobs: 1,
        recognise: false,
        language: 'zh',
        knownFindings: new Set(),
        today: '2026-11-23',
      }),
    );
    const cleaner = openCleaner(places.extractionWorker, null);
    onTestFinished(async () => {
      await cleaner.close();
      await checking.close();
    });
    return { checking, cleaner };
  }

  test('is not made of what looks classified, is locked, cut off, missing, or of a format that cannot be cleaned', async () => {
    const { checking, cleaner } = await openTools();
    const folder = temporaryFolder();
    const marked = join(folder, '标密.docx');
    writeFileSync(
      marked,
      makeDocx({ body: paragraph(`${['机', '密'].join('')}★10年`) + paragraph('关于测试的通知') }),
    );
    const out = join(folder, 'out.bin');
    const cases = [
      [marked, 'intake.looks-classified'],
      [join(samples, 'with-password.pdf'), 'extraction.encrypted'],
      [join(topFolder, 'tests/samples/hostile/truncated.docx'), 'extraction.damaged'],
      [join(samples, 'notice.doc'), 'cleaning.not-cleanable'],
      [join(folder, '没有这个文件.docx'), 'intake.vanished'],
    ] as const;
    for (const [path, code] of cases) {
      const made = await cleanForFile({ ...order, path, out }, checking.settings, cleaner);
      expect(made, path).toMatchObject({ ok: false, failure: { code } });
    }
    expect(readdirSync(folder)).toEqual(['标密.docx']);
  });

  test('leaves nothing behind where it cannot be written', async () => {
    const { checking, cleaner } = await openTools();
    const folder = temporaryFolder();
    const path = join(samples, 'notice.docx');
    const taken = join(folder, '已有.docx');
    writeFileSync(taken, '原有内容');
    const over = await cleanForFile({ ...order, path, out: taken }, checking.settings, cleaner);
    expect(over).toMatchObject({
      failure: { code: 'cleaning.target-exists', params: { name: '已有.docx' } },
    });
    const missing = await cleanForFile(
      { ...order, path, out: join(folder, '没有', 'a.docx') },
      checking.settings,
      cleaner,
    );
    expect(missing).toMatchObject({ failure: { code: 'cleaning.folder-not-writable' } });
    const notAFolder = await cleanForFile(
      { ...order, path, out: join(taken, 'a.docx') },
      checking.settings,
      cleaner,
    );
    expect(notAFolder).toMatchObject({ ok: false });
    expect(readdirSync(folder)).toEqual(['已有.docx']);
    expect(readFileSync(taken, 'utf8')).toBe('原有内容');
  });
});

describe('copies open in other programs', () => {
  // Our own reader reads every copy before it is handed out; this asks a second opinion where there is one.
  test.skipIf(!hasProgram('qpdf'))('PDFs hold in qpdf (not run where qpdf is absent)', async () => {
    const folder = temporaryFolder();
    for (const name of ['notice.pdf', 'page.pdf', 'linearized.pdf', 'with-attachment.pdf']) {
      const bytes = new Uint8Array(readFileSync(join(samples, name)));
      const out = join(folder, name);
      writeFileSync(out, got(await cleanFile({ bytes, name, plan: wholePlan })).bytes);
      expect(() => execFileSync('qpdf', ['--check', out], { stdio: 'pipe' })).not.toThrow();
    }
  });

  test.skipIf(!hasProgram('soffice'))(
    'office files convert in LibreOffice (not run where it is absent)',
    async () => {
      const folder = temporaryFolder();
      const names = ['notice.docx', 'list.xlsx', 'slides.pptx'];
      for (const name of names) {
        const bytes = new Uint8Array(readFileSync(join(samples, name)));
        writeFileSync(join(folder, name), got(await cleanFile({ bytes, name, plan: wholePlan })).bytes);
      }
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      execFileSync(
        'soffice',
        [
          profile,
          '--headless',
          '--convert-to',
          'pdf',
          '--outdir',
          folder,
          ...names.map((name) => join(folder, name)),
        ],
        { stdio: 'pipe' },
      );
      for (const name of ['notice.pdf', 'list.pdf', 'slides.pdf']) {
        expect(readFileSync(join(folder, name)).subarray(0, 5).toString()).toBe('%PDF-');
      }
    },
    120_000,
  );
});
