import { describe, expect, test } from 'vitest';
import { columnName, columnOf, plainNumber } from '../../../shared/extraction/xlsx/cell-value.ts';
import { makeZip } from '../intake/make-zip.ts';
import { factsOf, hiddenWords, inlineCell, makeXlsx, read, relationships, textOf } from './make-office.ts';

const sheet1 = 'xl/worksheets/sheet1.xml';
const row = (number: number, cells: string, attributes = '') =>
  `<row r="${number}"${attributes}>${cells}</row>`;
const data = (rows: string) => `<sheetData>${rows}</sheetData>`;

describe('a sheet', () => {
  test('is read cell by cell with addresses', async () => {
    const strings =
      '<sst><si><t>姓名</t></si><si><r><t>季</t></r><r><t>春生</t></r><rPh><t>jì</t></rPh></si></sst>';
    const content = data(
      row(1, `<c r="A1" t="s"><v>0</v></c>${inlineCell('B1', '电话')}`) +
        row(2, '<c r="A2" t="s"><v>1</v></c><c r="B2"><v>19900000034</v></c><c r="C2" t="b"><v>1</v></c>'),
    );
    const bytes = makeXlsx({
      sheets: [{ name: '名单', content }],
      parts: { 'xl/sharedStrings.xml': strings },
      related: [{ id: 'x', kind: 'sharedStrings', target: 'sharedStrings.xml' }],
    });
    const extracted = await read(bytes);
    expect(extracted).toMatchObject({ type: 'xlsx', pages: 1, notInspected: [] });
    expect(textOf(extracted, sheet1)).toBe('姓名\t电话\n季春生\t19900000034\tTRUE');
    const part = extracted.parts.find(({ path }) => path === sheet1);
    expect(part?.segments.map(({ place }) => place.cell)).toEqual(['A1', 'B1', 'A2', 'B2', 'C2']);
    expect(part?.segments[0]?.place).toEqual({ sheet: '名单', cell: 'A1' });
  });

  test('without addresses counts on by itself', async () => {
    const content = data('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>');
    const extracted = await read(makeXlsx({ sheets: [{ name: '表', content }] }));
    const cells = extracted.parts
      .find(({ path }) => path === sheet1)
      ?.segments.map(({ place }) => place.cell);
    expect(cells).toEqual(['A1', 'B1', 'A2']);
  });

  test('shows the stored result of a formula, and formulas with words apart', async () => {
    const content = data(
      row(
        1,
        '<c r="A1" t="str"><f>IF(1,"同意","内部意见")</f><v>同意</v></c><c r="B1"><f>SUM(C1:C2)</f><v>5</v></c>',
      ),
    );
    const extracted = await read(makeXlsx({ sheets: [{ name: '表', content }] }));
    expect(textOf(extracted, sheet1)).toBe('同意\t5');
    expect(textOf(extracted, `${sheet1}#formulas`)).toBe('IF(1,"同意","内部意见")');
  });

  test('has its page header and lists of allowed values read too', async () => {
    const content = `${data(row(1, inlineCell('A1', '甲')))}<dataValidations><dataValidation prompt="请选"><formula1>"合格,不合格"</formula1></dataValidation></dataValidations><headerFooter><oddHeader>&amp;C&amp;"宋体"内部材料&amp;P</oddHeader></headerFooter>`;
    const extracted = await read(makeXlsx({ sheets: [{ name: '表', content }] }));
    expect(textOf(extracted, `${sheet1}#header`)).toBe('内部材料');
    expect(textOf(extracted, `${sheet1}#validation`)).toBe('请选\n"合格,不合格"');
  });
});

