import { expect, test } from 'vitest';
import { placeWords } from '../../../../../renderer/screens/review/place-words.ts';
import { en } from '../../../../../renderer/text/en.ts';
import { zhCn } from '../../../../../renderer/text/zh-cn.ts';

const stretch = { part: 'a', start: 1, end: 2 };

test('says where something stands from the large to the small', () => {
  expect(placeWords({ ...stretch, page: 3, paragraph: 12 }, zhCn)).toBe('第 3 页，第 12 段');
  expect(placeWords({ ...stretch, sheet: '名单', cell: 'C7' }, zhCn)).toBe('工作表“名单”，单元格 C7');
  expect(placeWords({ ...stretch, page: 1, line: 2 }, en)).toBe('page 1, line 2');
});

test('says that a finding is about the whole file where it has no place', () => {
  expect(placeWords(stretch, zhCn)).toBe('整个文件');
});
