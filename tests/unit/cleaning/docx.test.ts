import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { hiddenWords, makeDocx, paragraph, textOf, wordPart } from '../extraction/make-office.ts';
import { clean, kindsIn, refusal } from './clean.ts';

const person = 'w:author="方既白" w:date="2026-03-02T09:00:00Z"';
const changed = makeDocx({
  body: [
    `<w:p w:rsidR="00AB12CD"><w:r><w:t>摊位费</w:t></w:r><w:ins w:id="1" ${person}><w:r><w:t>每月四十元</w:t></w:r></w:ins>`,
    `<w:del w:id="2" ${person}><w:r><w:delText>每月六十元</w:delText></w:r></w:del><w:r><w:t>。</w:t></w:r></w:p>`,
    `<w:p><w:pPr><w:rPr><w:del w:id="3" ${person}/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p>`,
    paragraph('后半句。'),
  ].join(''),
});

function partsOf(bytes: Uint8Array): Record<string, string> {
  const decoder = new TextDecoder();
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, decoder.decode(part)]),
  );
}

describe('tracked changes', () => {
  test('are carried out, and nobody can tell any more what stood there', async () => {
    const copy = await clean(changed);
    expect(textOf(copy.text, 'word/document.xml')).toBe('摊位费每月四十元。\n前半句，后半句。');
    expect(kindsIn(copy.text)).toEqual([]);
    expect(JSON.stringify(partsOf(copy.bytes))).not.toMatch(/六十|方既白|rsid/);
    expect(copy.removed).toEqual([{ kind: 'docx.tracked-changes', count: 3 }]);
  });

  test('are taken back when the person chose so', async () => {
    const copy = await clean(changed, { changes: 'reject' });
    expect(textOf(copy.text, 'word/document.xml')).toBe('摊位费每月六十元。\n前半句，\n后半句。');
    expect(JSON.stringify(partsOf(copy.bytes))).not.toMatch(/四十|delText/);
  });

  test('stay where the person did not choose them, and are named', async () => {
    const copy = await clean(changed, { kinds: ['docx.comments'] });
    expect(copy.kept).toEqual([{ kind: 'docx.tracked-changes', count: 3, reason: 'not-chosen' }]);
    expect(hiddenWords(copy.text, 'docx.tracked-changes')).toEqual(['每月六十元']);
  });

  test('of formatting, rows and cells leave no mark', async () => {
    const row = (mark: string, words: string) =>
      `<w:tr><w:trPr>${mark}</w:trPr><w:tc><w:p>${words}</w:p></w:tc></w:tr>`;
    const body =
      `<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="1" ${person}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>加粗</w:t></w:r></w:p>` +
      `<w:tbl>${row('', '<w:r><w:t>留下</w:t></w:r>')}${row(`<w:del w:id="2" ${person}/>`, `<w:del w:id="3" ${person}><w:r><w:delText>删去</w:delText></w:r></w:del>`)}</w:tbl>`;
    const accepted = await clean(makeDocx({ body }));
    expect(partsOf(accepted.bytes)['word/document.xml']).toMatch(/<w:rPr><w:b\/><\/w:rPr>/);
    expect(partsOf(accepted.bytes)['word/document.xml']?.match(/<w:tr>/g)).toHaveLength(1);
    const rejected = await clean(makeDocx({ body }), { changes: 'reject' });
    expect(partsOf(rejected.bytes)['word/document.xml']).toMatch(/<w:rPr><w:i\/><\/w:rPr>/);
    expect(textOf(rejected.text, 'word/document.xml')).toContain('删去');
  });
});