describe('what a workbook hides', () => {
  test('sheets, hidden and very hidden', async () => {
    const content = data(row(1, inlineCell('A1', '底稿')));
    const bytes = makeXlsx({
      sheets: [
        { name: '公开', content: data('') },
        { name: '底稿', state: 'hidden', content },
        { name: '评分', state: 'veryHidden', content: data('') },
      ],
    });
    const extracted = await read(bytes);
    expect(factsOf(extracted, 'xlsx.hidden-sheet')).toMatchObject([
      { place: { sheet: '底稿' }, quote: '底稿' },
    ]);
    expect(factsOf(extracted, 'xlsx.very-hidden-sheet')).toMatchObject([{ place: { sheet: '评分' } }]);
    expect(hiddenWords(extracted, 'xlsx.hidden-sheet')).toEqual(['底稿', '底稿']);
  });

  test('rows and columns, when they hold something', async () => {
    const content = `<cols><col min="2" max="3" hidden="1"/><col min="9" max="9" hidden="1"/></cols>${data(
      row(1, inlineCell('A1', '姓名') + inlineCell('B1', '证件号') + inlineCell('D1', '备注')) +
        row(2, inlineCell('A2', '候补'), ' hidden="1"') +
        row(3, '<c r="A3"/>', ' hidden="1"') +
        row(4, inlineCell('A4', '零高'), ' ht="0" customHeight="1"'),
    )}`;
    const extracted = await read(makeXlsx({ sheets: [{ name: '表', content }] }));
    expect(factsOf(extracted, 'xlsx.hidden-rows')).toMatchObject([{ count: 2, quote: '候补\t零高' }]);
    expect(factsOf(extracted, 'xlsx.hidden-columns')).toMatchObject([{ count: 1, quote: '证件号' }]);
    expect(hiddenWords(extracted, null)).toEqual(expect.arrayContaining(['姓名', '备注']));
  });

  test('numbers in a format that shows nothing', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts><cellStyleXfs><xf numFmtId="170"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>';
    const bytes = makeXlsx({
      sheets: [
        { name: '表', content: data(row(1, '<c r="A1" s="1"><v>86</v></c><c r="B1" s="0"><v>7</v></c>')) },
      ],
      parts: { 'xl/styles.xml': styles },
      related: [{ id: 'x', kind: 'styles', target: 'styles.xml' }],
    });
    expect(hiddenWords(await read(bytes), 'xlsx.invisible-format')).toEqual(['86']);
  });

  test('strings that no cell uses any more', async () => {
    const bytes = makeXlsx({
      sheets: [{ name: '表', content: data(row(1, '<c r="A1" t="s"><v>0</v></c>')) }],
      parts: { 'xl/sharedStrings.xml': '<sst><si><t>在用</t></si><si><t>已删去的人名</t></si></sst>' },
      related: [{ id: 'x', kind: 'sharedStrings', target: 'sharedStrings.xml' }],
    });
    const extracted = await read(bytes);
    expect(factsOf(extracted, 'xlsx.unreferenced-strings')).toMatchObject([
      { count: 1, quote: '已删去的人名' },
    ]);
    expect(hiddenWords(extracted, 'xlsx.unreferenced-strings')).toEqual(['已删去的人名']);
  });

  test('notes and threaded comments with their authors', async () => {
    const bytes = makeXlsx({
      sheets: [{ name: '表', content: data('') }],
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels': relationships([
          { id: 'c', kind: 'comments', target: '../comments1.xml' },
          { id: 't', kind: 'threadedComment', target: '../threadedComments/threadedComment1.xml' },
        ]),
        'xl/comments1.xml':
          '<comments><authors><author>沈望舒</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>再核</t></r><r><t>一次</t></r></text></comment></commentList></comments>',
        'xl/threadedComments/threadedComment1.xml':
          '<ThreadedComments><threadedComment ref="C3" dT="2026-05-01T08:00:00.00" personId="{1}"><text>先不公开</text></threadedComment></ThreadedComments>',
        'xl/persons/person.xml': '<personList><person displayName="陆怀瑾" id="{1}"/></personList>',
      },
    });
    const extracted = await read(bytes);
    expect(factsOf(extracted, 'xlsx.comments')).toMatchObject([
      { place: { sheet: '表', cell: 'B2' }, quote: '再核一次', author: '沈望舒' },
    ]);
    expect(factsOf(extracted, 'xlsx.threaded-comments')).toMatchObject([
      { place: { cell: 'C3' }, quote: '先不公开', author: '陆怀瑾', at: '2026-05-01T08:00:00.00' },
    ]);
    expect(extracted.notInspected).toEqual([]);
  });

  test('names, folders, connections and caches', async () => {
    const workbook =
      '<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="D:\\处室\\底稿\\"/><definedNames><definedName name="补助标准" hidden="1">表!$A$1</definedName><definedName name="_xlnm._FilterDatabase" hidden="1">表!$A$1</definedName></definedNames>';
    const bytes = makeXlsx({
      sheets: [{ name: '表', content: data('') }],
      workbook,
      parts: {
        'xl/connections.xml':
          '<connections><connection id="1" name="业务库" type="1"><dbPr connection="Server=10.0.0.1" command="select"/></connection></connections>',
        'xl/pivotCache/pivotCacheRecords1.xml':
          '<pivotCacheRecords><r><s v="季春生"/><x v="3"/></r></pivotCacheRecords>',
        'xl/externalLinks/externalLink1.xml':
          '<externalLink><externalBook><sheetDataSet><sheetData><row><cell><v>缓存的值</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>',
        'xl/externalLinks/_rels/externalLink1.xml.rels': relationships([
          { id: 'r', kind: 'externalLinkPath', target: 'file:///D:/a.xlsx', external: true },
        ]),
        'xl/revisions/revisionLog1.xml':
          '<revisions><rcc><oc t="inlineStr"><is><t>改前</t></is></oc></rcc></revisions>',
      },
    });
    const extracted = await read(bytes);
    expect(extracted.hidden.map(({ kind }) => kind).sort()).toEqual([
      'xlsx.data-connection',
      'xlsx.external-link',
      'xlsx.hidden-name',
      'xlsx.local-path',
      'xlsx.pivot-cache',
      'xlsx.revision-log',
    ]);
    expect(factsOf(extracted, 'xlsx.hidden-name')).toMatchObject([{ quote: '补助标准=表!$A$1' }]);
    expect(hiddenWords(extracted, 'xlsx.pivot-cache')).toContain('季春生');
    expect(hiddenWords(extracted, 'xlsx.external-link')).toEqual(
      expect.arrayContaining(['缓存的值', 'file:///D:/a.xlsx']),
    );
    expect(hiddenWords(extracted, 'xlsx.revision-log')).toContain('改前');
    expect(hiddenWords(extracted, 'xlsx.data-connection')).toContain('Server=10.0.0.1');
  });

  test('a listed sheet that is missing is reported', async () => {
    const bytes = makeXlsx({
      sheets: [],
      workbook: '<sheets><sheet name="丢失" sheetId="1" r:id="none"/></sheets>',
    });
    expect((await read(bytes)).notInspected).toEqual([{ path: '', reason: 'damaged' }]);
  });
});

