import { describe, expect, test } from 'vitest';
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import { makeZip } from '../intake/make-zip.ts';
import {
  factsOf,
  hiddenWords,
  makeDocx,
  paragraph,
  read,
  relationships,
  textOf,
  wordPart,
} from './make-office.ts';
import { makePng } from './make-picture.ts';

const main = 'word/document.xml';

describe('the body of a Word document', () => {
  test('is read paragraph by paragraph, with places', async () => {
    const extracted = await read(makeDocx({ body: paragraph('第一段') + paragraph('第二段') }));
    expect(extracted.type).toBe('docx');
    expect(textOf(extracted, main)).toBe('第一段\n第二段');
    expect(extracted.parts.find(({ path }) => path === main)?.segments).toEqual([
      { start: 0, end: 3, place: { paragraph: 1 }, hidden: null },
      { start: 4, end: 7, place: { paragraph: 2 }, hidden: null },
    ]);
    expect(extracted.notInspected).toEqual([]);
  });

  test('joins words that formatting has split into runs', async () => {
    const body =
      '<w:p><w:r><w:t>机</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>关</w:t></w:r><w:r><w:t>文件</w:t></w:r></w:p>';
    expect(textOf(await read(makeDocx({ body })), main)).toBe('机关文件');
  });

  test('separates cells by tabs and rows by line breaks, empty cells kept', async () => {
    const cell = (text: string) => `<w:tc>${text === '' ? '<w:p/>' : paragraph(text)}</w:tc>`;
    const row = (...texts: string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`;
    const body = `<w:tbl>${row('姓名', '单位', '电话')}${row('季春生', '', '12345')}</w:tbl>${paragraph('后文')}`;
    expect(textOf(await read(makeDocx({ body })), main)).toBe('姓名\t单位\t电话\n季春生\t\t12345\n后文');
  });

  test('keeps tabs, line breaks and special hyphens', async () => {
    const body =
      '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t></w:r></w:p>';
    expect(textOf(await read(makeDocx({ body })), main)).toBe('甲\t乙\n丙-丁');
  });

  test('is read whatever prefix the file chose, and in the strict edition', async () => {
    const strict =
      '<q:document xmlns:q="http://purl.oclc.org/ooxml/wordprocessingml/main"><q:body><q:p><q:r><q:t>严格版</q:t></q:r></q:p></q:body></q:document>';
    const bytes = makeDocx({
      body: '',
      parts: { 'word/other.xml': strict },
      related: [{ id: 'r1', kind: 'header', target: 'other.xml' }],
    });
    expect(textOf(await read(bytes), 'word/other.xml')).toBe('严格版');
  });

  test('has its automatic numbers in front of the words', async () => {
    const level = (index: number, text: string) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="${text}"/><w:suff w:val="nothing"/></w:lvl>`;
    const numbering = wordPart(
      'numbering',
      `<w:abstractNum w:abstractNumId="7">${level(0, '%1、')}${level(1, '（%2）')}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`,
    );
    const item = (text: string, at: number) =>
      paragraph(text, `<w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="3"/></w:numPr></w:pPr>`);
    const bytes = makeDocx({
      body: item('总则', 0) + item('目的', 1) + item('范围', 1) + item('附则', 0) + item('施行', 1),
      parts: { 'word/numbering.xml': numbering },
      related: [{ id: 'r1', kind: 'numbering', target: 'numbering.xml' }],
    });
    expect(textOf(await read(bytes), main)).toBe('一、总则\n（一）目的\n（二）范围\n二、附则\n（一）施行');
  });
});

describe('text boxes', () => {
  const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;

  test('become parts of their own and do not break the sentence', async () => {
    const body = `<w:p><w:r><w:t>前</w:t></w:r><w:r><wps:txbx>${box('框内')}</wps:txbx></w:r><w:r><w:t>后</w:t></w:r></w:p>${paragraph('次段')}`;
    const extracted = await read(makeDocx({ body }));
    expect(textOf(extracted, main)).toBe('前后\n次段');
    expect(extracted.parts.find(({ role }) => role === 'text-box')).toMatchObject({
      text: '框内',
      segments: [{ place: { paragraph: 1 } }],
    });
  });

  test('are read once though files keep a copy for old programs', async () => {
    const both = (choice: string, fallback: string) =>
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box(choice)}</mc:Choice><mc:Fallback>${box(fallback)}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const same = await read(makeDocx({ body: both('同样', '同样') }));
    expect(same.parts.filter(({ role }) => role === 'text-box').map(({ text }) => text)).toEqual(['同样']);
    const different = await read(makeDocx({ body: both('公开', '不公开') }));
    expect(different.parts.filter(({ role }) => role === 'text-box').map(({ text }) => text)).toEqual([
      '公开',
      '不公开',
    ]);
  });

  test('made as word art are read, watermarks too', async () => {
    const header = wordPart(
      'hdr',
      '<w:p><w:r><w:pict><v:shape><v:textpath string="内部资料"/></v:shape></w:pict></w:r></w:p>',
    );
    const bytes = makeDocx({
      body: paragraph('正文'),
      parts: { 'word/header1.xml': header },
      related: [{ id: 'r1', kind: 'header', target: 'header1.xml' }],
    });
    expect(hiddenWords(await read(bytes), null)).toContain('内部资料');
  });
});

