import { expect, test } from 'vitest';
import { locateFindings } from '../../../../../../renderer/screens/review/layout/docx-locate.ts';
import { sanitiseStyles } from '../../../../../../renderer/screens/review/layout/docx-sanitise.ts';
import { findingAt, partOf } from './finding-at.ts';

/** Paragraphs as a drawing has them. */
function drawn(paragraphs: readonly string[]) {
  const starts: number[] = [];
  let text = '';
  for (const paragraph of paragraphs) {
    starts.push(text.length);
    text += paragraph;
  }
  return { text, starts };
}

test('finds words under a cover by what stands around them, whatever blanks the drawing has', () => {
  const page = drawn(['关于名单的通知', '联系人\u2003手机： 19900000071，请致电']);
  const part = partOf([['关于名单的通知'], ['联系人手机：***********，请致电']]);
  const start = part.text.indexOf('*');
  const [found] = locateFindings(page, [part], [findingAt(1, { start, end: start + 11 })]);
  expect(page.text.slice(found?.start, found?.end)).toBe('19900000071');
});

test('takes lines that differ under their covers in the order of the document', () => {
  const page = drawn(['手机：19900000071', '说明', '手机：19900000072']);
  const part = partOf([['手机：***********'], ['说明'], ['手机：***********']]);
  const findings = [3, 21].map((start, index) => findingAt(index + 1, { start, end: start + 11 }));
  const found = locateFindings(page, [part], findings);
  expect(found.map(({ start, end }) => page.text.slice(start, end))).toEqual(['19900000071', '19900000072']);
});

test('does not take a line for the beginning of a longer one where a paragraph of its own is there', () => {
  const page = drawn(['联系人：冉冬至，手机', '冉冬至', '19900000071']);
  const part = partOf([['冉冬至\t***********']]);
  const [found] = locateFindings(page, [part], [findingAt(1, { start: 4, end: 15 })]);
  expect(page.text.slice(found?.start, found?.end)).toBe('19900000071');
});

test('locates a line of nothing but covered words only where it fills its paragraph', () => {
  const page = drawn(['一个很长很长的段落在这里', '19900000071', '尾']);
  const part = partOf([['***********']]);
  const [found] = locateFindings(page, [part], [findingAt(1, { start: 0, end: 11 })]);
  expect(page.text.slice(found?.start, found?.end)).toBe('19900000071');
  expect(locateFindings(drawn(['短']), [part], [findingAt(1, { start: 0, end: 11 })])).toEqual([]);
});

test('leaves out what the drawing does not show', () => {
  const part = partOf([['此句不公开']]);
  const findings = [findingAt(1, { start: 0, end: 5 }), findingAt(2, { start: 0, end: 0 })];
  expect(locateFindings(drawn(['别的文字']), [part], findings)).toEqual([]);
});

test('takes from the styles of a drawing what fetches and what leaves the page', () => {
  const cleaned = sanitiseStyles(
    '@import "x.css"; @font-face { src: url(data:font/ttf,AA) } .a { background: url(http://x/y); position: fixed; color: red }',
  );
  expect(cleaned).not.toMatch(/@import|url\(|font-face|fixed/);
  expect(cleaned).toContain('color: red');
});
