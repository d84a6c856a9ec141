import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { factsOf, inlineCell, makeXlsx, relationships, textOf } from '../extraction/make-office.ts';
import { clean, kindsIn, refusal, wordsIn } from './clean.ts';

function partsOf(bytes: Uint8Array): Record<string, string> {
  const decoder = new TextDecoder();
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, decoder.decode(part)]),
  );
}

const row = (number: number, cells: string, attributes = '') =>
  `<row r="${number}"${attributes}>${cells}</row>`;

const strings = (...texts: readonly string[]) =>
  `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`;

describe('hidden sheets', () => {
  const workbook = makeXlsx({
    sheets: [
      {
        name: '底稿',
        state: 'hidden',
        content: `<sheetData>${row(1, inlineCell('A1', '底价八万'))}</sheetData>`,
      },
      {
        name: '名单',
        content: `<sheetData>${row(1, `${inlineCell('A1', '图书馆')}<c r="B1" t="str"><f>底稿!A1</f><v>已定</v></c>`)}</sheetData>`,
      },
      {
        name: '深藏',
        state: 'veryHidden',
        content: `<sheetData>${row(1, inlineCell('A1', '内定'))}</sheetData>`,
      },
    ],
    workbook:
      '<bookViews><workbookView activeTab="1" firstSheet="1"/></bookViews><definedNames><definedName name="甲" localSheetId="1">名单!$A$1</definedName><definedName name="乙">底稿!$A$1</definedName><definedName name="丙" hidden="1">1</definedName></definedNames>',
  });

  test('go with every name and number that counted them, and formulas keep what they showed', async () => {
    const copy = await clean(workbook);
    const parts = partsOf(copy.bytes);
    expect(kindsIn(copy.text)).toEqual([]);
    expect(textOf(copy.text, 'xl/worksheets/sheet2.xml')).toBe('图书馆\t已定');
    expect(wordsIn(copy.text)).not.toMatch(/底价|内定|底稿|深藏/);
    expect(Object.keys(parts)).not.toContain('xl/worksheets/sheet1.xml');
    expect(parts['xl/workbook.xml']).toMatch(/activeTab="0" firstSheet="0"/);
    expect(parts['xl/workbook.xml']).toMatch(/name="甲" localSheetId="0"/);
    expect(parts['xl/workbook.xml']).not.toMatch(/name="[乙丙]"/);
    expect(parts['xl/worksheets/sheet2.xml']).not.toContain('<f>');
    expect(copy.notes).toEqual(['formulas-became-values']);
  });

  test('stay when only the deeper ones were chosen', async () => {
    const copy = await clean(workbook, { kinds: ['xlsx.very-hidden-sheet'] });
    expect(copy.removed).toContainEqual({ kind: 'xlsx.very-hidden-sheet', count: 1 });
    expect(factsOf(copy.text, 'xlsx.hidden-sheet')).toHaveLength(1);
  });

  test('a workbook that shows no sheet at all gives no copy', async () => {
    const content = `<sheetData>${row(1, inlineCell('A1', '文'))}</sheetData>`;
    expect(await refusal(makeXlsx({ sheets: [{ name: '一', state: 'hidden', content }] }))).toBe(
      'cleaning.not-clean',
    );
  });
});

describe('hidden cells', () => {
  const sheet =
    '<cols><col min="2" max="2" hidden="1"/></cols>' +
    `<sheetData>${row(1, '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>')}${row(2, '<c r="A2" t="s"><v>2</v></c>', ' hidden="1"')}${row(3, '<c r="A3"><v>40</v></c>')}</sheetData>`;
  const workbook = makeXlsx({
    sheets: [{ name: '名单', content: sheet }],
    parts: { 'xl/sharedStrings.xml': strings('姓名', '身份证号', '已删一人', '早已不用') },
    related: [{ id: 'x1', kind: 'sharedStrings', target: 'sharedStrings.xml' }],
  });

  test('are emptied in their place, and their words leave the table of strings', async () => {
    const copy = await clean(workbook);
    expect(textOf(copy.text, 'xl/worksheets/sheet1.xml')).toBe('姓名\n40');
    expect(JSON.stringify(partsOf(copy.bytes))).not.toMatch(/身份证号|已删一人|早已不用/);
    expect(partsOf(copy.bytes)['xl/sharedStrings.xml']?.match(/<si>/g)).toHaveLength(4);
    expect(copy.removed.map(({ kind }) => kind)).toEqual([
      'xlsx.hidden-columns',
      'xlsx.hidden-rows',
      'xlsx.unreferenced-strings',
    ]);
  });
});