describe('what a Word document hides', () => {
  test('tracked changes: who, when, which words, and where', async () => {
    const who = 'w:author="沈望舒" w:date="2026-03-02T09:10:00Z"';
    const body = `<w:p><w:r><w:t>收费</w:t></w:r><w:del ${who}><w:r><w:delText>三十元</w:delText></w:r></w:del><w:ins ${who}><w:r><w:t>另行公布</w:t></w:r></w:ins></w:p>`;
    const extracted = await read(makeDocx({ body }));
    expect(textOf(extracted, main)).toBe('收费三十元另行公布');
    expect(hiddenWords(extracted, 'docx.tracked-changes')).toEqual(['三十元']);
    expect(factsOf(extracted, 'docx.tracked-changes')).toEqual([
      {
        kind: 'docx.tracked-changes',
        path: main,
        place: { paragraph: 1 },
        count: 1,
        quote: '三十元',
        author: '沈望舒',
        at: '2026-03-02T09:10:00Z',
      },
      {
        kind: 'docx.tracked-changes',
        path: main,
        place: { paragraph: 1 },
        count: 1,
        quote: '另行公布',
        author: '沈望舒',
        at: '2026-03-02T09:10:00Z',
      },
    ]);
  });

  test('moved words stay readable where they were', async () => {
    const body =
      '<w:p><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>';
    const extracted = await read(makeDocx({ body }));
    expect(hiddenWords(extracted, 'docx.tracked-changes')).toEqual(['旧处']);
    expect(factsOf(extracted, 'docx.tracked-changes')).toHaveLength(2);
  });

  test('changes of formatting are counted, and the old formatting hides nothing', async () => {
    const body =
      '<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>看得见</w:t></w:r></w:p>';
    const extracted = await read(makeDocx({ body }));
    expect(factsOf(extracted, 'docx.tracked-changes')).toMatchObject([{ count: 1 }]);
    expect(hiddenWords(extracted, null)).toContain('看得见');
  });

  const styles = wordPart(
    'styles',
    '<w:style w:type="paragraph" w:styleId="P0"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="P1"><w:basedOn w:val="P0"/></w:style><w:style w:type="character" w:styleId="C1"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="L1"><w:basedOn w:val="L2"/></w:style><w:style w:type="paragraph" w:styleId="L2"><w:basedOn w:val="L1"/></w:style>',
  );
  const withStyles = (body: string) =>
    makeDocx({
      body,
      parts: { 'word/styles.xml': styles },
      related: [{ id: 'r1', kind: 'styles', target: 'styles.xml' }],
    });

  test.each([
    ['directly', '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>词</w:t></w:r></w:p>', true],
    [
      'by a character style',
      '<w:p><w:r><w:rPr><w:rStyle w:val="C1"/></w:rPr><w:t>词</w:t></w:r></w:p>',
      true,
    ],
    [
      'by an inherited paragraph style',
      '<w:p><w:pPr><w:pStyle w:val="P1"/></w:pPr><w:r><w:t>词</w:t></w:r></w:p>',
      true,
    ],
    [
      'in a hidden table row',
      '<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>词</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      true,
    ],
    [
      'not when switched off again',
      '<w:p><w:pPr><w:pStyle w:val="P1"/></w:pPr><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>词</w:t></w:r></w:p>',
      false,
    ],
    [
      'not when two styles toggle it',
      '<w:p><w:pPr><w:pStyle w:val="P1"/></w:pPr><w:r><w:rPr><w:rStyle w:val="C1"/></w:rPr><w:t>词</w:t></w:r></w:p>',
      false,
    ],
    [
      'not by the paragraph mark alone',
      '<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>词</w:t></w:r></w:p>',
      false,
    ],
    [
      'not by styles that inherit in a circle',
      '<w:p><w:pPr><w:pStyle w:val="L1"/></w:pPr><w:r><w:t>词</w:t></w:r></w:p>',
      false,
    ],
  ])('hidden text %s', async (_, body, isHidden) => {
    const extracted = await read(withStyles(body));
    expect(hiddenWords(extracted, 'docx.hidden-text')).toEqual(isHidden ? ['词'] : []);
    expect(factsOf(extracted, 'docx.hidden-text')).toHaveLength(isHidden ? 1 : 0);
  });

  test('comments with the place they hang on', async () => {
    const comments = wordPart(
      'comments',
      `<w:comment w:id="4" w:author="陆怀瑾" w:date="2026-04-03T15:20:00Z">${paragraph('等结果公布后再写')}</w:comment>`,
    );
    const body = `${paragraph('一')}<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>二</w:t></w:r><w:r><w:commentReference w:id="4"/></w:r></w:p>`;
    const bytes = makeDocx({
      body,
      parts: { 'word/comments.xml': comments },
      related: [{ id: 'r1', kind: 'comments', target: 'comments.xml' }],
    });
    const extracted = await read(bytes);
    expect(factsOf(extracted, 'docx.comments')).toEqual([
      {
        kind: 'docx.comments',
        path: 'word/comments.xml',
        place: { paragraph: 2 },
        count: 1,
        quote: '等结果公布后再写',
        author: '陆怀瑾',
        at: '2026-04-03T15:20:00Z',
      },
    ]);
    expect(hiddenWords(extracted, 'docx.comments')).toEqual(['等结果公布后再写']);
  });

  test('fields that fetch from elsewhere, and links to a drive', async () => {
    const field = (code: string) =>
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    const body =
      field(' INCLUDETEXT "C:\\\\底稿.docx" ') +
      field(' PAGE ') +
      field(' HYPERLINK "file:///D:/a.docx" ') +
      field(' QUOTE "不显示的话" ');
    const extracted = await read(makeDocx({ body }));
    expect(factsOf(extracted, 'docx.linked-field')).toMatchObject([{ place: { paragraph: 1 } }]);
    expect(factsOf(extracted, 'docx.local-path-link')).toMatchObject([{ place: { paragraph: 3 } }]);
    expect(textOf(extracted, `${main}#fields`)).toContain('不显示的话');
    expect(textOf(extracted, `${main}#fields`)).not.toContain('PAGE');
  });

  test('settings: variables, mail merge, templates from elsewhere', async () => {
    const settings = wordPart(
      'settings',
      '<w:docVars><w:docVar w:name="主送" w:val="市民政局"/></w:docVars><w:mailMerge><w:query w:val="SELECT * FROM 名单"/></w:mailMerge>',
    );
    const bytes = makeDocx({
      body: paragraph('正文'),
      parts: {
        'word/settings.xml': settings,
        'word/_rels/settings.xml.rels': relationships([
          { id: 't', kind: 'attachedTemplate', target: 'file:///D:/t.dotx', external: true },
        ]),
      },
      related: [
        { id: 'r1', kind: 'settings', target: 'settings.xml' },
        { id: 'r2', kind: 'image', target: 'http://oa.example.invalid/a.png', external: true },
        { id: 'r3', kind: 'hyperlink', target: 'https://www.example.invalid/', external: true },
        { id: 'r4', kind: 'hyperlink', target: '\\\\fileserver\\share', external: true },
      ],
    });
    const extracted = await read(bytes);
    const kinds = extracted.hidden.map(({ kind }) => kind).sort();
    expect(kinds).toEqual([
      'docx.doc-variables',
      'docx.external-link',
      'docx.external-template',
      'docx.local-path-link',
      'docx.mail-merge',
    ]);
    expect(textOf(extracted, '(links)')).toContain('https://www.example.invalid/');
    expect(hiddenWords(extracted, 'docx.doc-variables')).toEqual(['主送：市民政局']);
  });

  test('properties: people, paths, and words of the author’s own', async () => {
    const app =
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>云泽市某处</Company><Template>D:\\模板\\通知.dotx</Template><Pages>3</Pages></Properties>';
    const custom =
      '<Properties xmlns:vt="urn:vt"><property name="拟稿人"><vt:lpwstr>林知夏</vt:lpwstr></property></Properties>';
    const bytes = makeDocx({
      body: paragraph('正文'),
      parts: {
        'docProps/app.xml': app,
        'docProps/custom.xml': custom,
      },
      ofPackage: [
        { id: 'r2', kind: 'extended-properties', target: 'docProps/app.xml' },
        { id: 'r3', kind: 'custom-properties', target: 'docProps/custom.xml' },
      ],
    });
    const extracted = await read(bytes);
    expect(factsOf(extracted, 'docx.metadata-person')).toMatchObject([{ quote: '云泽市某处' }]);
    expect(factsOf(extracted, 'docx.metadata-path')).toMatchObject([{ quote: 'D:\\模板\\通知.dotx' }]);
    expect(factsOf(extracted, 'docx.custom-properties')).toMatchObject([{ quote: '拟稿人：林知夏' }]);
    expect(textOf(extracted, 'docProps/app.xml')).not.toContain('3');
  });

  test('custom data, but not the boiler-plate that programs leave', async () => {
    const bytes = makeDocx({
      body: paragraph('正文'),
      parts: {
        'customXml/item1.xml': '<数据 xmlns="urn:office" 编号="7"><意见>暂不公开</意见></数据>',
        'customXml/item2.xml':
          '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography" SelectedStyle="x"/>',
        'customXml/itemProps1.xml': '<x/>',
      },
    });
    const extracted = await read(bytes);
    expect(factsOf(extracted, 'docx.custom-xml')).toMatchObject([{ path: 'customXml/item1.xml' }]);
    expect(hiddenWords(extracted, 'docx.custom-xml')).toEqual(['7', '暂不公开']);
  });

  test('embedded files, opened and listed under their path', async () => {
    const inner = makeDocx({ body: paragraph('内嵌文件里的话') });
    const bytes = makeDocx({
      body: paragraph('正文'),
      parts: { 'word/embeddings/附件.docx': inner, 'word/vbaProject.bin': 'x' },
    });
    const extracted = await read(bytes);
    expect(factsOf(extracted, 'docx.embedded-object')).toMatchObject([{ path: 'word/embeddings/附件.docx' }]);
    expect(textOf(extracted, 'word/embeddings/附件.docx!word/document.xml')).toBe('内嵌文件里的话');
    expect(factsOf(extracted, 'docx.macros')).toHaveLength(1);
    expect(extracted.notInspected).toContainEqual({
      path: 'word/vbaProject.bin',
      reason: 'unsupported-format',
    });
  });

  test('pasted-in files', async () => {
    const bytes = makeDocx({
      body: `<w:altChunk r:id="c1"/><w:subDoc r:id="c2"/>${paragraph('正文')}`,
      parts: { 'word/chunk.htm': '<html><body><p>贴入的网页</p></body></html>' },
      related: [
        { id: 'c1', kind: 'aFChunk', target: 'chunk.htm' },
        { id: 'c2', kind: 'subDocument', target: 'D:/分册.docx', external: true },
      ],
    });
    const extracted = await read(bytes);
    expect(factsOf(extracted, 'docx.alt-chunk')).toHaveLength(1);
    expect(factsOf(extracted, 'docx.sub-document')).toMatchObject([{ quote: 'D:/分册.docx' }]);
    expect(textOf(extracted, 'word/chunk.htm!(html)')).toContain('贴入的网页');
  });
});

