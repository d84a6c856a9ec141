import { describe, expect, test } from 'vitest';
import { countInChinese, formatNumber } from '../../../shared/extraction/docx/number-format.ts';
import { isLocalPath } from '../../../shared/extraction/ooxml/links.ts';
import { resolvePart } from '../../../shared/extraction/ooxml/package.ts';
import { makeZip } from '../intake/make-zip.ts';
import { factsOf, hiddenWords, read, relationships, textOf } from './make-office.ts';

const names =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const shape = (text: string, placeholder = '') =>
  `<p:sp><p:nvSpPr><p:cNvPr id="1" descr="图意"/><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;

function makePptx(): Uint8Array {
  return makeZip([
    {
      name: '[Content_Types].xml',
      content:
        '<Types><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      content: relationships([{ id: 'r1', kind: 'officeDocument', target: 'ppt/presentation.xml' }]),
    },
    {
      name: 'ppt/presentation.xml',
      content: `<p:presentation ${names}><p:sldIdLst><p:sldId r:id="b"/><p:sldId r:id="a"/></p:sldIdLst></p:presentation>`,
    },
    {
      name: 'ppt/_rels/presentation.xml.rels',
      content: relationships([
        { id: 'a', kind: 'slide', target: 'slides/slide1.xml' },
        { id: 'b', kind: 'slide', target: 'slides/slide2.xml' },
      ]),
    },
    { name: 'ppt/slides/slide1.xml', content: `<p:sld ${names} show="0">${shape('第二张')}</p:sld>` },
    { name: 'ppt/slides/slide2.xml', content: `<p:sld ${names}>${shape('第一张')}</p:sld>` },
    { name: 'ppt/slides/slide3.xml', content: `<p:sld ${names}>${shape('不在目录里')}</p:sld>` },
    {
      name: 'ppt/slides/_rels/slide2.xml.rels',
      content: relationships([
        { id: 'n', kind: 'notesSlide', target: '../notesSlides/notesSlide1.xml' },
        { id: 'c', kind: 'comments', target: '../comments/comment1.xml' },
      ]),
    },
    {
      name: 'ppt/notesSlides/notesSlide1.xml',
      content: `<p:notes ${names}>${shape('备注的话', '<p:ph type="body"/>')}${shape('7', '<p:ph type="sldNum"/>')}</p:notes>`,
    },
    {
      name: 'ppt/comments/comment1.xml',
      content: `<p:cmLst ${names}><p:cm authorId="0" dt="2026-05-01T08:00:00"><p:text>换图</p:text></p:cm></p:cmLst>`,
    },
    {
      name: 'ppt/commentAuthors.xml',
      content: `<p:cmAuthorLst ${names}><p:cmAuthor id="0" name="沈望舒"/></p:cmAuthorLst>`,
    },
  ]);
}

describe('a presentation', () => {
  test('is read in the order of showing, with notes and comments', async () => {
    const extracted = await read(makePptx());
    expect(extracted).toMatchObject({ type: 'pptx', pages: 2, notInspected: [] });
    const slides = extracted.parts.filter(({ role }) => role === 'slide');
    expect(slides.map(({ text, segments }) => [text, segments[0]?.place.slide])).toEqual([
      ['第一张', 1],
      ['第二张', 2],
      ['不在目录里', 3],
    ]);
    expect(factsOf(extracted, 'pptx.hidden-slide')).toMatchObject([
      { place: { slide: 2 } },
      { place: { slide: 3 } },
    ]);
    expect(factsOf(extracted, 'pptx.notes')).toMatchObject([{ place: { slide: 1 }, quote: '备注的话' }]);
    expect(factsOf(extracted, 'pptx.comments')).toMatchObject([{ author: '沈望舒', quote: '换图' }]);
    expect(hiddenWords(extracted, 'pptx.notes')).toEqual(['备注的话']);
    expect(textOf(extracted, 'ppt/slides/slide2.xml#alternative-text')).toBe('图意');
  });
});

describe('numbers of lists', () => {
  test.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1001, '一千零一'],
    [2026, '二千零二十六'],
    [10000, '10000'],
  ])('%i is counted as %s', (value, words) => {
    expect(countInChinese(value)).toBe(words);
  });

  test.each([
    ['decimal', 3, '3'],
    ['decimalZero', 3, '03'],
    ['upperRoman', 14, 'XIV'],
    ['lowerLetter', 28, 'bb'],
    ['chineseLegalSimplified', 12, '壹拾贰'],
    ['ideographTraditional', 3, '丙'],
    ['ideographDigital', 12, '一二'],
    ['decimalEnclosedCircle', 2, '②'],
    ['decimalFullWidth', 12, '１２'],
    ['bullet', 1, ''],
    ['unheardOf', 5, '5'],
    ['constructor', 5, '5'],
  ])('%s of %i is %s', (format, value, shown) => {
    expect(formatNumber(value, format)).toBe(shown);
  });
});

describe('addresses', () => {
  test.each([
    ['file:///D:/a.docx', true],
    ['\\\\server\\share', true],
    ['C:\\a', true],
    ['../../../D:/draft/a.xlsx', true],
    ['https://www.example.invalid/c:/x', false],
    ['#章节', false],
    ['mailto:a@example.invalid', false],
  ])('%s is local: %s', (address, isLocal) => {
    expect(isLocalPath(address)).toBe(isLocal);
  });

  test.each([
    ['word/', 'header1.xml', 'word/header1.xml'],
    ['word/', '/docProps/core.xml', 'docProps/core.xml'],
    ['xl/worksheets/', '../comments1.xml', 'xl/comments1.xml'],
    ['word/', '../../../../etc/passwd', 'etc/passwd'],
    ['word/', 'media/a.png#x', 'word/media/a.png'],
  ])('%s + %s is the part %s', (folder, target, part) => {
    expect(resolvePart(folder, target)).toBe(part);
  });
});
