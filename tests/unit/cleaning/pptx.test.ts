import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { relationships, textOf } from '../extraction/make-office.ts';
import { makeZip } from '../intake/make-zip.ts';
import { clean, kindsIn, wordsIn } from './clean.ts';

const names =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"';
const shape = (text: string, attributes = '') =>
  `<p:sp><p:nvSpPr><p:cNvPr id="1" name="框"${attributes}/></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
const slide = (content: string, attributes = '') =>
  `<p:sld ${names}${attributes}><p:cSld><p:spTree>${content}</p:spTree></p:cSld></p:sld>`;

const frame =
  '<p:graphicFrame><a:graphic><a:graphicData><p:oleObj r:id="o"><p:pic><p:blipFill><a:blip r:embed="i"/></p:blipFill></p:pic></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>';

const presentation = makeZip([
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
    content: `<p:presentation ${names}><p:sldIdLst><p:sldId id="256" r:id="a"/><p:sldId id="257" r:id="b"/></p:sldIdLst><p:custShowLst><p:custShow><p:sldLst><p:sld r:id="a"/><p:sld r:id="b"/></p:sldLst></p:custShow></p:custShowLst><p:extLst><p:ext><p14:sectionLst><p14:section><p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst></p:presentation>`,
  },
  {
    name: 'ppt/_rels/presentation.xml.rels',
    content: relationships([
      { id: 'a', kind: 'slide', target: 'slides/slide1.xml' },
      { id: 'b', kind: 'slide', target: 'slides/slide2.xml' },
      { id: 'c', kind: 'commentAuthors', target: 'commentAuthors.xml' },
    ]),
  },
  { name: 'ppt/slides/slide1.xml', content: slide(shape('备用方案'), ' show="0"') },
  {
    name: 'ppt/slides/slide2.xml',
    content: slide(
      `${shape('第一张，电话19900000071')}${frame}<p:sp><p:nvSpPr><p:cNvPr id="2" name="链接"><a:hlinkClick r:id="j"/></p:cNvPr></p:nvSpPr></p:sp>`,
    ),
  },
  {
    name: 'ppt/slides/_rels/slide2.xml.rels',
    content: relationships([
      { id: 'n', kind: 'notesSlide', target: '../notesSlides/notesSlide1.xml' },
      { id: 'k', kind: 'comments', target: '../comments/comment1.xml' },
      { id: 'o', kind: 'oleObject', target: '../embeddings/oleObject1.bin' },
      { id: 'i', kind: 'image', target: '../media/image1.emf' },
      { id: 'j', kind: 'slide', target: 'slide1.xml' },
    ]),
  },
  { name: 'ppt/media/image1.emf', content: 'emf' },
  { name: 'ppt/embeddings/oleObject1.bin', content: '内嵌' },
  { name: 'ppt/notesSlides/notesSlide1.xml', content: `<p:notes ${names}>${shape('别念这句')}</p:notes>` },
  {
    name: 'ppt/comments/comment1.xml',
    content: `<p:cmLst ${names}><p:cm authorId="0" dt="2026-05-01T08:00:00"><p:text>换图</p:text></p:cm></p:cmLst>`,
  },
  {
    name: 'ppt/commentAuthors.xml',
    content: `<p:cmAuthorLst ${names}><p:cmAuthor id="0" name="沈望舒"/></p:cmAuthorLst>`,
  },
]);

const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, new TextDecoder().decode(part)]),
  );

describe('a presentation', () => {
  test('loses hidden slides, notes, comments and objects with every reference to them', async () => {
    const copy = await clean(presentation);
    const parts = partsOf(copy.bytes);
    expect(kindsIn(copy.text)).toEqual([]);
    expect(wordsIn(copy.text)).not.toMatch(/备用|别念|换图|沈望舒/);
    expect(Object.keys(parts).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'ppt/_rels/presentation.xml.rels',
      'ppt/media/image1.emf',
      'ppt/presentation.xml',
      'ppt/slides/_rels/slide2.xml.rels',
      'ppt/slides/slide2.xml',
    ]);
    expect(parts['ppt/presentation.xml']).not.toMatch(/256|r:id="a"/);
    expect(parts['ppt/presentation.xml']).toMatch(/p14:sldId id="257"/);
    expect(parts['ppt/slides/slide2.xml']).not.toMatch(/oleObj|graphicFrame|hlinkClick/);
    expect(parts['ppt/slides/slide2.xml']).toMatch(/<p:pic>.*r:embed="i"/);
    expect(textOf(copy.text, 'ppt/slides/slide2.xml')).toBe('第一张，电话19900000071');
  });

  test('keeps what was not chosen', async () => {
    const copy = await clean(presentation, { kinds: ['pptx.notes'] });
    expect(copy.removed).toEqual([{ kind: 'pptx.notes', count: 1 }]);
    expect(copy.kept.map(({ kind }) => kind)).toEqual([
      'pptx.comments',
      'pptx.embedded-object',
      'pptx.hidden-slide',
    ]);
  });

  test('covers personal values on its slides', async () => {
    const copy = await clean(presentation, { masks: [{ value: '19900000071', replacement: '199****0071' }] });
    expect(textOf(copy.text, 'ppt/slides/slide2.xml')).toBe('第一张，电话199****0071');
    expect(copy.masked).toBe(1);
  });
});

describe('a picture that only a switched-off shape shows', () => {
  const picture = (id: string, attributes = '') =>
    `<p:pic><p:nvPicPr><p:cNvPr id="9" name="图"${attributes}/></p:nvPicPr><p:blipFill><a:blip r:embed="${id}"/></p:blipFill></p:pic>`;
  const parts = unzipSync(presentation);
  const withPictures = makeZip([
    ...Object.entries(parts)
      .filter(([name]) => !/slide[12]\.xml/.test(name))
      .map(([name, content]) => ({ name, content })),
    { name: 'ppt/slides/slide1.xml', content: slide(shape('备用方案')) },
    {
      name: 'ppt/slides/slide2.xml',
      content: slide(shape('第一张') + picture('s') + picture('h', ' hidden="1"')),
    },
    {
      name: 'ppt/slides/_rels/slide2.xml.rels',
      content: relationships([
        { id: 's', kind: 'image', target: '../media/seen.emf' },
        { id: 'h', kind: 'image', target: '../media/unseen.emf' },
        { id: 'u', kind: 'image', target: '../media/nowhere.emf' },
      ]),
    },
    { name: 'ppt/media/seen.emf', content: 'emf' },
    { name: 'ppt/media/unseen.emf', content: '旧图' },
    { name: 'ppt/media/nowhere.emf', content: '更旧的图' },
  ]);

  test('goes with it, and so does one that nothing shows', async () => {
    const copy = await clean(withPictures);
    const names = Object.keys(unzipSync(copy.bytes));
    expect(names).toContain('ppt/media/seen.emf');
    expect(names).not.toContain('ppt/media/unseen.emf');
    expect(names).not.toContain('ppt/media/nowhere.emf');
    expect(kindsIn(copy.text)).toEqual([]);
    expect(textOf(copy.text, 'ppt/slides/slide2.xml')).toBe('第一张');
  });

  test('stays when it was not chosen', async () => {
    const copy = await clean(withPictures, { kinds: ['pptx.comments'] });
    expect(Object.keys(unzipSync(copy.bytes))).toContain('ppt/media/unseen.emf');
    expect(kindsIn(copy.text)).toContain('pptx.hidden-shape');
  });
});