describe('what libraries write differently', () => {
  test('any prefix for relationships and properties, and parts in folders of their own', async () => {
    const core = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
    const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const bytes = makeZip([
      {
        name: '[Content_Types].xml',
        content:
          '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      },
      {
        name: '_rels/.rels',
        content: `<q:Relationships xmlns:q="http://schemas.openxmlformats.org/package/2006/relationships"><q:Relationship Id="a" Type="${types}/officeDocument" Target="xl/workbook.xml"/><q:Relationship Id="b" Type="${types}/custom-properties" Target="custom.xml"/><q:Relationship Id="c" Type="${types}/metadata/core-properties" Target="core.xml"/></q:Relationships>`,
      },
      {
        name: 'xl/workbook.xml',
        content: '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
      },
      {
        name: 'core.xml',
        content: `<coreProperties xmlns="${core}"><lastModifiedBy>沈望舒</lastModifiedBy></coreProperties>`,
      },
      {
        name: 'custom.xml',
        content:
          '<op:Properties xmlns:op="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><op:property name="底稿">一</op:property></op:Properties>',
      },
      {
        name: 'pivotCache/pivotCacheRecords1.xml',
        content: '<pivotCacheRecords><r><s v="余下"/></r></pivotCacheRecords>',
      },
    ]);
    const extracted = await read(bytes);
    expect(factsOf(extracted, 'xlsx.metadata-person')).toMatchObject([{ quote: '沈望舒' }]);
    expect(factsOf(extracted, 'xlsx.custom-properties')).toMatchObject([{ quote: '底稿：一' }]);
    expect(hiddenWords(extracted, 'xlsx.pivot-cache')).toEqual(['余下']);
  });

  test('a pivot table keeps whole rows, shared values put in their places', async () => {
    const bytes = makeXlsx({
      sheets: [{ name: '表', content: data('') }],
      parts: {
        'xl/pivotCache/pivotCacheDefinition1.xml':
          '<pivotCacheDefinition refreshedBy="沈望舒"><cacheSource><worksheetSource sheet="原始名单"/></cacheSource><cacheFields><cacheField name="姓名"><sharedItems><s v="季春生"/><s v="尹小满"/></sharedItems></cacheField><cacheField name="金额"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>',
        'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels': relationships([
          { id: 'r', kind: 'pivotCacheRecords', target: 'pivotCacheRecords1.xml' },
        ]),
        'xl/pivotCache/pivotCacheRecords1.xml':
          '<pivotCacheRecords><r><x v="1"/><n v="300"/></r><r><x v="0"/><m/></r></pivotCacheRecords>',
      },
    });
    const extracted = await read(bytes);
    expect(factsOf(extracted, 'xlsx.pivot-cache')).toMatchObject([
      { count: 2, quote: '姓名\t金额\n尹小满\t300\n季春生' },
    ]);
    expect(hiddenWords(extracted, 'xlsx.pivot-cache')).toEqual(
      expect.arrayContaining(['沈望舒', '原始名单', '尹小满\t300']),
    );
  });

  test('a cell in a hidden row and a hidden column counts for both', async () => {
    const content = `<cols><col min="1" max="1" width="0.0"/></cols>${data(row(1, inlineCell('A1', '角落'), ' hidden="true"'))}`;
    const extracted = await read(makeXlsx({ sheets: [{ name: '表', content }] }));
    expect(factsOf(extracted, 'xlsx.hidden-rows')).toMatchObject([{ quote: '角落' }]);
    expect(factsOf(extracted, 'xlsx.hidden-columns')).toMatchObject([{ quote: '角落' }]);
  });
});

describe('cell addresses and numbers', () => {
  test.each([
    ['A1', 1],
    ['Z9', 26],
    ['AA1', 27],
    ['XFD1', 16384],
    ['1', 0],
  ])('%s is column %i', (address, column) => {
    expect(columnOf(address)).toBe(column);
    if (column > 0) expect(address.startsWith(columnName(column))).toBe(true);
  });

  test.each([
    ['1.9900000034E10', '19900000034'],
    ['9.9010119900307E+14', '990101199003070'],
    ['0.1', '0.1'],
    ['1.5E-7', '1.5E-7'],
    ['1.25E1', '1.25E1'],
    ['-2E3', '-2000'],
  ])('%s reads as %s', (stored, shown) => {
    expect(plainNumber(stored)).toBe(shown);
  });
});

test('words that an add-in keeps with a sheet are read, and the part is still said to be unknown', async () => {
  const parts = {
    'xl/customProperty1.bin': new Uint8Array(Buffer.from('报送口径：内部', 'utf16le')),
    'xl/customProperty2.bin': Uint8Array.from([0, 0, 1, 0xd8, 7]),
  };
  const extracted = await read(makeXlsx({ sheets: [{ name: '表', content: data('') }], parts }));
  expect(textOf(extracted, 'xl/customProperty1.bin')).toBe('报送口径：内部');
  expect(textOf(extracted, 'xl/customProperty2.bin')).toBe(undefined);
  expect(extracted.notInspected).toEqual(
    Object.keys(parts).map((path) => ({ path, reason: 'unknown-part' })),
  );
});