describe('hidden words', () => {
  const styles = wordPart(
    'styles',
    '<w:style w:type="character" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>',
  );
  const related = [{ id: 'r9', kind: 'styles', target: 'styles.xml' }];

  test('go, whether the run or its style hides them, and the words beside them stay', async () => {
    const body =
      '<w:p><w:r><w:t>开放</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>底价八万</w:t></w:r>' +
      '<w:r><w:rPr><w:rStyle w:val="Unseen"/></w:rPr><w:t>内定三家</w:t></w:r><w:r><w:t>时间</w:t></w:r></w:p>';
    const copy = await clean(makeDocx({ body, related, parts: { 'word/styles.xml': styles } }));
    expect(textOf(copy.text, 'word/document.xml')).toBe('开放时间');
    expect(partsOf(copy.bytes)['word/document.xml']).not.toMatch(/底价|内定/);
  });

  test('in text boxes and footnotes go too', async () => {
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>不给看</w:t></w:r>';
    const body = `<w:p><w:r><w:t>正文</w:t><w:pict><v:shape><v:textbox><w:txbxContent>${`<w:p><w:r><w:t>框内</w:t></w:r>${hidden}</w:p>`}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    const parts = {
      'word/footnotes.xml': wordPart(
        'footnotes',
        `<w:footnote w:id="1"><w:p><w:r><w:t>脚注</w:t></w:r>${hidden}</w:p></w:footnote>`,
      ),
    };
    const copy = await clean(
      makeDocx({ body, parts, related: [{ id: 'r7', kind: 'footnotes', target: 'footnotes.xml' }] }),
    );
    expect(JSON.stringify(partsOf(copy.bytes))).not.toContain('不给看');
    expect(JSON.stringify(partsOf(copy.bytes))).toMatch(/框内.*脚注/s);
  });

  test('a list number before them is not taken for a word', async () => {
    const numbering = wordPart(
      'numbering',
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:suff w:val="nothing"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    );
    const listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>';
    const body = `<w:p>${listed}<w:r><w:rPr><w:vanish/></w:rPr><w:t>一、二、</w:t></w:r><w:r><w:t>一、开放时间</w:t></w:r></w:p>`;
    const copy = await clean(
      makeDocx({
        body,
        parts: { 'word/numbering.xml': numbering },
        related: [{ id: 'r3', kind: 'numbering', target: 'numbering.xml' }],
      }),
    );
    expect(textOf(copy.text, 'word/document.xml')).toBe('一、一、开放时间');
  });

  test('hidden rows leave their table', async () => {
    const row = (properties: string, words: string) =>
      `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${paragraph(words)}</w:tc></w:tr>`;
    const copy = await clean(
      makeDocx({ body: `<w:tbl>${row('', '甲')}${row('<w:hidden/>', '乙')}</w:tbl>${paragraph('完')}` }),
    );
    expect(textOf(copy.text, 'word/document.xml')).toBe('甲\n完');
  });
});

test('pictures that somebody switched off go, and others stay', async () => {
  const drawing = (id: number, hidden: string) =>
    `<w:r><w:drawing><wp:inline><wp:docPr id="${id}" name="图${id}"${hidden}/></wp:inline></w:drawing></w:r>`;
  const body = `<w:p><w:r><w:t>正文</w:t></w:r>${drawing(1, ' hidden="1"')}${drawing(2, '')}</w:p>`;
  const copy = await clean(makeDocx({ body }));
  expect(kindsIn(copy.text)).toEqual([]);
  expect(partsOf(copy.bytes)['word/document.xml']).toMatch(/图2/);
  expect(partsOf(copy.bytes)['word/document.xml']).not.toMatch(/图1/);
});

describe('what hangs on a document', () => {
  const carried = makeDocx({
    body:
      '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>正文</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>' +
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDETEXT "C:\\\\内部\\\\底稿.docx" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>引入的一段</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' +
      '<w:p><w:hyperlink r:id="r4"><w:r><w:t>见底稿</w:t></w:r></w:hyperlink><w:hyperlink r:id="r5"><w:r><w:t>网站</w:t></w:r></w:hyperlink></w:p>' +
      '<w:p><w:r><w:object><v:shape/><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="r6"/></w:object></w:r></w:p>',
    parts: {
      'word/comments.xml': wordPart(
        'comments',
        `<w:comment w:id="0" ${person}>${paragraph('这句再议')}</w:comment>`,
      ),
      'word/settings.xml': wordPart(
        'settings',
        '<w:docVars><w:docVar w:name="承办" w:val="贺青梧"/></w:docVars><w:mailMerge><w:query w:val="select"/></w:mailMerge><w:attachedTemplate r:id="t1"/><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>',
      ),
      'word/_rels/settings.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///\\\\内网\\模板.dotx" TargetMode="External"/></Relationships>',
      'word/embeddings/oleObject1.bin': Uint8Array.of(1, 2, 3),
      'word/vbaProject.bin': Uint8Array.of(9),
      'customXml/item1.xml': '<memo xmlns="urn:memo">内部台账</memo>',
      'docProps/core.xml':
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>方既白</dc:creator><dc:title>内部题名</dc:title></cp:coreProperties>',
      'docProps/custom.xml': '<Properties><property name="批次"><lpwstr>三</lpwstr></property></Properties>',
      'docProps/thumbnail.jpeg': Uint8Array.of(0xff, 0xd8, 0xff, 0xd9),
      'word/orphan.xml': '<orphan>谁也不指向</orphan>',
    },
    related: [
      { id: 'r1', kind: 'comments', target: 'comments.xml' },
      { id: 'r2', kind: 'settings', target: 'settings.xml' },
      { id: 'r3', kind: 'vbaProject', target: 'vbaProject.bin' },
      { id: 'r4', kind: 'hyperlink', target: 'file:///D:/底稿.docx', external: true },
      { id: 'r5', kind: 'hyperlink', target: 'https://www.example.gov.cn/', external: true },
      { id: 'r6', kind: 'oleObject', target: 'embeddings/oleObject1.bin' },
      { id: 'r7', kind: 'customXml', target: '../customXml/item1.xml' },
    ],
    ofPackage: [
      { id: 'p2', kind: 'metadata/core-properties', target: 'docProps/core.xml' },
      { id: 'p3', kind: 'custom-properties', target: 'docProps/custom.xml' },
      { id: 'p4', kind: 'metadata/thumbnail', target: 'docProps/thumbnail.jpeg' },
    ],
  });

  test('goes, and the seen words and an open link stay', async () => {
    const copy = await clean(carried);
    const parts = partsOf(copy.bytes);
    expect(kindsIn(copy.text)).toEqual([]);
    expect(copy.kept).toEqual([]);
    expect(Object.keys(parts).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'docProps/core.xml',
      'word/_rels/document.xml.rels',
      'word/_rels/settings.xml.rels',
      'word/document.xml',
      'word/settings.xml',
    ]);
    const document = parts['word/document.xml'] ?? '';
    expect(document).toMatch(/正文.*引入的一段.*见底稿.*网站/s);
    expect(document.match(/<w:hyperlink/g)).toHaveLength(1);
    expect(document).not.toMatch(/comment|fldChar|OLEObject|INCLUDETEXT/);
    expect(copy.removed.map(({ kind }) => kind)).toEqual([
      'docx.comments',
      'docx.custom-properties',
      'docx.custom-xml',
      'docx.doc-variables',
      'docx.embedded-object',
      'docx.external-template',
      'docx.linked-field',
      'docx.local-path-link',
      'docx.macros',
      'docx.mail-merge',
      'docx.metadata-descr',
      'docx.metadata-person',
      'file.unknown-part',
    ]);
    expect(copy.notes).toEqual(['fields-became-text', 'objects-became-pictures']);
  });

  test('goes kind by kind', async () => {
    const copy = await clean(carried, { kinds: ['docx.metadata-person'] });
    // A part that nothing leads to is never written again.
    expect(copy.removed.map(({ kind }) => kind)).toEqual(['docx.metadata-person', 'file.unknown-part']);
    expect(partsOf(copy.bytes)['docProps/core.xml']).toMatch(/内部题名/);
    expect(copy.kept.every(({ reason }) => reason === 'not-chosen' || reason === 'inside-kept-file')).toBe(
      true,
    );
  });

  test('gives the same bytes each time', async () => {
    expect((await clean(carried)).bytes).toEqual((await clean(carried)).bytes);
  });

  test('a document with macros becomes one without', async () => {
    const copy = await clean(carried);
    expect(partsOf(copy.bytes)['[Content_Types].xml']).not.toMatch(/macroEnabled/);
  });
});

describe('personal values', () => {
  test('are covered wherever the text shows them, also across runs, and nowhere else', async () => {
    const body =
      '<w:p><w:r><w:t>电话1990000</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>0071，</w:t></w:r><w:r><w:t>再打19900000071</w:t></w:r></w:p>' +
      paragraph('编号199000000');
    const copy = await clean(makeDocx({ body }), {
      masks: [{ value: '19900000071', replacement: '199****0071' }],
    });
    expect(textOf(copy.text, 'word/document.xml')).toBe('电话199****0071，再打199****0071\n编号199000000');
    expect(copy.masked).toBe(2);
    expect(JSON.stringify(partsOf(copy.bytes))).not.toContain('19900000071');
  });

  test('an empty value covers nothing', async () => {
    const copy = await clean(makeDocx({ body: paragraph('文') }), {
      masks: [{ value: '', replacement: '*' }],
    });
    expect(textOf(copy.text, 'word/document.xml')).toBe('文');
  });
});

describe('wrong input', () => {
  test('a file that is cut off gives no copy', async () => {
    expect(await refusal(changed.subarray(0, changed.length - 200))).toBe('extraction.damaged');
  });

  test('a file without a document part gives no copy', async () => {
    const other = makeDocx({ body: paragraph('文') }).slice();
    expect(await refusal(other.subarray(0, 40))).not.toBe('made');
  });

  test('a paste-in file is shown by Word, so it stays and is named', async () => {
    const copy = await clean(
      makeDocx({
        body: `${paragraph('正文')}<w:altChunk r:id="r1"/>`,
        parts: { 'word/chunk.txt': '贴入的一段' },
        related: [{ id: 'r1', kind: 'aFChunk', target: 'chunk.txt' }],
      }),
    );
    expect(copy.kept).toEqual([{ kind: 'docx.alt-chunk', count: 1, reason: 'kind-not-cleanable' }]);
  });
});

describe('pictures in words that are gone', () => {
  const drawing = (id: string, attributes = '') =>
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图"${attributes}/><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="${id}"/></wp:inline></w:drawing></w:r>`;

  test('go with deleted and hidden words, and the others stay', async () => {
    const copy = await clean(
      makeDocx({
        body: `<w:p><w:r><w:t>公开</w:t></w:r>${drawing('s')}<w:del w:id="1" w:author="沈望舒">${drawing('d')}</w:del>${drawing('h', ' hidden="1"')}</w:p>`,
        parts: {
          'word/media/seen.emf': '图',
          'word/media/deleted.emf': '旧图',
          'word/media/off.emf': '关掉的图',
        },
        related: [
          { id: 's', kind: 'image', target: 'media/seen.emf' },
          { id: 'd', kind: 'image', target: 'media/deleted.emf' },
          { id: 'h', kind: 'image', target: 'media/off.emf' },
        ],
      }),
    );
    const names = Object.keys(unzipSync(copy.bytes));
    expect(names).toContain('word/media/seen.emf');
    expect(names).not.toContain('word/media/deleted.emf');
    expect(names).not.toContain('word/media/off.emf');
    expect(kindsIn(copy.text)).toEqual([]);
  });
});
