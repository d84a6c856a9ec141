import { expect, test } from 'vitest';
import { compareCovered } from '../../../../shared/release/compare/compare-covered.ts';
import { compareTexts } from '../../../../shared/release/compare/compare-texts.ts';

const open = (text: string) => ({ plain: text, shown: text });

test('finds a difference between two covered values, and shows it covered', () => {
  const before = { plain: '联系人手机19900000071，请致电。', shown: '联系人手机***********，请致电。' };
  const after = { plain: '联系人手机19900000072，请致电。', shown: '联系人手机***********，请致电。' };
  expect(compareCovered([open('第一条'), before], [open('第一条'), after])).toEqual([
    { row: 'same', before: 0, after: 0, text: '第一条' },
    {
      row: 'changed',
      before: 1,
      after: 1,
      changes: [
        { change: 'same', text: '联系人手机**********' },
        { change: 'removed', text: '*' },
        { change: 'added', text: '*' },
        { change: 'same', text: '，请致电。' },
      ],
    },
  ]);
});

test('covers what only one side covers, and keeps characters outside the basic plane whole', () => {
  const before = { plain: '王𠮷住东街一号院', shown: '***住东街一号院' };
  const after = { plain: '王𠮷住东街二号院', shown: '王𠮷住东街二号院' };
  const [row] = compareCovered([before], [after]);
  const words = row?.row === 'changed' ? row.changes.map(({ text }) => text).join('|') : '';
  expect(words).toBe('***住东街|一|二|号院');
  const gone = compareCovered([{ plain: '手机19900000071', shown: '手机***********' }], []);
  expect(gone).toEqual([{ row: 'removed', before: 0, text: '手机***********' }]);
});

test('shows texts that have nothing in common as replaced, without comparing every pair', () => {
  const before = Array.from({ length: 2_500 }, (_, index) => `第${index}条旧文字甲乙丙丁`);
  const after = Array.from({ length: 2_500 }, (_, index) => `Section ${index} of something else`);
  const rows = compareTexts(before, after);
  expect(rows.filter(({ row }) => row === 'removed')).toHaveLength(2_500);
  expect(rows.filter(({ row }) => row === 'added')).toHaveLength(2_500);
});
