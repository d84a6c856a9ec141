import { expect, test } from 'vitest';
import { coveredFindings } from '../../../../../../renderer/screens/review/layout/covered-words.ts';
import { boxesByPage, findingBoxes } from '../../../../../../renderer/screens/review/layout/finding-boxes.ts';
import { findingAt, partOf } from './finding-at.ts';

test('cuts the box of a finding out of its run by the width of letters, and covers a little more', () => {
  // Four full-width characters, eleven figures, one full-width stop: 10.5 letter heights.
  const part = partOf([['联系手机***********。', { page: 2, box: [100, 50, 105, 10] }]]);
  const [found] = findingBoxes([part], [findingAt(1, { start: 4, end: 15 })]);
  expect(found).toMatchObject({ page: 2, isFirst: true });
  expect(found?.box.map(Math.round)).toEqual([140, 50, 55, 10]);
  const [left = 0, , width = 0] = found?.cover ?? [];
  expect(left).toBeLessThan(130);
  expect(left + width).toBe(205);
});

test('counts covered characters as full width under names, and cuts upright runs from top to bottom', () => {
  const part = partOf([['***来电', { page: 1, box: [0, 0, 50, 10] }]]);
  const name = findingAt(1, { start: 0, end: 3 }, { kind: 'personal.name' });
  expect(findingBoxes([part], [name])[0]?.box.map(Math.round)).toEqual([0, 0, 30, 10]);
  const upright = partOf([['来电***', { page: 1, box: [0, 0, 10, 50] }]]);
  const below = findingAt(1, { start: 2, end: 5 }, { kind: 'personal.name' });
  expect(findingBoxes([upright], [below])[0]?.box.map(Math.round)).toEqual([0, 20, 10, 30]);
});

test('gives every run and every further stretch its box, and numbers the first only', () => {
  const part = partOf([
    ['第一行末尾', { page: 1, box: [0, 0, 50, 10] }],
    ['第二行开头', { page: 2, box: [0, 20, 50, 10] }],
    ['没有位置'],
  ]);
  const finding = findingAt(1, { start: 3, end: 8 }, { alsoAt: [{ start: 12, end: 14 }] });
  const boxes = findingBoxes([part], [finding]);
  expect(boxes.map(({ page, isFirst }) => [page, isFirst])).toEqual([
    [1, true],
    [2, false],
  ]);
  expect(boxesByPage(boxes).get(2)).toEqual([boxes[1]]);
  expect(findingBoxes([part], [findingAt(2, { start: 0, end: 0 })])).toEqual([]);
  expect(findingBoxes([], [finding])).toEqual([]);
});

test('takes findings for covered that stand under stars alone', () => {
  const part = partOf([['手机***********，名单']]);
  const covered = findingAt(1, { start: 2, end: 13 });
  const open = findingAt(2, { start: 14, end: 16 });
  const about = findingAt(3, { start: 0, end: 0 });
  expect([...coveredFindings([part], [covered, open, about])]).toEqual(['f-1']);
});
