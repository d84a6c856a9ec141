import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { lintTerms } from '../../../shared/screening/lint-terms.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { cellsOfCsv, cellsOfLines, cellsOfSheet } from '../../../shared/screening/term-cells.ts';
import type { TermList } from '../../../shared/screening/term-list.ts';
import { foldTerm, readTermList, termListOf } from '../../../shared/screening/term-list.ts';
import { ruleSetOfTermList } from '../../../shared/screening/term-rules.ts';
import { fold } from '../../../shared/text/fold.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

function listOf(text: string): TermList {
  const list = readTermList(text);
  if (!list.ok) throw new Error(list.failure.code);
  return list.value;
}

function csv(text: string): TermList {
  const list = termListOf(cellsOfCsv(text));
  if (!list.ok) throw new Error(list.failure.code);
  return list.value;
}

describe('rows of a list', () => {
  test('are lines, with cells apart by tabs', () => {
    expect([...cellsOfLines('甲乙\r\n丙丁\tinfo\n')]).toEqual([
      { line: 1, cells: ['甲乙\r'] },
      { line: 2, cells: ['丙丁', 'info'] },
      { line: 3, cells: [''] },
    ]);
  });

  test('of comma-separated values keep commas, marks and line breaks within quotation marks', () => {
    expect([...cellsOfCsv('词语,说明\r\n"星河,工程","他称""星河""\n又称二期"\n云海,\n')]).toEqual([
      { line: 1, cells: ['词语', '说明'] },
      { line: 2, cells: ['星河,工程', '他称"星河"\n又称二期'] },
      { line: 4, cells: ['云海', ''] },
      { line: 5, cells: [''] },
    ]);
  });

  test('of comma-separated values survive a quotation mark that is never closed', () => {
    expect([...cellsOfCsv('"星河\n云海,info')]).toEqual([
      { line: 1, cells: ['"星河'] },
      { line: 2, cells: ['云海', 'info'] },
    ]);
  });

  test('of hostile quotation marks take linear time', () => {
    const time = (lines: number) => {
      const start = process.threadCpuUsage();
      let rows = 0;
      for (const _ of cellsOfCsv('"甲""乙\n'.repeat(lines))) rows += 1;
      expect(rows).toBeGreaterThan(0);
      return process.threadCpuUsage(start).user / 1000;
    };
    const short = time(2_000);
    expect(time(20_000)).toBeLessThan(Math.max(500, 50 * short));
  });

  test('of a sheet stand in their own columns although empty cells are left out', () => {
    const text = '星河\t二期\n云海';
    const cell = (start: number, end: number, address: string) => ({
      start,
      end,
      place: { sheet: '词表', cell: address },
      hidden: null,
    });
    const segments = [cell(0, 2, 'A1'), cell(3, 5, 'C1'), cell(6, 8, 'A4')];
    expect([...cellsOfSheet({ path: 'sheet', role: 'sheet', text, segments })]).toEqual([
      { line: 1, cells: ['星河', '', '二期'] },
      { line: 4, cells: ['云海'] },
    ]);
  });
});

test.each([
  '星河工程',
  '星　河 工程',
  'ＡＢ１２',
  '國家',
  '女子',
  '𠮷田',
  '甲\u200b乙',
  'A-1',
  '㎏',
  ' 甲乙 ',
])('the term %j is folded like the text it is looked for in', (term) =>
  expect(foldTerm(term)).toBe(fold(term.trim(), { breaks: 'join' }).text),
);

