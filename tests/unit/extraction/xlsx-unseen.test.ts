import { describe, expect, test } from 'vitest';
import { cleanFile } from '../../../shared/cleaning/clean-file.node.ts';
import { wholePlan } from '../../../shared/cleaning/cleaning-plan.ts';
import { columnName } from '../../../shared/extraction/xlsx/cell-value.ts';
import { factsOf, hiddenWords, inlineCell, makeXlsx, read, relationships, textOf } from './make-office.ts';

const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
const data = (rows: string) => `<sheetData>${rows}</sheetData>`;

const styles = (fonts: string, fills: string, formats: string) =>
  `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font/>${fonts}</fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills}</fills><cellStyleXfs><xf fontId="1" fillId="0"/></cellStyleXfs><cellXfs><xf fontId="0" fillId="0"/>${formats}</cellXfs></styleSheet>`;
const solid = (color: string) =>
  `<fill><patternFill patternType="solid"><fgColor ${color}/></patternFill></fill>`;

async function readColoured(fonts: string, { fills = '', after = '', parts = {} } = {}) {
  const count = fonts.split('<font>').length - 1;
  const formats = Array.from(
    { length: count },
    (_, index) => `<xf fontId="${index + 1}" fillId="${fills === '' ? 0 : index + 2}"/>`,
  ).join('');
  const cells = Array.from({ length: count }, (_, index) =>
    inlineCell(`${columnName(index + 1)}1`, `第${index + 1}格`, ` s="${index + 1}"`),
  ).join('');
  const extracted = await read(
    makeXlsx({
      sheets: [{ name: '表', content: `${data(row(1, cells))}${after}` }],
      parts: { 'xl/styles.xml': styles(fonts, fills, formats), ...parts },
      related: [
        { id: 'y', kind: 'styles', target: 'styles.xml' },
        { id: 't', kind: 'theme', target: 'theme/theme1.xml' },
      ],
    }),
  );
  return hiddenWords(extracted, 'xlsx.invisible-color');
}

