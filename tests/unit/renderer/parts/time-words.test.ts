import { expect, test } from 'vitest';
import { shortDigest, sizeWords, timeWords } from '../../../../renderer/parts/time-words.ts';
import { zhCn } from '../../../../renderer/text/zh-cn.ts';

test('writes local time to the minute', () => {
  const local = new Date(2026, 10, 3, 8, 5).toISOString();
  expect(timeWords(local)).toBe('2026-11-03 08:05');
});

test('shows what is no time as it stands', () => {
  expect(timeWords('不详')).toBe('不详');
});

test('writes sizes in the unit that fits', () => {
  expect([0, 1023, 48_213, 5_242_880].map((bytes) => sizeWords(bytes, zhCn.common))).toEqual([
    '0 字节',
    '1023 字节',
    '47.1 KB',
    '5.0 MB',
  ]);
});

test('shortens digests with and without their algorithm', () => {
  expect(shortDigest('sha256:0123456789abcdef')).toBe('0123456789ab');
  expect(shortDigest('0123456789abcdef')).toBe('0123456789ab');
});