describe('a list with columns', () => {
  test('is read by position', () => {
    expect(csv('星河工程,soft,项目代号\n云海计划,INFO\n星河小学,,校名,是\n').entries).toEqual([
      { line: 1, term: '星河工程', use: 'soft' },
      { line: 2, term: '云海计划', use: 'info' },
      { line: 3, term: '星河小学', use: 'phrase' },
    ]);
  });

  test('is read by the names in its first row, whatever their order', () => {
    expect(csv('词语,放行短语,备注,级别\n星河工程,否,代号,提示\n星河小学,是,,').entries).toEqual([
      { line: 2, term: '星河工程', use: 'info' },
      { line: 3, term: '星河小学', use: 'phrase' },
    ]);
  });

  test('says which cells nobody understands', () => {
    expect(csv('星河工程,严重\n云海计划,soft,,或许\n坏\ufffd字\n').refused).toEqual([
      { line: 1, reason: 'severity' },
      { line: 2, reason: 'allow-phrase' },
      { line: 3, reason: 'damaged' },
    ]);
  });

  test('finds its soft and its info terms, and not those that its phrases cover', () => {
    const rules = ruleSetOfTermList(csv('星河,soft\n云海计划,info\n星河小学,,,yes'), 'sha256:1');
    if (rules === null) throw new Error('no rules');
    const text = oneText('星河小学参加云海计划，星河不参加。');
    const found = screen({ text, ruleSets: [rules], scope: 'standalone', hash: nodeHash, key });
    expect(found.map(({ rule, severity, place }) => [rule, severity, place.start])).toEqual([
      ['TERM-01', 'soft', 11],
      ['TERM-02', 'info', 6],
    ]);
  });

  test('without a term makes no rule', () => {
    expect(ruleSetOfTermList(listOf('# 空\n甲\n'), 'sha256:1')).toBeNull();
  });
});

describe('the lint of a list', () => {
  test('names every problem with its line, all at once', async () => {
    const list = csv(
      ['国', '星河工程', '星 河工程', '星河工程二期', '国务', '公务,,,是', '云海', '云海社区,,,是'].join(
        '\n',
      ),
    );
    expect(lintTerms(list, [])).toEqual([
      { line: 1, what: 'too-short', level: 'error', term: null },
      { line: 2, what: 'contained', level: 'warning', term: '星河工程', within: '星河工程二期' },
      { line: 3, what: 'repeated', level: 'error', term: null },
      { line: 5, what: 'common-word', level: 'warning', term: '国务', within: '国务院' },
      { line: 6, what: 'unused-phrase', level: 'warning', term: '公务' },
      { line: 7, what: 'covered', level: 'warning', term: '云海', within: '云海社区' },
    ]);
  });

  test('tells a term that a phrase makes useless from one that it only covers in places', () => {
    expect(lintTerms(csv('云海社区\n云海社区,,,是'), [])).toEqual([
      { line: 1, what: 'never-found', level: 'error', term: '云海社区', within: '云海社区' },
    ]);
  });

  test('names the rule whose allow-phrase holds the term harmless', async () => {
    const ruleSets = await builtInRules();
    const rule = ruleSets
      .flatMap(({ rules }) => rules)
      .find(({ allowPhrases }) => allowPhrases !== undefined);
    const phrase = rule?.allowPhrases?.find((each) => each.length > 2) ?? '';
    const problems = lintTerms(listOf(phrase.slice(0, 2)), ruleSets);
    expect(problems.filter(({ what }) => what === 'shipped-phrase')).toMatchObject([
      { line: 1, level: 'warning', rule: expect.stringMatching(/^[A-Z]+-\d\d$/u) as string },
    ]);
  });

  test('of a clean list is empty', () => {
    expect(lintTerms(listOf('# 本单位代号\n星河工程\n云海计划\n'), [])).toEqual([]);
  });

  test('takes time that grows with the list, repeated characters included', () => {
    const list = (terms: number) =>
      listOf(Array.from({ length: terms }, (_, index) => '甲'.repeat(2 + (index % 150)) + index).join('\n'));
    const time = (terms: number) => {
      const made = list(terms);
      const start = process.threadCpuUsage();
      lintTerms(made, []);
      return process.threadCpuUsage(start).user / 1000;
    };
    const short = time(2_000);
    expect(time(20_000)).toBeLessThan(Math.max(1000, 50 * short));
  });
});