describe('cells of which some words are pale', () => {
  const run = (text: string, color = '') =>
    `<r><rPr>${color === '' ? '' : `<color rgb="FF${color}"/>`}<sz val="11"/></rPr><t>${text}</t></r>`;
  const item = (...runs: readonly string[]) => `<si>${runs.join('')}</si>`;
  const cell = (address: string, string: number, format = 0) =>
    `<c r="${address}" s="${format}" t="s"><v>${string}</v></c>`;
  const styles =
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font/></fonts>' +
    '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F497D"/></patternFill></fill></fills>' +
    '<cellXfs><xf fontId="0" fillId="0"/><xf fontId="0" fillId="1"/></cellXfs></styleSheet>';
  const bookOf = (items: string, cells: string) =>
    makeXlsx({
      sheets: [{ name: '名单', content: `<sheetData>${row(1, cells)}</sheetData>` }],
      parts: {
        'xl/sharedStrings.xml': `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${items}</sst>`,
        'xl/styles.xml': styles,
      },
      related: [
        { id: 'x1', kind: 'sharedStrings', target: 'sharedStrings.xml' },
        { id: 'x2', kind: 'styles', target: 'styles.xml' },
      ],
    });

  test('lose those and keep the others with their looks, and nothing of them stays in the table of strings', async () => {
    const items =
      item(run('图书馆'), run('底价八万', 'FFFFFF'), run('（总馆）', 'FF0000')) +
      item(run('白字在前', 'FEFEFE'), run('分馆')) +
      '<si><t>平常</t></si>';
    const copy = await clean(bookOf(items, cell('A1', 0) + cell('B1', 1) + cell('C1', 2)));
    const parts = partsOf(copy.bytes);
    expect(kindsIn(copy.text)).toEqual([]);
    expect(textOf(copy.text, 'xl/worksheets/sheet1.xml')).toBe('图书馆（总馆）\t分馆\t平常');
    expect(JSON.stringify(parts)).not.toMatch(/底价八万|白字在前/);
    expect(parts['xl/worksheets/sheet1.xml']).toContain(
      '<c r="A1" s="0" t="inlineStr"><is><r><rPr><sz val="11"/></rPr><t>图书馆</t></r><r><rPr><color rgb="FFFF0000"/>',
    );
    expect(parts['xl/sharedStrings.xml']?.match(/<si>/g)).toHaveLength(3);
    expect(copy.removed).toContainEqual({ kind: 'xlsx.invisible-color', count: 2 });
  });

  test('leave a string to the cells on whose ground the words are seen', async () => {
    const items = item(run('甲', '00AA00'), run('白字', 'FFFFFF'));
    const copy = await clean(bookOf(items, cell('A1', 0) + cell('B1', 0, 1)));
    expect(kindsIn(copy.text)).toEqual([]);
    expect(textOf(copy.text, 'xl/worksheets/sheet1.xml')).toBe('甲\t甲白字');
  });

  test('lose what reads them aloud as well', async () => {
    const phonetic = '<rPh sb="0" eb="1"><t>dijia</t></rPh>';
    const items = `<si>${run('馆')}${run('底价', 'FFFFFF')}${phonetic}</si>`;
    const copy = await clean(bookOf(items, cell('A1', 0)));
    expect(JSON.stringify(partsOf(copy.bytes))).not.toMatch(/底价|dijia/);
    expect(textOf(copy.text, 'xl/worksheets/sheet1.xml')).toBe('馆');
  });

  test('stay when nobody chose them, and are named', async () => {
    const items = item(run('图书馆'), run('底价八万', 'FFFFFF'));
    const copy = await clean(bookOf(items, cell('A1', 0)), { kinds: ['xlsx.comments'] });
    expect(copy.kept).toContainEqual({ kind: 'xlsx.invisible-color', count: 1, reason: 'not-chosen' });
    expect(textOf(copy.text, 'xl/worksheets/sheet1.xml')).toBe('图书馆底价八万');
  });
});

