import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../shared/engine/check-report.ts';
import type { LintReport } from '../../shared/engine/lint-report.ts';
import { inlineCell, makeXlsx } from '../unit/extraction/make-office.ts';
import { runCli } from './run-cli.ts';

let folder = '';
const at = (...names: string[]) => join(folder, ...names);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xianshen-rules-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function json<T>(...args: string[]): Promise<{ status: number | null; report: T; notes: string }> {
  const { status, out, notes } = await runCli(['rules', ...args, '--format', 'json']);
  return { status, report: JSON.parse(out) as T, notes };
}

describe('rules lint', () => {
  const gb18030 = Buffer.from('d0c7bad3b9a4b3cc0ad5feb2df0ab9fa0a', 'hex'); // 星河工程, 政策, 国

  test.each([
    ['UTF-8', Buffer.from('星河工程\n政策\n国\n')],
    ['GB 18030', gb18030],
    ['UTF-16', Buffer.from('\ufeff星河工程\n政策\n国\n', 'utf16le')],
  ])('reads a list in %s and names all problems at once', async (name, bytes) => {
    const file = at(`${name}.txt`);
    writeFileSync(file, bytes);
    const { status, report } = await json<LintReport>('lint', file);
    expect(status).toBe(1);
    expect(report).toMatchObject({
      schema: 'xianshen.rules-lint/1',
      terms: 2,
      errors: 1,
      warnings: 1,
      more: 0,
    });
    expect(report.problems).toEqual([
      { line: 2, what: 'common-word', level: 'warning', term: '政策', within: '政策' },
      { line: 3, what: 'too-short', level: 'error', term: null },
    ]);
  });

  test('reads comma-separated values and workbooks with their columns', async () => {
    writeFileSync(
      at('表.csv'),
      '词语,级别,备注,放行短语\n星河工程,info,代号,\n星河工程学校,,,是\n国,soft,,\n',
    );
    const cells = [
      ['词语', '', '备注', '放行短语'],
      ['星河工程', '', '代号', ''],
      ['星河工程学校', '', '', '是'],
      ['国', '', '', ''],
    ];
    const rows = cells.map((row, index) => {
      const made = row.map((text, column) =>
        text === '' ? '' : inlineCell(`${'ABCD'[column]}${index + 1}`, text),
      );
      return `<row r="${index + 1}">${made.join('')}</row>`;
    });
    writeFileSync(
      at('表.xlsx'),
      makeXlsx({ sheets: [{ name: '词表', content: `<sheetData>${rows.join('')}</sheetData>` }] }),
    );
    for (const file of ['表.csv', '表.xlsx']) {
      const { report } = await json<LintReport>('lint', at(file));
      expect(report, file).toMatchObject({ terms: 1, phrases: 1 });
      expect(report.problems, file).toEqual([
        { line: 2, what: 'covered', level: 'warning', term: '星河工程', within: '星河工程学校' },
        { line: 4, what: 'too-short', level: 'error', term: null },
      ]);
    }
    writeFileSync(at('校.txt'), '星河工程学校。星河工程。\n');
    const checked = await runCli(['check', '--format', 'json', '--terms', at('表.xlsx'), at('校.txt')]);
    const { files } = JSON.parse(checked.out) as CheckReport;
    expect(files[0]?.findings.map(({ rule: id, place }) => [id, place.start])).toEqual([['TERM-01', 7]]);
    expect(checked.notes).toContain('第 4 行');
  });

  test('says it in words, in both languages; a clean list exits with 0', async () => {
    const zh = await runCli(['rules', 'lint', at('GB 18030.txt').replace('GB 18030', 'UTF-8')]);
    expect(zh.out).toMatch(/第 2 行 {2}\[提醒\].*政策[\s\S]*第 3 行 {2}\[错误\][\s\S]*错误 1 个，提醒 1 个/u);
    const en = await runCli(['rules', 'lint', at('UTF-8.txt'), '--lang', 'en']);
    expect(en.out).toMatch(/line 3 {2}\[error\][\s\S]*1 errors, 1 warnings/u);
    writeFileSync(at('好.txt'), '星河工程\n云海计划\n');
    expect((await runCli(['rules', 'lint', at('好.txt')])).status).toBe(0);
  });

  test('refuses what is too large, too long, no list or not there, and says so', async () => {
    writeFileSync(at('大.txt'), '');
    truncateSync(at('大.txt'), 101 * 1024 * 1024);
    writeFileSync(at('长.txt'), '甲乙\n'.repeat(1_000_001));
    writeFileSync(at('乱.txt'), Buffer.from([0, 1, 2, 3, 255, 254, 0, 0]));
    writeFileSync(at('假.xlsx'), 'PK\u0003\u0004 not a container');
    for (const [name, sentence] of [
      ['大.txt', '大.txt'],
      ['长.txt', '词表超过 1000000 行'],
      ['乱.txt', '乱.txt'],
      ['假.xlsx', '。'],
      ['无.txt', '找不到“'],
    ] as const) {
      const { status, out, notes } = await runCli(['rules', 'lint', at(name)]);
      expect([name, status, out]).toEqual([name, 2, '']);
      expect(notes).toContain(sentence);
    }
  });
});