describe('words in the colour of their cell', () => {
  const whiteFont = '<font><color rgb="FFFFFFFF"/></font>';

  test('are found on cells without a fill, by value, number and theme with tint', async () => {
    const theme =
      '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4F81BD"/></a:accent1></a:clrScheme></a:themeElements></a:theme>';
    const fonts = [
      whiteFont,
      '<font><color indexed="9"/></font>',
      '<font><color theme="0"/></font>',
      '<font><color theme="0" tint="-0.05"/></font>',
      '<font><color theme="0" tint="-0.35"/></font>',
      '<font><color theme="4"/></font>',
      '<font><color theme="4" tint="1"/></font>',
      '<font><color rgb="FFFF0000"/></font>',
    ].join('');
    expect(await readColoured(fonts, { parts: { 'xl/theme/theme1.xml': theme } })).toEqual([
      '第1格',
      '第2格',
      '第3格',
      '第4格',
      '第7格',
    ]);
  });

  test('are judged against the fill of the cell, whatever its colour', async () => {
    const fonts = `${whiteFont}${'<font><color rgb="FF1F497D"/></font>'.repeat(2)}${whiteFont}`;
    const fills = [
      solid('rgb="FF1F497D"'),
      solid('rgb="FF1F487C"'),
      solid('indexed="65"'),
      '<fill><gradientFill/></fill>',
    ].join('');
    expect(await readColoured(fonts, { fills })).toEqual(['第2格']);
  });

  test('are found stretch by stretch where a string is set in several colours', async () => {
    const stretch = (text: string, color = '') =>
      `<r><rPr>${color === '' ? '' : `<color rgb="FF${color}"/>`}</rPr><t>${text}</t></r>`;
    const strings = [
      stretch('公开') + stretch('藏着', 'FFFFFF') + stretch('结尾', '000000'),
      stretch('全白', 'FFFFFF'),
      stretch('白格里的黑字', '000000'),
      stretch('白格里不说的') + stretch('黑字', '000000'),
    ];
    const cells = strings.map(
      (_, index) => `<c r="${columnName(index + 1)}1" t="s" s="${index < 2 ? 0 : 1}"><v>${index}</v></c>`,
    );
    const bytes = makeXlsx({
      sheets: [{ name: '表', content: data(row(1, cells.join(''))) }],
      parts: {
        'xl/styles.xml': styles(whiteFont, '', '<xf fontId="1" fillId="0"/>'),
        'xl/sharedStrings.xml': `<sst>${strings.map((each) => `<si>${each}</si>`).join('')}</sst>`,
      },
      related: [
        { id: 'y', kind: 'styles', target: 'styles.xml' },
        { id: 'h', kind: 'sharedStrings', target: 'sharedStrings.xml' },
      ],
    });
    const extracted = await read(bytes);
    expect(hiddenWords(extracted, 'xlsx.invisible-color')).toEqual(['藏着', '全白', '白格里不说的']);
    expect(textOf(extracted, 'xl/worksheets/sheet1.xml')).toContain('公开藏着结尾\t全白\t白格里的黑字');
    expect(factsOf(extracted, 'xlsx.invisible-color')).toMatchObject([{ count: 3 }]);
    // The words beside them stay in the copy, and are read there in the same way.
    const copy = await cleanFile({ bytes, name: '表.xlsx', plan: wholePlan });
    expect(copy).toMatchObject({ ok: true, value: { kept: [] } });
    if (!copy.ok) throw new Error(copy.failure.code);
    const again = await read(copy.value.bytes);
    expect(factsOf(again, 'xlsx.invisible-color')).toEqual([]);
    expect(textOf(again, 'xl/worksheets/sheet1.xml')).toBe('公开结尾\t白格里的黑字\t黑字');
  });

  test('are found where the string stands in the cell itself', async () => {
    const inline = '<is><r><t>公开</t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>藏着</t></r></is>';
    const bytes = makeXlsx({
      sheets: [{ name: '表', content: data(row(1, `<c r="A1" t="inlineStr">${inline}</c>`)) }],
    });
    const extracted = await read(bytes);
    expect(hiddenWords(extracted, 'xlsx.invisible-color')).toEqual(['藏着']);
    expect(textOf(extracted, 'xl/worksheets/sheet1.xml')).toBe('公开藏着');
  });

  test('are left alone where a table or a conditional format colours the cells', async () => {
    const conditional = '<conditionalFormatting sqref="C1:D9 B1"><cfRule/></conditionalFormatting>';
    expect(await readColoured(whiteFont.repeat(3), { after: conditional })).toEqual(['第1格']);
    const parts = {
      'xl/worksheets/_rels/sheet1.xml.rels': relationships([
        { id: 't', kind: 'table', target: '../tables/table1.xml' },
      ]),
      'xl/tables/table1.xml': '<table ref="A1:B3" displayName="表"/>',
    };
    expect(await readColoured(whiteFont.repeat(3), { parts })).toEqual(['第3格']);
    expect(await readColoured(whiteFont, { after: '<picture r:id="p"/>' })).toEqual([]);
  });
});

describe('shapes that lie on a sheet', () => {
  const shape = (text: string, attributes = '') =>
    `<xdr:twoCellAnchor><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="框" ${attributes}/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>${text.slice(0, 2)}</a:t></a:r><a:r><a:t>${text.slice(2)}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>`;
  const group = `<xdr:twoCellAnchor><xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="5" name="组" hidden="true"/></xdr:nvGrpSpPr><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="6" name="图" descr="旧图"/></xdr:nvPicPr></xdr:pic></xdr:grpSp></xdr:twoCellAnchor>`;

  test('are read with their words whole, and told when they are switched off', async () => {
    const extracted = await read(
      makeXlsx({
        sheets: [{ name: '表', content: data('') }],
        parts: {
          'xl/worksheets/_rels/sheet1.xml.rels': relationships([
            { id: 'd', kind: 'drawing', target: '../drawings/drawing1.xml' },
          ]),
          'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="urn:x" xmlns:a="urn:a">${shape('看得见的', 'descr="说明"')}${shape('关掉的底稿', 'hidden="1"')}${group}</xdr:wsDr>`,
        },
      }),
    );
    expect(textOf(extracted, 'xl/drawings/drawing1.xml')).toBe('说明\n看得见的\n关掉的底稿\n旧图');
    expect(hiddenWords(extracted, 'xlsx.hidden-shape')).toEqual(['关掉的底稿', '旧图']);
    expect(factsOf(extracted, 'xlsx.hidden-shape')).toMatchObject([
      { count: 2, quote: '关掉的底稿\n旧图', place: { sheet: '表' } },
    ]);
    expect(extracted.notInspected).toEqual([]);
  });
});
