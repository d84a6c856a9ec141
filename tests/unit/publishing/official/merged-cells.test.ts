import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { expect, test } from 'vitest';
import type { ExtractedText } from '../../../../shared/extraction/extracted-text.ts';
import { compareWords } from '../../../../shared/publishing/official/compare-words.ts';
import { documentBlocks } from '../../../../shared/publishing/official/document-blocks.ts';
import { documentHtml } from '../../../../shared/publishing/official/document-html.ts';
import { typesetDocx } from '../../../../shared/publishing/official/typeset-docx.node.ts';
import { typesetHtml } from '../../../../shared/publishing/official/typeset-html.ts';
import { noon, readBytes, recognised } from '../papers.ts';

interface Cell {
  readonly text: string;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
}

async function paperWith(rows: readonly (readonly Cell[])[]): Promise<ExtractedText> {
  const table = new Table({
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map(
            ({ text, ...spans }) =>
              new TableCell({ ...spans, children: text.split('\n').map((line) => new Paragraph(line)) }),
          ),
        }),
    ),
  });
  const children = [new Paragraph('关于某事的通知'), table, new Paragraph('特此通知。')];
  return readBytes(new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] }))));
}

const tableIn = (text: ExtractedText) => documentBlocks(text).blocks.find(({ block }) => block === 'table');

const merged = [
  [{ text: '事项', rowSpan: 2 }, { text: '数量', columnSpan: 2 }, { text: '备注' }],
  [{ text: '上年' }, { text: '本年' }, { text: '' }],
  [{ text: '座谈会', rowSpan: 3 }, { text: '3' }, { text: '5' }, { text: '甲' }],
  [{ text: '合计', columnSpan: 3 }],
  [{ text: '1' }, { text: '2' }, { text: '' }],
];

test('cells over columns and rows are the same after typesetting, twice over', async () => {
  const before = await paperWith(merged);
  const bytes = await typesetDocx(recognised(before), noon);
  const after = await readBytes(bytes);
  expect(tableIn(before)).toMatchObject({
    rows: [
      ['事项', '数量', '', '备注'],
      ['', '上年', '本年', ''],
      ['座谈会', '3', '5', '甲'],
      ['', '合计', '', ''],
      ['', '1', '2', ''],
    ],
    spans: [
      { row: 0, column: 0, rows: 2, columns: 1 },
      { row: 0, column: 1, rows: 1, columns: 2 },
      { row: 2, column: 0, rows: 3, columns: 1 },
      { row: 3, column: 1, rows: 1, columns: 3 },
    ],
  });
  expect({ ...tableIn(after), paragraph: 0, start: 0 }).toEqual({
    ...tableIn(before),
    paragraph: 0,
    start: 0,
  });
  expect(compareWords(before, after)).toEqual({ same: true, lost: 0, added: 0 });
});

test('pages have the same cells with the same words', async () => {
  const document = recognised(await paperWith(merged));
  for (const html of [typesetHtml(document), documentHtml(document)]) {
    expect(html).toContain('rowspan="2">事项</th>');
    expect(html).toContain('<th scope="colgroup" colspan="2">数量</th>');
    expect(html).toContain('<td colspan="3">合计</td>');
    expect(html.match(/<t[hd][ >]/g)).toHaveLength(14);
  }
});

test('a cell of several paragraphs stays one cell', async () => {
  const before = await paperWith([
    [{ text: '第一段\n第二段' }, { text: '乙' }],
    [{ text: '丙' }, { text: '丁' }],
  ]);
  const after = await readBytes(await typesetDocx(recognised(before), noon));
  expect(tableIn(before)).toMatchObject({
    rows: [
      ['第一段\n第二段', '乙'],
      ['丙', '丁'],
    ],
  });
  expect(compareWords(before, after).same).toBe(true);
});

test('a table without merged cells is read as before', async () => {
  const before = await paperWith([[{ text: '甲' }, { text: '乙' }]]);
  expect(before.parts.some(({ tables }) => tables !== undefined)).toBe(false);
  expect(tableIn(before)).toMatchObject({ rows: [['甲', '乙']] });
});

const samples = join(import.meta.dirname, '../../../samples/valid');

test.each(readdirSync(samples).filter((name) => name.endsWith('.docx')))(
  'no word of %s is lost',
  async (name) => {
    const before = await readBytes(new Uint8Array(readFileSync(join(samples, name))), name);
    const after = await readBytes(await typesetDocx(recognised(before), noon));
    expect(compareWords(before, after)).toEqual({ same: true, lost: 0, added: 0 });
  },
);
