import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../shared/engine/check-report.ts';
import { runCli } from './run-cli.ts';

const damaged = 'tests/samples/texts/damaged-plan.txt';
const marked = 'resources/sample-office/marked/版头带标志的测试样张.docx';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-check-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function checkJson(...args: string[]): Promise<{ status: number | null; report: CheckReport }> {
  const { status, out } = await runCli(['check', '--format', 'json', ...args]);
  return { status, report: JSON.parse(out) as CheckReport };
}

describe('a plan that scraping has damaged', () => {
  test('is reported with every fault, its place and its repair, and nothing hard', async () => {
    const { status, report } = await checkJson(damaged);
    expect(status).toBe(0);
    expect(report.totals.hard).toBe(0);
    const found = report.files[0]?.findings.map(({ rule, text, suggestion }) => [rule, text, suggestion]);
    expect(found?.filter(([rule]) => rule === 'DN-05')).toHaveLength(2);
    expect(found?.filter(([rule]) => rule === 'FMT-01').length).toBeGreaterThanOrEqual(2);
    expect(found?.filter(([rule]) => rule === 'FMT-02')).toHaveLength(1);
    for (const finding of report.files[0]?.findings ?? []) {
      expect([finding.message, finding.basis, finding.advice].every((words) => words.length > 4)).toBe(true);
      expect(finding.place.line).toBeGreaterThan(0);
    }
  });

  test('fails the check when the person asks for soft findings to fail it', async () => {
    expect((await runCli(['check', damaged, '--fail-on', 'soft'])).status).toBe(1);
    expect((await runCli(['check', damaged, '--fail-on', 'never'])).status).toBe(0);
  });

  test('is quiet about what an earlier report already has, but still shows it', async () => {
    const { report } = await checkJson(damaged);
    const baseline = join(folder, 'baseline.json');
    writeFileSync(baseline, JSON.stringify(report));
    const again = await checkJson(damaged, '--baseline', baseline, '--fail-on', 'soft');
    expect(again.status).toBe(0);
    expect(again.report.files[0]?.findings.every((finding) => finding.known)).toBe(true);
    expect(again.report.totals).toEqual(report.totals);
  });

  test('reads the same to other tools as SARIF', async () => {
    const { out } = await runCli(['check', '--format', 'sarif', damaged]);
    const sarif = JSON.parse(out) as {
      version: string;
      runs: { results: { ruleId: string; level: string }[] }[];
    };
    const { report } = await checkJson(damaged);
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(
      report.files[0]?.findings.map(({ rule }) => rule),
    );
  });

  test('is explained in Chinese, and in English on request', async () => {
    const chinese = await runCli(['check', damaged]);
    expect(chinese.out).toMatch(
      /\[需处理\] DN-05[^\n]*\n[^\n]*行[\s\S]*建议改为：〔\d{4}〕\d+号[\s\S]*依据：GB\/T 9704/,
    );
    const english = await runCli(['check', damaged, '--lang', 'en']);
    expect((await runCli(['--lang', 'en', 'check', damaged])).out).toBe(english.out);
    expect(english.out).toMatch(/\[soft\] DN-05[\s\S]*suggestion: 〔\d{4}〕\d+号[\s\S]*basis: /);
  });
});

describe('a file that looks classified', () => {
  test('is refused, and none of its words come out in any format', async () => {
    for (const format of ['text', 'json', 'sarif']) {
      const { status, out, notes } = await runCli(['check', '--format', format, marked]);
      expect(status).toBe(1);
      expect(out + notes).not.toMatch(/[绝机秘]\s*密\s*★|内容系虚构/u);
    }
    const { report } = await checkJson(marked);
    expect(report.files[0]?.status).toBe('refused');
    expect(
      report.files[0]?.findings.every(
        ({ text, excerpt, rule }) => text === null && excerpt === null && rule.startsWith('SEC-'),
      ),
    ).toBe(true);
  });
});

describe('what cannot be inspected', () => {
  test('is said, and makes the exit status 3', async () => {
    writeFileSync(join(folder, '空.txt'), '');
    writeFileSync(join(folder, '坏.docx'), 'PK\u0003\u0004 not a container');
    const { status, report } = await checkJson(folder);
    expect(status).toBe(3);
    const byName = Object.fromEntries(report.files.map((file) => [file.path.split('/').at(-1), file.status]));
    expect(byName).toMatchObject({ '空.txt': 'unreadable', '坏.docx': 'unreadable' });
  });

  test('does not hide a hard finding elsewhere', async () => {
    expect((await runCli(['check', folder, marked])).status).toBe(1);
  });
});

describe("an office's own list", () => {
  test('is looked for besides the shipped rules, whatever the width of the letters', async () => {
    const terms = join(folder, 'terms.list');
    const text = join(folder, '说明.txt');
    writeFileSync(terms, '# 本单位\n星河工程\n');
    writeFileSync(text, '一、关于星　河 工程的说明。\n');
    const { report } = await checkJson('--terms', terms, text);
    expect(report.files[0]?.findings.map(({ rule, text: words }) => [rule, words])).toEqual([
      ['TERM-01', '星　河 工程'],
    ]);
  });
});

describe('wrong usage', () => {
  test.each([
    [['check'], '缺少参数', 'An argument is missing'],
    [['check', '--nonsense', damaged], '没有这个选项：--nonsense', 'There is no option --nonsense'],
    [['nonsense'], '没有这个命令：nonsense', 'There is no command nonsense'],
    [['check', '--fail-on', 'maybe', damaged], '选项的值不对', 'wrong value'],
    [['check', '不存在的文件.docx'], '找不到“不存在的文件.docx”', 'There is no “不存在的文件.docx”'],
    [['check', '--baseline', damaged, damaged], '--baseline', '--baseline'],
  ])('%j exits with 2 and says what is wrong, in both languages', async (args, chinese, english) => {
    const zh = await runCli(args);
    expect([zh.status, zh.out]).toEqual([2, '']);
    expect(zh.notes).toContain(chinese);
    const en = await runCli([...args, '--lang', 'en']);
    expect([en.status, en.out]).toEqual([2, '']);
    expect(en.notes).toContain(english);
  });
});
