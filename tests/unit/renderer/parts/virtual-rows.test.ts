import { expect, test } from 'vitest';
import { rowAfterKey, rowsToRender } from '../../../../renderer/parts/virtual-rows.ts';

const range = { startIndex: 10, endIndex: 12, overscan: 0, count: 20_000 };

test('keeps the active row in the page wherever it is', () => {
  expect(rowsToRender(range, 5)).toEqual([5, 10, 11, 12]);
  expect(rowsToRender(range, 19_999)).toEqual([10, 11, 12, 19_999]);
  expect(rowsToRender(range, 11)).toEqual([10, 11, 12]);
  expect(rowsToRender(range, -1)).toEqual([10, 11, 12]);
});

test('moves by row, page and to the ends, and never out of the list', () => {
  const rows = { count: 100, page: 10 };
  const moves = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) =>
    rowAfterKey(key, 50, rows),
  );
  expect(moves).toEqual([51, 49, 60, 40, 0, 99]);
  expect(rowAfterKey('ArrowDown', 99, rows)).toBe(99);
  expect(rowAfterKey('PageUp', 3, rows)).toBe(0);
  expect(rowAfterKey('ArrowDown', -1, rows)).toBe(0);
});

test('leaves other keys and empty lists alone', () => {
  expect(rowAfterKey('a', 3, { count: 9, page: 3 })).toBeNull();
  expect(rowAfterKey('End', -1, { count: 0, page: 3 })).toBeNull();
});
