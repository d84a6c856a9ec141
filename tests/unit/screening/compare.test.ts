/** What an interpretation says against its document. The rules' own samples hold the plain cases; here are the edges. */
import { describe, expect, test } from 'vitest';
import { readAmount } from '../../../shared/screening/checks/read-amount.ts';
import { compareCopied, compareOldAndNew } from '../../../shared/screening/compare-content.ts';
import { compareDates } from '../../../shared/screening/compare-dates.ts';
import { compareOffice, compareTitle } from '../../../shared/screening/compare-names.ts';
import { compareNumbers } from '../../../shared/screening/compare-numbers.ts';
import type { Comparison } from '../../../shared/screening/package-document.ts';
import { packageDocument } from '../../../shared/screening/package-document.ts';
import { screenedPart } from '../../../shared/screening/screened-part.ts';
import { oneText } from './rule-samples.ts';

function compare(comparison: Comparison, interpretation: string, document: string) {
  const read = packageDocument([oneText(document)]);
  if (read === null) throw new Error('no words');
  return comparison(screenedPart(oneText(interpretation).parts[0]!), read).map(({ start, end, values }) => [
    interpretation.slice(start, end),
    values,
  ]);
}

describe('dates', () => {
  const period = '服务时间为2026年7月13日至8月14日。';

  test('a period with the same beginning and another end is named with what the document says', () => {
    expect(compare(compareDates, '时间为2026年7月13日至8月21日。', period)).toEqual([
      ['8月21日', { expected: '2026年7月13日至8月14日' }],
    ]);
  });

  test('another period, and the dates of an older rule, are not compared', () => {
    expect(compare(compareDates, '报名时间为2026年6月1日至6月10日。', period)).toEqual([]);
    const document = '本办法自2026年7月1日起施行。';
    expect(compare(compareDates, '原规定自2021年1月1日起施行。', document)).toEqual([]);
  });
});

describe('numbers', () => {
  test.each([
    ['60', 60],
    ['1,800', 1800],
    ['1.5万', 15_000],
    ['六十', 60],
    ['一千八百', 1800],
    ['两', 2],
    ['二十一万三千', 213_000],
    ['若干', null],
  ])('%s is %s', (written, value) => {
    expect(readAmount(written)).toBe(value);
  });

  test('are the same however they are written', () => {
    expect(compare(compareNumbers, '场地面积不少于60平方米', '场地面积不低于六十平方米')).toEqual([]);
  });

  test('differ only where the document has one value for the same words', () => {
    const two = '补助标准为300元，另一类补助标准为200元。';
    expect(compare(compareNumbers, '补助标准为400元。', '补助标准为300元。')).toEqual([
      ['400元', { expected: '300元' }],
    ]);
    expect(compare(compareNumbers, '补助标准为400元。', two)).toEqual([]);
    expect(
      compare(compareNumbers, '原来补助标准为400元，现在补助标准为300元。', '补助标准为300元。'),
    ).toEqual([]);
  });
});

describe('names', () => {
  test('the office with and without the name of its city is one office', () => {
    const document = '本办法由市民政局会同市财政局负责解释。';
    expect(compare(compareOffice, '解释部门：云泽市民政局', document)).toEqual([]);
    expect(compare(compareOffice, '解释部门：云泽市财政局', document)).toEqual([
      ['云泽市财政局', { expected: '市民政局' }],
    ]);
  });

  test('a title split over two lines is still the title', () => {
    const document = '云泽市人民政府办公室关于印发\n《云泽市城镇老旧小区\n改造实施办法》的通知\n各县区：';
    expect(compare(compareTitle, '《云泽市城镇老旧小区改造实施办法》政策解读', document)).toEqual([]);
    expect(compare(compareTitle, '《云泽市城镇老旧小区改造实施细则》政策解读', document)).toHaveLength(1);
    expect(compare(compareTitle, '《国务院关于某事的意见》解读', document)).toEqual([]);
  });
});

describe('the whole', () => {
  const sentences = [
    '每季度公布一次进展情况和存在问题',
    '明确专人负责具体工作的落实情况',
    '按照规定及时足额拨付专项资金',
  ];

  test('few sentences say nothing about copying', () => {
    const text = `${sentences.join('。')}。`;
    expect(compare(compareCopied, text, text)).toEqual([]);
    expect(compare(compareCopied, `${text}对资金使用情况开展审计和监督检查。`, text)).toEqual([
      ['', { percent: 75 }],
    ]);
  });

  test('what a repealed rule said has to be compared', () => {
    expect(compare(compareOldAndNew, '主要内容', '《某规定》同时废止。')).toHaveLength(1);
    expect(compare(compareOldAndNew, '与原规定相比', '《某规定》同时废止。')).toEqual([]);
  });
});

test('a document without words cannot be compared with', () => {
  expect(packageDocument([])).toBeNull();
  expect(packageDocument([oneText(' \n')])).toBeNull();
});
