import { expect, test } from 'vitest';
import { en } from '../../../../renderer/text/en.ts';
import { hiddenWords } from '../../../../renderer/text/hidden-words.ts';
import { zhCn } from '../../../../renderer/text/zh-cn.ts';

/** Every string of a catalogue with its path; functions are called with stand-ins. */
function stringsOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('甲', '乙', '丙', '丁', '戊'))]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => stringsOf(inner, `${path}/${key}`));
}

test('says everything in both languages', () => {
  const paths = (text: unknown) => stringsOf(text).map(([path]) => path);
  expect(paths(en)).toEqual(paths(zhCn));
  expect([...stringsOf(zhCn), ...stringsOf(en)].filter(([, words]) => words.trim() === '')).toEqual([]);
});

test('writes Chinese in the English window only where it is a name', () => {
  const chinese = stringsOf(en).filter(([, words]) =>
    /\p{Script=Han}/u.test(words.replace(/[甲乙丙丁戊]/gu, '')),
  );
  expect(chinese.map(([path]) => path)).toEqual(['/preferences/languages/zh']);
});

test('uses full-width punctuation between Chinese characters', () => {
  const halfWidth = stringsOf(zhCn).filter(([, words]) =>
    /\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}/u.test(words),
  );
  expect(halfWidth).toEqual([]);
});

test('names hidden content, and shows the code of a kind it has no word for', () => {
  expect(hiddenWords('docx.tracked-changes', zhCn)).toBe('修订痕迹');
  expect(hiddenWords('pdf.tracked-changes', en)).toBe('tracked change');
  expect(hiddenWords('ofd.versions-of-the-future', zhCn)).toBe('ofd.versions-of-the-future');
  expect(hiddenWords('docx.constructor', zhCn)).toBe('docx.constructor');
});
