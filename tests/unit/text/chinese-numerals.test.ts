import { expect, test } from 'vitest';
import { readChineseNumeral, writeChineseNumeral } from '../../../shared/text/chinese-numerals.ts';

test('reads what it writes, from one to ninety-nine', () => {
  const values = Array.from({ length: 99 }, (_, index) => index + 1);
  expect(values.map((value) => readChineseNumeral(writeChineseNumeral(value)))).toEqual(values);
});

test.each([
  [1, '一'],
  [10, '十'],
  [15, '十五'],
  [20, '二十'],
  [99, '九十九'],
  [100, '100'],
  [0, '0'],
])('writes %i as %s', (value, numeral) => {
  expect(writeChineseNumeral(value)).toBe(numeral);
});

test.each(['', '一一', '十十', '百', '3', '一十一十'])('does not read “%s” as a numeral', (text) => {
  expect(readChineseNumeral(text)).toBeNull();
});
