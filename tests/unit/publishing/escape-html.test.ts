import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml } from '../../../shared/publishing/escape-html.ts';
import { isWholeXml } from './interpretation/whole-xml.ts';

test('takes every mark of markup for a character', () => {
  expect(escapeHtml(`<a href="x" title='y'>&</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;',
  );
});

test('drops control characters, keeps tabs and breaks', () => {
  expect(escapeHtml('甲\u0000乙\u001b\t丙\n\u0085丁')).toBe('甲乙\t丙\n丁');
  expect(escapeHtml('甲\uffff乙\ud800丙𠮷')).toBe('甲乙丙𠮷');
});

test('gives whole XML for whatever anybody writes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"']/u);
      expect(isWholeXml(`<a b="${escaped}">${escaped}</a>`)).toBe(true);
    }),
  );
});
