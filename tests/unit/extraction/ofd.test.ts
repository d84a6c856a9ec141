import { describe, expect, test } from 'vitest';
import { readAsn1Texts } from '../../../shared/extraction/ofd/asn1-texts.ts';
import { boxOfCode } from '../../../shared/extraction/ofd/text-geometry.ts';
import { decodeAs } from '../../../shared/extraction/plain/decode-text.node.ts';
import { join } from '../intake/make-zip.ts';
import { makeOfd, ofdDocument, ofdPage, ofdPart, ofdText } from './make-ofd.ts';
import { factsOf, hiddenWords, makeDocx, paragraph, read, textOf } from './make-office.ts';

const page = (number: number) => `Doc_0/Pages/Page_${number - 1}/Content.xml`;

describe('an OFD page', () => {
  test('gives its words in lines with page and box', async () => {
    const extracted = await read(
      makeOfd({
        pages: [
          [
            ofdText('关于湖畔', [20, 20]),
            ofdText('路的通知', [40, 20]),
            ofdText('单位', [100, 20]),
            ofdText('第二行', [20, 30]),
          ].join(''),
          ofdText('第二页'),
        ],
      }),
      '通知.ofd',
    );
    expect(extracted).toMatchObject({ type: 'ofd', pages: 2, hidden: [], notInspected: [] });
    expect(textOf(extracted, page(1))).toBe('关于湖畔路的通知\t单位\n第二行');
    const [first] = extracted.parts.find(({ path }) => path === page(1))?.segments ?? [];
    expect(first?.place).toEqual({ page: 1, box: [56.7, 58.4, 56.7, 14.2] });
    expect(extracted.parts.find(({ path }) => path === page(2))?.segments[0]?.place.page).toBe(2);
  });

  test('tells what does not show from what does', async () => {
    const extracted = await read(
      makeOfd({
        pages: [
          [
            ofdText('看得见', [20, 20]),
            ofdText('藏起来', [20, 30], ' Visible="false"'),
            ofdText('透明的', [20, 40], ' Alpha="0"'),
            ofdText('无色的', [20, 50], '', '<ofd:FillColor Value="0 0 0" Alpha="0"/>'),
            ofdText('描边的', [20, 60], ' Stroke="true"', '<ofd:FillColor Alpha="0"/>'),
            ofdText('边框透明', [20, 70], '', '<ofd:StrokeColor Alpha="0"/>'),
            `<ofd:PageBlock ID="5" Visible="false">${ofdText('块里的', [20, 80])}</ofd:PageBlock>`,
          ].join(''),
        ],
      }),
    );
    expect(hiddenWords(extracted, null).slice(1)).toEqual(['看得见', '描边的', '边框透明']);
    expect(hiddenWords(extracted, 'ofd.hidden-object')).toEqual(['藏起来', '块里的']);
    expect(hiddenWords(extracted, 'ofd.transparent-text')).toEqual(['透明的', '无色的']);
    expect(factsOf(extracted, 'ofd.hidden-object')).toMatchObject([{ count: 3, place: { page: 1 } }]);
    expect(factsOf(extracted, 'ofd.transparent-text')).toMatchObject([{ count: 2, quote: '透明的\n无色的' }]);
  });

  const path = (data: string, attributes = '', inner = '', boundary = '0 0 210 297') =>
    `<ofd:PathObject ID="7" Boundary="${boundary}" Fill="true"${attributes}>${inner}<ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;
  const rectangle = 'M 39 19 L 56 19 L 56 27 L 39 27 C';

  test('tells words under a filled area from those beside it', async () => {
    const extracted = await read(
      makeOfd({ pages: [`${ofdText('姓名为张小明已核', [24, 20])}${path(rectangle)}`] }),
    );
    expect(hiddenWords(extracted, 'ofd.text-under-box')).toEqual(['张小明']);
    expect(hiddenWords(extracted, null).slice(1)).toEqual(['姓名为', '已核']);
    expect(factsOf(extracted, 'ofd.text-under-box')).toMatchObject([
      { quote: '张小明', place: { page: 1 }, count: 1 },
    ]);
  });

  test.each([
    [
      'stripes',
      [path('M 38 19 L 48 19 L 48 27 L 38 27 C'), path('M 48 19 L 57 19 L 57 27 L 48 27 C')].join(''),
    ],
    ['a curve', path('M 20 10 B 20 50 80 50 80 10 C')],
    ['a curve of three points and an arc', path('S 20 10 Q 50 60 80 10 A 5 5 0 0 1 20 10 C')],
    ['a path with a matrix', path('M 0 0 L 1 0 L 1 1 L 0 1 C', ' CTM="17 0 0 8 39 19"')],
    ['a white area', path(rectangle, '', '<ofd:FillColor Value="255 255 255"/>')],
  ])('tells words under %s', async (_, cover) => {
    const extracted = await read(makeOfd({ pages: [`${ofdText('张小明', [39, 20])}${cover}`] }));
    expect(hiddenWords(extracted, 'ofd.text-under-box')).toEqual(['张小明']);
  });

  test.each([
    [
      'that the same words are painted over',
      `${ofdText('张小明', [39, 20])}${path(rectangle)}${ofdText('张小明', [39, 20])}`,
    ],
    ['painted before', `${path(rectangle)}${ofdText('张小明', [39, 20])}`],
    ['see-through', `${ofdText('张小明', [39, 20])}${path(rectangle, ' Alpha="128"')}`],
    [
      'of a see-through colour',
      `${ofdText('张小明', [39, 20])}${path(rectangle, '', '<ofd:FillColor Alpha="90"/>')}`,
    ],
    [
      'of a pattern',
      `${ofdText('张小明', [39, 20])}${path(rectangle, '', '<ofd:FillColor><ofd:Pattern/></ofd:FillColor>')}`,
    ],
    ['that does not show', `${ofdText('张小明', [39, 20])}${path(rectangle, ' Visible="false"')}`],
    ['only drawn round', `${ofdText('张小明', [39, 20])}${path(rectangle).replace('Fill="true"', '')}`],
    [
      'with a hole',
      `${ofdText('张小明', [39, 20])}${path(`M 0 0 L 200 0 L 200 90 L 0 90 C ${rectangle}`, ' Rule="Even-Odd"')}`,
    ],
    ['that ends above', `${ofdText('张小明', [39, 20])}${path('M 39 10 L 56 10 L 56 22 L 39 22 C')}`],
    [
      'cut by its boundary',
      `${ofdText('张小明', [39, 20])}${path('M 0 0 L 90 0 L 90 90 L 0 90 C', '', '', '0 0 30 30')}`,
    ],
    [
      'without a place or with broken data',
      `${ofdText('张小明', [39, 20])}${path('M 1', '')}${path(rectangle, '', '', 'x')}${path('Z 1 2')}`,
    ],
  ])('does not claim so for an area %s', async (_, content) => {
    const extracted = await read(makeOfd({ pages: [content] }));
    expect(factsOf(extracted, 'ofd.text-under-box')).toEqual([]);
  });

  test('tells words written downwards under an area', async () => {
    const downwards = `<ofd:TextObject ID="1" Boundary="50 20 6 40" Font="3" Size="5"><ofd:TextCode X="0" Y="5" DeltaY="g 3 5">甲乙丙丁</ofd:TextCode></ofd:TextObject>`;
    const extracted = await read(
      makeOfd({ pages: [`${downwards}${path('M 45 30 L 60 30 L 60 41 L 45 41 C')}`] }),
    );
    expect(hiddenWords(extracted, 'ofd.text-under-box')).toEqual(['丙丁']);
  });

  test('brings its template along once, and says of an unused one that nobody sees it', async () => {
    const uses =
      '</ofd:Layer></ofd:Content><ofd:Template TemplateID="50" ZOrder="Background"/><ofd:Content><ofd:Layer>';
    const extracted = await read(
      makeOfd({
        pages: [ofdText('甲') + uses, ofdText('乙') + uses],
        common:
          '<ofd:TemplatePage ID="50" BaseLoc="Tpls/Tpl_0/Content.xml"/><ofd:TemplatePage ID="51" BaseLoc="Tpls/Tpl_1/Content.xml"/>',
        parts: {
          'Doc_0/Tpls/Tpl_0/Content.xml': ofdPage(ofdText('文件头')),
          'Doc_0/Tpls/Tpl_1/Content.xml': ofdPage(ofdText('没人用的')),
        },
      }),
    );
    expect(hiddenWords(extracted, null).slice(1)).toEqual(['甲', '文件头', '乙']);
    expect(hiddenWords(extracted, 'ofd.template-page')).toEqual(['没人用的']);
    expect(extracted.notInspected).toEqual([]);
  });

  test('reads words in patterns and in composite graphics', async () => {
    const pattern = `<ofd:PathObject ID="4" Boundary="0 0 9 9"><ofd:FillColor><ofd:Pattern><ofd:CellContent>${ofdText('严禁复制')}</ofd:CellContent></ofd:Pattern></ofd:FillColor></ofd:PathObject>`;
    const extracted = await read(
      makeOfd({
        pages: [pattern],
        common: '<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>',
        parts: {
          'Doc_0/PublicRes.xml': ofdPart(
            'Res',
            `<ofd:Fonts><ofd:Font ID="3"><ofd:FontFile>a.ttf</ofd:FontFile></ofd:Font></ofd:Fonts><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit><ofd:Content>${ofdText('图形里的字')}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`,
          ).replace('<ofd:Res ', '<ofd:Res BaseLoc="Res" '),
          'Doc_0/Res/a.ttf': 'x',
        },
      }),
    );
    expect(textOf(extracted, page(1))).toBe('严禁复制');
    expect(textOf(extracted, 'Doc_0/PublicRes.xml')).toBe('图形里的字');
    expect(extracted.notInspected).toEqual([]);
  });
});

describe('what an OFD carries beside its pages', () => {
  test('is its author, its description and the producer’s data', async () => {
    const extracted = await read(
      makeOfd({
        pages: [ofdText('正文')],
        info: '<ofd:Title>草稿</ofd:Title><ofd:Author>沈望舒</ofd:Author><ofd:Keywords><ofd:Keyword>湖畔路</ofd:Keyword></ofd:Keywords><ofd:CustomDatas><ofd:CustomData Name="经办">夏冬青</ofd:CustomData><ofd:CustomData Name="空"></ofd:CustomData></ofd:CustomDatas>',
      }),
    );
    expect(extracted.hidden).toMatchObject([
      { kind: 'ofd.metadata-person', path: 'OFD.xml', quote: '沈望舒' },
      { kind: 'ofd.custom-data', quote: '经办 夏冬青' },
    ]);
    expect(textOf(extracted, 'OFD.xml#properties')).toBe('沈望舒\n草稿\n湖畔路\n经办 夏冬青');
  });

  test('is attachments, listed or not, opened to any depth', async () => {
    const extracted = await read(
      makeOfd({
        pages: [ofdText('正文')],
        document: '<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>',
        parts: {
          'Doc_0/Attachs/Attachments.xml': ofdPart(
            'Attachments',
            '<ofd:Attachment ID="1" Name="名单" CreationDate="2026-03-01"><ofd:FileLoc>list.docx</ofd:FileLoc></ofd:Attachment><ofd:Attachment ID="2" Name="原件" Visible="false"><ofd:FileLoc>/Doc_0/Attachs/raw.txt</ofd:FileLoc></ofd:Attachment><ofd:Attachment ID="3" Name="缺的"><ofd:FileLoc>gone.txt</ofd:FileLoc></ofd:Attachment>',
          ),
          'Doc_0/Attachs/list.docx': makeDocx({ body: paragraph('附件里的话') }),
          'Doc_0/Attachs/raw.txt': '原始数据',
        },
      }),
    );
    expect(factsOf(extracted, 'ofd.attachment').map(({ quote }) => quote)).toEqual(['名单', '原件', '缺的']);
    expect(factsOf(extracted, 'ofd.attachment')[0]).toMatchObject({ at: '2026-03-01' });
    expect(factsOf(extracted, 'ofd.invisible-attachment')).toMatchObject([{ path: 'Doc_0/Attachs/raw.txt' }]);
    expect(textOf(extracted, 'Doc_0/Attachs/list.docx!word/document.xml')).toBe('附件里的话');
    expect(textOf(extracted, 'Doc_0/Attachs/raw.txt!(text)')).toBe('原始数据');
    expect(extracted.notInspected).toEqual([{ path: 'gone.txt', reason: 'damaged' }]);
  });

  test('is annotations with who made them, watermarks with their words', async () => {
    const extracted = await read(
      makeOfd({
        pages: [ofdText('正文')],
        document: '<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>',
        parts: {
          'Doc_0/Annots/Annotations.xml': ofdPart(
            'Annotations',
            '<ofd:Page PageID="1"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>',
          ),
          'Doc_0/Annots/Page_0/Annotation.xml': ofdPart(
            'PageAnnot',
            `<ofd:Annot ID="7" Type="Watermark" Creator="沈望舒" LastModDate="2026-03-02"><ofd:Appearance Boundary="0 0 210 297">${ofdText('征求意见稿')}</ofd:Appearance></ofd:Annot><ofd:Annot ID="8" Type="Highlight"><ofd:Remark>这里要改</ofd:Remark><ofd:Appearance/></ofd:Annot><ofd:Annot ID="9" Type="Stamp" Visible="false"><ofd:Appearance>${ofdText('旧章')}</ofd:Appearance></ofd:Annot>`,
          ),
        },
      }),
    );
    expect(factsOf(extracted, 'ofd.annotation')).toMatchObject([
      { quote: '征求意见稿', author: '沈望舒', at: '2026-03-02', place: { page: 1 } },
      { quote: '这里要改' },
      { quote: '旧章' },
    ]);
    expect(hiddenWords(extracted, 'ofd.annotation')).toEqual(['这里要改', '旧章']);
    expect(hiddenWords(extracted, null)).toContain('征求意见稿');
  });

  test('is custom tags, extensions and bookmarks', async () => {
    const extracted = await read(
      makeOfd({
        pages: [ofdText('正文')],
        document:
          '<ofd:Outlines><ofd:OutlineElem Title="第一章"><ofd:OutlineElem Title="第一节"/></ofd:OutlineElem></ofd:Outlines><ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags><ofd:Extensions>Ext.xml</ofd:Extensions>',
        parts: {
          'Doc_0/Tags/CustomTags.xml': ofdPart(
            'CustomTags',
            '<ofd:CustomTag TypeID="office"><ofd:FileLoc>Tag.xml</ofd:FileLoc></ofd:CustomTag>',
          ),
          'Doc_0/Tags/Tag.xml': ofdPart(
            'Tag',
            '<Writer note="拟稿人">夏冬青<ofd:ObjectRef PageRef="1">64</ofd:ObjectRef></Writer>',
          ),
          'Doc_0/Ext.xml': ofdPart(
            'Extensions',
            '<ofd:Extension><ofd:Property Name="流水号">77</ofd:Property></ofd:Extension>',
          ),
        },
      }),
    );
    expect(factsOf(extracted, 'ofd.custom-tags')).toMatchObject([{ quote: '拟稿人\n夏冬青' }]);
    expect(textOf(extracted, 'Doc_0/Document.xml#bookmarks')).toBe('第一章\n第一节');
    expect(textOf(extracted, 'Doc_0/Ext.xml')).toBe('流水号 77');
  });

  test('is earlier versions with what only they say', async () => {
    const extracted = await read(
      makeOfd({
        pages: [ofdText('定稿')],
        body: '<ofd:Versions><ofd:Version ID="1" Index="1" BaseLoc="Doc_0/V1/DocVersion.xml"/><ofd:Version ID="2" Index="2" Current="true" BaseLoc="Doc_0/V2/DocVersion.xml"/></ofd:Versions>',
        parts: {
          'Doc_0/V1/DocVersion.xml': ofdPart(
            'DocVersion',
            '<ofd:FileList><ofd:File ID="1">Document.xml</ofd:File></ofd:FileList><ofd:DocRoot>Document.xml</ofd:DocRoot>',
          ).replace('<ofd:DocVersion ', '<ofd:DocVersion Name="送审稿" CreationDate="2026-02-01" '),
          'Doc_0/V1/Document.xml': ofdDocument('<ofd:Page ID="1" BaseLoc="Content.xml"/>'),
          'Doc_0/V1/Content.xml': ofdPage(ofdText('删掉的名字')),
          'Doc_0/V2/DocVersion.xml': ofdPart('DocVersion', '<ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot>'),
        },
      }),
    );
    expect(factsOf(extracted, 'ofd.versions')).toMatchObject([{ quote: '送审稿', at: '2026-02-01' }]);
    expect(hiddenWords(extracted, 'ofd.versions')).toEqual(['删掉的名字']);
    expect(extracted.notInspected).toEqual([]);
  });

  test('is signatures, of which only the presence and the names are told', async () => {
    const der = (tag: number, content: Uint8Array) => join([Uint8Array.from([tag, content.length]), content]);
    const seal = der(0x30, der(0x04, der(0x30, der(0x0c, new TextEncoder().encode('湖畔区办公室')))));
    const extracted = await read(
      makeOfd({
        pages: [ofdText('正文')],
        body: '<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>',
        parts: {
          'Doc_0/Signs/Signatures.xml': ofdPart(
            'Signatures',
            '<ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/>',
          ),
          'Doc_0/Signs/Sign_0/Signature.xml': ofdPart(
            'Signature',
            '<ofd:SignedInfo><ofd:Provider ProviderName="印章系统"/><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue>',
          ),
          'Doc_0/Signs/Sign_0/Seal.esl': seal,
          'Doc_0/Signs/Sign_0/SignedValue.dat': 'not asn1',
        },
      }),
    );
    expect(factsOf(extracted, 'ofd.signature')).toMatchObject([{ quote: '印章系统\n湖畔区办公室' }]);
    expect(extracted.notInspected).toEqual([
      { path: 'Doc_0/Signs/Sign_0/SignedValue.dat', reason: 'unknown-part' },
    ]);
  });
});

describe('an OFD that is not as it should be', () => {
  test('is damaged without its main part or when that is broken', async () => {
    await expect(read(makeOfd({ pages: [], info: '<open>' }))).rejects.toThrow('extraction.damaged');
  });

  test('loses a broken page only', async () => {
    const extracted = await read(makeOfd({ pages: ['<ofd:TextObject>', ofdText('第二页')] }));
    expect(textOf(extracted, page(2))).toBe('第二页');
    expect(extracted.notInspected).toEqual([{ path: page(1), reason: 'damaged' }]);
  });

  test('with ciphered parts is reported', async () => {
    const extracted = await read(makeOfd({ pages: [ofdText('正文')], parts: { 'Encryptions.xml': 'x' } }));
    expect(factsOf(extracted, 'file.encrypted')).toHaveLength(1);
  });

  test('has parts nobody asked for read and reported, replaced structure passed', async () => {
    const extracted = await read(
      makeOfd({
        pages: [ofdText('正文')],
        parts: {
          'Doc_0/Document_1.xml': ofdDocument(''),
          'Doc_0/Pages/Page_9/Content.xml': ofdPage(ofdText('孤页')),
          'Doc_0/blob.bin': 'x',
        },
      }),
    );
    expect(hiddenWords(extracted, 'file.unknown-part')).toEqual(['孤页']);
    expect(extracted.notInspected).toEqual([
      { path: 'Doc_0/Pages/Page_9/Content.xml', reason: 'unknown-part' },
      { path: 'Doc_0/blob.bin', reason: 'unknown-part' },
    ]);
  });

  test.each([
    ['endless repetition', { DeltaX: 'g 99999999999 1', X: '0', Y: '0' }],
    ['no numbers', { DeltaX: 'g x y NaN', X: 'a', Y: '0' }],
    ['huge numbers', { DeltaX: '1e308 1e308 1e308', X: '0', Y: '0' }],
  ])('with %s as geometry costs no time and makes no box of nonsense', (_, code) => {
    const box = boxOfCode({ origin: [0, 0], matrix: [1, 0, 0, 1, 0, 0], size: 5, code, length: 1_000_000 });
    expect(box === null || box.every(Number.isFinite)).toBe(true);
  });

  test.each([
    ['other bytes', [1, 2, 3]],
    ['a length past the end', [0x30, 0x84, 0xff, 0xff, 0xff, 0xff]],
    ['an open length', [0x30, 0x80, 0, 0]],
  ])('with %s as a seal yields nothing', (_, bytes) => {
    expect(readAsn1Texts(Uint8Array.from(bytes), decodeAs)).toBeNull();
  });

  test('with a seal nested without end stops', () => {
    let seal = Uint8Array.from([0x30, 0]);
    for (let depth = 0; depth < 100; depth += 1)
      seal = Uint8Array.from([0x30, 0x81, seal.length & 0xff, ...seal]);
    expect(readAsn1Texts(seal, decodeAs)).toBeNull();
  });
});
