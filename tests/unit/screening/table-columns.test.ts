import { describe, expect, test } from 'vitest';
import type { TextPart } from '../../../shared/extraction/extracted-text.ts';
import { screenedPart } from '../../../shared/screening/screened-part.ts';
import { columnAt, tableAt, tablesOf } from '../../../shared/screening/table-columns.ts';
import { oneText } from './rule-samples.ts';

function partOf(text: string, role: TextPart['role'] = 'body') {
  return screenedPart(oneText(text, role).parts[0]!);
}

function headersIn(text: string, role: TextPart['role'] = 'body') {
  return tablesOf(partOf(text, role)).map(({ headers }) => [...headers.values()]);
}

/** A sheet as its reader gives it: no tab for an empty cell, but each cell knows its place. */
function sheet(rows: readonly (readonly (readonly [string, string])[])[]) {
  let text = '';
  const segments: TextPart['segments'][number][] = [];
  for (const [index, row] of rows.entries()) {
    if (index > 0) text += '\n';
    for (const [order, [cell, words]] of row.entries()) {
      if (order > 0) text += '\t';
      const end = text.length + words.length;
      segments.push({ start: text.length, end, place: { sheet: '表', cell }, hidden: null });
      text += words;
    }
  }
  return screenedPart({ path: 'sheet', role: 'sheet', text, segments });
}

describe('the header of a table', () => {
  test('is its first row of several cells without numbers', () => {
    expect(headersIn('某名单\n序号\t姓名\t电话\n1\t甲某\t0499-5550001')).toEqual([['序号', '姓名', '电话']]);
    expect(headersIn('2026年发放表\n序号\t2025年金额\n1\t12', 'sheet')).toEqual([['序号', '2025年金额']]);
  });

  test('may have two levels', () => {
    expect(headersIn('甲方\t联系\n姓名\t电话\n甲某\t0499-5550001')).toEqual([['甲方 姓名', '联系 电话']]);
  });

  test('is missing where the table begins with values', () => {
    expect(headersIn('1\t甲某\n2\t乙某')).toEqual([[]]);
  });

  test('does not swallow the first row of a table without numbers', () => {
    expect(headersIn('姓名\t村\n甲某\t柳桥村\n乙某\t双井村')).toEqual([['姓名', '村']]);
  });

  test('ends with its table: prose between two tables parts them', () => {
    const text = '序号\t姓名\n1\t甲某\n说明如下。\n另有一表。\n序号\t电话\n1\t12345';
    expect(headersIn(text)).toEqual([
      ['序号', '姓名'],
      ['序号', '电话'],
    ]);
    const part = partOf(text);
    expect(tableAt(part, text.indexOf('说明'))).toBeUndefined();
    expect(tableAt(part, text.indexOf('12345'))?.headers.get(1)).toBe('电话');
  });
});

test('the column of a cell in a sheet is that of its place, whatever was left out before it', () => {
  const part = sheet([
    [
      ['A1', '序号'],
      ['B1', '备注'],
      ['AB1', '身份证号'],
    ],
    [
      ['A2', '1'],
      ['AB2', '990101'],
    ],
  ]);
  const offset = part.part.text.indexOf('990101');
  expect(columnAt(part, offset)).toBe(27);
  expect(tableAt(part, offset)?.headers.get(27)).toBe('身份证号');
});

test('a text without tabs has no tables', () => {
  expect(tablesOf(partOf('第一条　为了规范管理，制定本办法。'))).toEqual([]);
  expect(tableAt(partOf(''), 0)).toBeUndefined();
});
