import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import { registerZh, statisticsZh } from '../../../shared/messages/forms-zh.ts';
import {
  type RegisterEntry,
  registerForm,
  registerTable,
} from '../../../shared/release/forms/register-table.ts';
import { joinedTable, statisticsTables } from '../../../shared/release/forms/statistics-tables.ts';
import { writeCsv } from '../../../shared/release/forms/write-csv.ts';
import { writeForm } from '../../../shared/release/forms/write-form.node.ts';
import { writeWorkbook } from '../../../shared/release/forms/write-workbook.ts';
import { yearlyCounts } from '../../../shared/release/forms/yearly-report.ts';
import { emptyRecord } from '../../../shared/release/kind/release-record.ts';

const entry: RegisterEntry = {
  packageNumber: 'BMSC-2026-0001',
  title: '=HYPERLINK("x")采砂管理办法',
  documentNumber: '云政办发〔2026〕8号',
  organ: '云泽市人民政府办公室',
  kind: '政策文件及解读',
  carriers: ['docx', 'pdf'],
  channel: '云泽市政府网站',
  handler: '林沐云',
  reviewer: '何青梧',
  approver: '宁知远',
  state: 'published',
  openedOn: '2026-11-02',
  publishedOn: '2026-11-20',
  returns: 2,
};

async function wordsOf(bytes: Uint8Array, name: string): Promise<string> {
  const read = await extractText({ bytes, name });
  if (!read.ok) throw new Error(read.failure.code);
  return read.value.parts.map(({ text }) => text).join('\n');
}

test('writes a workbook that our own reader reads back, with text as text', async () => {
  const bytes = writeWorkbook([registerTable([entry], registerZh)]);
  const words = await wordsOf(bytes, '台账.xlsx');
  for (const word of ['审查编号', 'BMSC-2026-0001', '=HYPERLINK("x")采砂管理办法', 'docx、pdf', '退回2次']) {
    expect(words).toContain(word);
  }
  const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).not.toContain('<f');
  expect(sheet).toContain('s="2" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK');
  expect(writeWorkbook([registerTable([entry], registerZh)])).toEqual(bytes);
});

test.for(['=1+1', '+861', '-2', '@sum', '\t=1', '＝1'])(
  'lets no line of text become a formula: %s',
  (text) => {
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      writeCsv({ name: '表', header: ['列'], rows: [[text], [-5]] }),
    );
    expect(lines.startsWith('\ufeff列\r\n')).toBe(true);
    expect(lines).toContain(`'${text}`);
    expect(lines).toContain('\r\n-5\r\n');
  },
);

test('quotes commas, quotation marks and line breaks as RFC 4180 does', () => {
  const lines = new TextDecoder().decode(writeCsv({ name: '表', header: ['a'], rows: [['甲,"乙"\n丙']] }));
  expect(lines).toContain('"甲,""乙""\n丙"');
});

test('leaves out what XML does not have, and cuts what no cell holds', async () => {
  const rows = [['甲\u0000乙', '长'.repeat(40_000)]];
  const words = await wordsOf(writeWorkbook([{ name: 'a/b', header: ['一', '二'], rows }]), '表.xlsx');
  expect(words).toContain('甲乙');
});

test('puts the register on a page that lies, with its total', async () => {
  const form = registerForm(
    [entry, { ...entry, packageNumber: 'BMSC-2026-0002' }],
    registerZh,
    '云泽市办公室',
  );
  const words = await wordsOf(await writeForm(form, '2026-11-23T08:00:00.000Z'), '台账.docx');
  expect(words).toContain('共2件');
  expect(words).toContain('可以公开');
});

test('sets pages as GB/T 9704 does, and prints no star of a secrecy mark', async () => {
  const form = {
    title: '关于★测试的公告',
    layout: 'portrait' as const,
    blocks: [{ block: 'text' as const, lines: ['机密★十年'] }],
  };
  const parts = unzipSync(await writeForm(form, '2026-11-23T08:00:00.000Z'));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  expect(xml).toContain('w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"');
  expect(xml).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="580" w:charSpace="-848"/>');
  expect(xml).not.toContain('★');
  const fonts = strFromU8(parts['word/fontTable.xml'] ?? new Uint8Array());
  expect(fonts).toContain('<w:font w:name="方正小标宋简体"><w:altName w:val="方正小标宋_GBK');
  const all = Object.values(parts)
    .map((part) => strFromU8(part))
    .join('\n');
  expect(all).not.toMatch(/Calibri|等线|Un-named|★/u);
});

test('adds the total below each grouping of the statistics', () => {
  const line = {
    ...{ opened: 3, released: 2, onTime: 1, late: 1, unsure: 0, returned: 1, withdrawn: 0, notOpen: 0 },
    ...{ overridden: 4, briefings: 1, days: 6.5 },
  };
  const facts = {
    total: { name: '', ...line },
    byOrgan: [{ name: '', ...line }],
    byTopic: [],
    byKind: [],
    yearly: [{ item: 'penalties', count: 7 }],
  };
  const tables = statisticsTables(facts, statisticsZh);
  expect(tables[0]?.rows).toEqual([
    ['（未填）', 3, 2, 1, 1, 0, 1, 0, 0, 4, 1, 6.5],
    ['合计', 3, 2, 1, 1, 0, 1, 0, 0, 4, 1, 6.5],
  ]);
  expect(tables[3]?.rows).toEqual([['行政处罚：本年处理决定', 7]]);
  expect(joinedTable(tables).rows).toContainEqual(['年度报告数据']);
});

test('counts for the yearly report what has left, and requests by their answer', () => {
  const release = (
    kind: string,
    state: 'exported' | 'not-open' | 'drafting',
    fields: Record<string, string> = {},
  ) => ({
    ...{ year: 2026, kind, state, validity: 'in-force' as const },
    record: { ...emptyRecord, fields },
  });
  const counts = new Map(
    yearlyCounts(
      [
        release('policy-with-interpretation', 'exported', { replaces: 'yes' }),
        { ...release('major-decision', 'exported'), year: 2024 },
        release('policy-with-interpretation', 'drafting'),
        release('on-request-disclosure', 'exported', { answer: 'partial' }),
        release('on-request-disclosure', 'not-open', { answer: 'refused' }),
        release('on-request-disclosure', 'drafting', { answer: 'disclosed' }),
        release('penalty-decision', 'exported'),
      ],
      2026,
    ).map(({ item, count }) => [item, count]),
  );
  expect(Object.fromEntries(counts)).toEqual({
    ...{ 'rules-made': 1, 'rules-repealed': 1, 'rules-in-force': 2, penalties: 1, requests: 3 },
    ...{ 'requests-open': 0, 'requests-partly': 1, 'requests-refused': 1, 'requests-other': 0 },
    'requests-carried': 1,
  });
});