describe('what was not looked at', () => {
  test('is said: unknown parts, pictures, damaged parts', async () => {
    const bytes = makeDocx({
      body: paragraph('正文'),
      parts: {
        'word/奇怪.bin': 'x',
        'word/odd.xml': '<a>奇怪的话</a>',
        'word/media/image1.png': makePng([]),
        'word/header1.xml':
          '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>页眉前半</w:t></w:r></w:p><w:p>',
      },
      related: [{ id: 'r1', kind: 'header', target: 'header1.xml' }],
    });
    const extracted = await read(bytes);
    expect([...extracted.notInspected].sort((left, right) => (left.path < right.path ? -1 : 1))).toEqual([
      { path: 'word/header1.xml', reason: 'damaged' },
      { path: 'word/media/image1.png', reason: 'picture-without-text' },
      { path: 'word/odd.xml', reason: 'unknown-part' },
      { path: 'word/奇怪.bin', reason: 'unknown-part' },
    ]);
    expect(textOf(extracted, 'word/header1.xml')).toBe('页眉前半\n');
    expect(textOf(extracted, 'word/odd.xml')).toBe('奇怪的话');
  });

  test('a document without its main part is damaged', async () => {
    const bytes = makeZip([
      {
        name: '[Content_Types].xml',
        content:
          '<Types><Override PartName="/d.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
      },
    ]);
    expect(await extractText({ bytes, name: '坏.docx' })).toMatchObject({
      failure: { code: 'extraction.damaged', params: { format: 'docx' } },
    });
  });
});
