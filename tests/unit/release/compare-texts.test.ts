import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ComparedRow, compareTexts } from '../../../shared/release/compare/compare-texts.ts';

test('shows a reworded paragraph as one row with its characters', () => {
  const rows = compareTexts(
    ['第一条 申请人应当在五日内提交材料。', '第二条 本办法自印发之日起施行。'],
    ['第一条 申请人应当在十日内提交材料。', '第二条 本办法自印发之日起施行。'],
  );
  expect(rows.map((each) => each.row)).toEqual(['changed', 'same']);
  expect(rows[0]?.row === 'changed' && rows[0].changes.filter((each) => each.change !== 'same')).toEqual([
    { change: 'removed', text: '五' },
    { change: 'added', text: '十' },
  ]);
});

test('a paragraph with nothing in common is removed and another added', () => {
  const rows = compareTexts(['取消收费。'], ['设立公开查阅点，配备工作人员。']);
  expect(rows.map((each) => each.row)).toEqual(['removed', 'added']);
});

test('a new paragraph before a reworded one keeps the order of reading', () => {
  const rows = compareTexts(['办理时限为五个工作日。'], ['受理条件不变。', '办理时限为三个工作日。']);
  expect(rows.map((each) => each.row)).toEqual(['added', 'changed']);
});

test('every paragraph of both sides stands in exactly one row, in order', () => {
  const paragraph = fc.constantFrom(
    '公开时限为二十日。',
    '公开时限为十日。',
    '附则',
    '总则',
    '',
    '收费依据及标准',
  );
  fc.assert(
    fc.property(
      fc.array(paragraph, { maxLength: 12 }),
      fc.array(paragraph, { maxLength: 12 }),
      (before, after) => {
        const rows = compareTexts(before, after);
        expect(rows.flatMap((row) => sideOf(row, 'before'))).toEqual(before);
        expect(rows.flatMap((row) => sideOf(row, 'after'))).toEqual(after);
      },
    ),
  );
});

function sideOf(row: ComparedRow, side: 'before' | 'after'): readonly string[] {
  if (row.row === 'same') return [row.text];
  if (row.row === 'changed') {
    const other = side === 'before' ? 'added' : 'removed';
    return [
      row.changes
        .filter((each) => each.change !== other)
        .map((each) => each.text)
        .join(''),
    ];
  }
  return (row.row === 'removed') === (side === 'before') ? [row.text] : [];
}
