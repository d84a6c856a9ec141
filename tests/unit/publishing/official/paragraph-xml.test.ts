import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { compareWords, shownWords } from '../../../../shared/publishing/official/compare-words.ts';
import {
  paragraphXml,
  standInStyle,
  withStretches,
} from '../../../../shared/publishing/official/paragraph-xml.ts';
import { typesetDocx } from '../../../../shared/publishing/official/typeset-docx.node.ts';
import { makeDocx, noon, readBytes, recognised } from '../papers.ts';

const plain = { style: 'A', startsPage: false, rightStop: null };

describe('a paragraph', () => {
  test('has its properties in the order of the schema, and a run for each line', () => {
    expect(paragraphXml('甲 <\n乙', { style: 'A', startsPage: true, rightStop: 8844 })).toBe(
      '<w:p><w:pPr><w:pStyle w:val="A"/><w:pageBreakBefore/><w:widowControl w:val="false"/><w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">甲 &lt;</w:t></w:r><w:r><w:br/><w:t xml:space="preserve">乙</w:t></w:r></w:p>',
    );
  });

  test('shows that there was a character which XML cannot hold', () => {
    expect(paragraphXml('甲\u0001\ud800乙\uffff', plain)).toContain('>甲\ufffd\ufffd乙\ufffd<');
  });
});

describe('stretches of paragraphs', () => {
  const place = (number: number) => `<w:p><w:pPr><w:pStyle w:val="${standInStyle(number)}"/></w:pPr></w:p>`;

  test('take the places of those that stand for them, whatever is in them', () => {
    expect(withStretches(`a${place(0)}b${place(1)}`, ['$&', place(0)])).toBe(`a$&b${place(0)}`);
  });

  test('without a place are an error, so that no word is lost', () => {
    expect(() => withStretches(place(0), ['甲', '乙'])).toThrow('2 stretches, 1 places');
  });

  test('stand before, between and behind tables', async () => {
    const before = await readBytes(
      await makeDocx(['关于某事的通知', [['甲', '乙']], '其后', [['丙', '丁']], '末尾']),
    );
    const after = await readBytes(await typesetDocx(recognised(before), noon));
    expect(shownWords(after)).toBe('关于某事的通知甲乙其后丙丁末尾');
  });
});

/** The body of a paper, changed as another program would have written it. */
async function paperWith(change: (xml: string) => string) {
  const entries = unzipSync(await makeDocx(['关于某事的通知', [['竖排', '横排']], '公式：占位']));
  const path = 'word/document.xml';
  return readBytes(zipSync({ ...entries, [path]: strToU8(change(strFromU8(entries[path]!))) }));
}

test.each([
  [
    'a formula',
    (xml: string) =>
      xml.replace(
        /<w:r>(?:(?!<w:r>).)*占位<\/w:t><\/w:r>/,
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>补助=人数×标准</m:t></m:r></m:oMath>',
      ),
    '补助=人数×标准',
  ],
  [
    'vertical text',
    (xml: string) => xml.replace('<w:tc>', '<w:tc><w:tcPr><w:textDirection w:val="tbRlV"/></w:tcPr>'),
    '竖排',
  ],
] as const)('the words of %s stay', async (_, change, words) => {
  const before = await paperWith(change);
  const after = await readBytes(await typesetDocx(recognised(before), noon));
  expect(shownWords(before)).toContain(words);
  expect(compareWords(before, after).same).toBe(true);
});