describe('what hangs on a workbook', () => {
  const rel = (id: string, kind: string, target: string) => ({ id, kind, target });
  const workbook = makeXlsx({
    sheets: [
      {
        name: '名单',
        content: `<sheetData>${row(1, `${inlineCell('A1', '图书馆')}<c r="B1"><f>[1]外表!A1</f><v>7</v></c>`)}</sheetData><legacyDrawing r:id="s2"/>`,
      },
    ],
    workbook:
      '<externalReferences><externalReference r:id="x4"/></externalReferences><pivotCaches><pivotCache cacheId="1" r:id="x5"/></pivotCaches>',
    parts: {
      'xl/worksheets/_rels/sheet1.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://x/comments" Target="../comments1.xml"/><Relationship Id="s2" Type="http://x/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>',
      'xl/comments1.xml':
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>方既白</author></authors><commentList><comment ref="A1" authorId="0"><text><t>此处再核</t></text></comment></commentList></comments>',
      'xl/drawings/vmlDrawing1.vml': '<xml><v:shape><x:ClientData ObjectType="Note"/><br></v:shape></xml>',
      'xl/connections.xml': '<connections><connection name="内网库"/></connections>',
      'xl/revisions/revisionHeaders.xml': '<headers><header userName="方既白"/></headers>',
      'xl/externalLinks/externalLink1.xml': '<externalLink><sheetName val="外表"/></externalLink>',
      'xl/pivotCache/pivotCacheDefinition1.xml': '<pivotCacheDefinition/>',
      'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c1" Type="http://x/pivotCacheRecords" Target="pivotCacheRecords1.xml"/></Relationships>',
      'xl/pivotCache/pivotCacheRecords1.xml': '<pivotCacheRecords><r><s v="贺青梧"/></r></pivotCacheRecords>',
    },
    related: [
      rel('x2', 'connections', 'connections.xml'),
      rel('x3', 'revisionHeaders', 'revisions/revisionHeaders.xml'),
      rel('x4', 'externalLink', 'externalLinks/externalLink1.xml'),
      rel('x5', 'pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml'),
    ],
  });

  test('goes with every reference to it', async () => {
    const copy = await clean(workbook);
    expect(kindsIn(copy.text)).toEqual([]);
    expect(Object.keys(partsOf(copy.bytes)).sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/workbook.xml',
      'xl/worksheets/_rels/sheet1.xml.rels',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(partsOf(copy.bytes)['xl/worksheets/sheet1.xml']).not.toMatch(/legacyDrawing|<f>/);
    expect(partsOf(copy.bytes)['xl/workbook.xml']).not.toMatch(/externalReference|pivotCache/);
    expect(textOf(copy.text, 'xl/worksheets/sheet1.xml')).toBe('图书馆\t7');
  });
});

describe('personal values', () => {
  test('are covered in shared strings, inline strings, results and numbers', async () => {
    const sheet = `<sheetData>${row(1, `<c r="A1" t="s"><v>0</v></c>${inlineCell('B1', '打19900000071')}<c r="C1" t="str"><f>"电话"&amp;D1</f><v>电话19900000071</v></c><c r="D1"><v>1.9900000071E10</v></c><c r="E1"><v>40</v></c>`)}</sheetData>`;
    const copy = await clean(
      makeXlsx({
        sheets: [{ name: '表', content: sheet }],
        parts: { 'xl/sharedStrings.xml': strings('手机19900000071') },
        related: [{ id: 'x1', kind: 'sharedStrings', target: 'sharedStrings.xml' }],
      }),
      { masks: [{ value: '19900000071', replacement: '199****0071' }] },
    );
    expect(textOf(copy.text, 'xl/worksheets/sheet1.xml')).toBe(
      '手机199****0071\t打199****0071\t电话199****0071\t199****0071\t40',
    );
    expect(copy.masked).toBe(4);
  });
});

describe('switched-off shapes on a sheet', () => {
  const anchor = (content: string) => `<xdr:twoCellAnchor>${content}<xdr:clientData/></xdr:twoCellAnchor>`;
  const shape = (text: string, attributes = '') =>
    `<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="框"${attributes}/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>`;
  const picture =
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="图" hidden="1"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="i"/></xdr:blipFill></xdr:pic>';

  test('go with their places and pictures, and the others stay', async () => {
    const group = `<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="4" name="组"/></xdr:nvGrpSpPr>${shape('组里看得见')}${shape('组里关掉', ' hidden="true"')}</xdr:grpSp>`;
    const copy = await clean(
      makeXlsx({
        sheets: [
          {
            name: '表',
            content: `<sheetData>${row(1, inlineCell('A1', '公开'))}</sheetData><drawing r:id="d"/>`,
          },
        ],
        parts: {
          'xl/worksheets/_rels/sheet1.xml.rels': relationships([
            { id: 'd', kind: 'drawing', target: '../drawings/drawing1.xml' },
          ]),
          'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${anchor(shape('看得见'))}${anchor(shape('底稿', ' hidden="1"'))}${anchor(picture)}${anchor(group)}</xdr:wsDr>`,
          'xl/drawings/_rels/drawing1.xml.rels': relationships([
            { id: 'i', kind: 'image', target: '../media/image1.emf' },
          ]),
          'xl/media/image1.emf': '旧图',
        },
      }),
    );
    const parts = partsOf(copy.bytes);
    expect(copy.removed).toEqual([{ kind: 'xlsx.hidden-shape', count: 3 }]);
    expect(parts['xl/drawings/drawing1.xml']?.match(/<xdr:twoCellAnchor>/g)).toHaveLength(2);
    expect(Object.keys(parts)).not.toContain('xl/media/image1.emf');
    expect(textOf(copy.text, 'xl/drawings/drawing1.xml')).toBe('看得见\n组里看得见');
    expect(textOf(copy.text, 'xl/worksheets/sheet1.xml')).toBe('公开');
  });
});
