import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import { detectFileType } from '../../../shared/intake/detect-file-type.ts';
import { nameMismatch } from '../../../shared/intake/name-mismatch.ts';
import { join } from '../intake/make-zip.ts';
import { factsOf, read, textOf } from './make-office.ts';
import { cell, long, makeXlsb, record, row, wide } from './make-xlsb.ts';

const double = (value: number) => [...new Uint8Array(new Float64Array([value]).buffer)];
const shared = (column: number, index: number, format = 0) =>
  record(7, ...cell(column, format), ...long(index));
const sheetPath = (number: number) => `xl/worksheets/sheet${number}.bin`;

const plain = makeXlsb({
  strings: ['姓名', '云岭市虚构局', '删掉的旧名单'],
  sheets: [
    {
      name: '名单',
      records: [
        row(0),
        shared(0, 0),
        record(6, ...cell(1), ...wide('直接写入')),
        record(62, ...cell(2), 1, ...wide('有格式的字')),
        row(1),
        record(2, ...cell(0), ...long((42 << 2) | 2)),
        record(5, ...cell(1), ...double(13_812_345_678)),
        record(9, ...cell(2), ...double(0.5), 0, 0),
        record(4, ...cell(3), 1),
        record(8, ...cell(4), ...wide('算出的字'), 0, 0),
        shared(5, 1),
        record(1, ...cell(6)),
      ],
    },
  ],
});

describe('a binary workbook', () => {
  test('is told from its bytes, and honest under its own ending only', () => {
    expect(detectFileType(plain)).toBe('xlsb');
    expect(nameMismatch('名单.xlsb', 'xlsb')).toBeNull();
    expect(nameMismatch('名单.xlsx', 'xlsb')?.kind).toBe('file.type-mismatch');
  });

  test('gives every kind of cell as text, with its place', async () => {
    const extracted = await read(plain);
    expect(textOf(extracted, sheetPath(1))).toBe(
      '姓名\t直接写入\t有格式的字\n42\t13812345678\t0.5\tTRUE\t算出的字\t云岭市虚构局',
    );
    const part = extracted.parts.find(({ path }) => path === sheetPath(1));
    expect(part?.segments.map(({ place }) => place.cell)).toEqual([
      'A1',
      'B1',
      'C1',
      'A2',
      'B2',
      'C2',
      'D2',
      'E2',
      'F2',
    ]);
    expect(extracted.notInspected).toEqual([]);
    expect(extracted.pages).toBe(1);
  });

  test('tells strings that no cell uses any more', async () => {
    const [fact] = factsOf(await read(plain), 'xlsx.unreferenced-strings');
    expect(fact?.quote).toBe('删掉的旧名单');
  });
});

describe('what a binary workbook hides', () => {
  test.each([
    ['xlsx.hidden-sheet', 1],
    ['xlsx.very-hidden-sheet', 2],
  ])('%s with its words', async (kind, state) => {
    const records = [row(0), record(6, ...cell(0), ...wide('内部测算'))];
    const shown = { name: '公开', records: [row(0), record(6, ...cell(0), ...wide('公开'))] };
    const extracted = await read(makeXlsb({ sheets: [shown, { name: '底稿', state, records }] }));
    expect(factsOf(extracted, kind)).toMatchObject([{ quote: '内部测算', place: { sheet: '底稿' } }]);
    const segment = extracted.parts.find(({ path }) => path === sheetPath(2))?.segments[0];
    expect(segment?.hidden).toBe(kind);
  });

  test('hidden rows and columns, where they hold something', async () => {
    const column = record(60, ...long(1), ...long(1), ...long(2_000), ...long(0), 1, 0);
    const empty = record(60, ...long(7), ...long(9), ...long(2_000), ...long(0), 1, 0);
    const records = [
      column,
      empty,
      row(0),
      record(6, ...cell(0), ...wide('甲')),
      record(6, ...cell(1), ...wide('乙')),
      row(1, true),
      record(6, ...cell(0), ...wide('丙')),
      row(2, true),
    ];
    const extracted = await read(makeXlsb({ sheets: [{ name: '表', records }] }));
    expect(factsOf(extracted, 'xlsx.hidden-columns')).toMatchObject([{ count: 1, quote: '乙' }]);
    expect(factsOf(extracted, 'xlsx.hidden-rows')).toMatchObject([{ count: 1, quote: '丙' }]);
  });

  test('a number format that shows nothing', async () => {
    const formatOf = (number: number) => record(47, 0, 0, number, 0, ...long(0), ...long(0), ...long(0));
    const styles = [
      record(44, 170, 0, ...wide(';;;')),
      formatOf(170),
      record(617, ...long(2)),
      formatOf(0),
      formatOf(170),
      record(618),
    ];
    const records = [
      row(0),
      record(6, ...cell(0), ...wide('看得见')),
      record(6, ...cell(1, 1), ...wide('看不见')),
    ];
    const extracted = await read(makeXlsb({ sheets: [{ name: '表', records }], styles }));
    expect(factsOf(extracted, 'xlsx.invisible-format')).toMatchObject([{ quote: '看不见' }]);
  });

  describe('words in the colour of their cell', () => {
    const rgb = (red: number, green: number, blue: number) => [5, 0, 0, 0, red, green, blue, 255];
    const automatic = [0, 0, 0, 0, 0, 0, 0, 0];
    const font = (color: readonly number[]) =>
      record(43, ...[220, 0, 0, 0, 0x90, 1, 0, 0, 0, 0, 0, 0], ...color, 0, ...wide('宋体'));
    const fill = (pattern: number, color: readonly number[]) =>
      record(45, ...long(pattern), ...color, ...automatic);
    const format = (fontId: number, fillId: number) =>
      record(47, 0, 0, 0, 0, fontId, 0, fillId, 0, ...long(0), ...long(0));
    const styles = [
      ...[automatic, rgb(255, 255, 255), rgb(32, 55, 100), [3, 9, 0, 0, 0, 0, 0, 0]].map(font),
      ...[fill(0, automatic), fill(17, automatic), fill(1, rgb(32, 55, 100)), fill(0x28, automatic)],
      record(617, ...long(6)),
      ...[format(0, 0), format(1, 0), format(1, 2), format(2, 2), format(3, 0), format(1, 3)],
      record(618),
    ];
    const texts = ['黑字', '白字', '蓝底白字', '蓝底蓝字', '编号白字', '渐变白字'];
    const cells = [row(0), ...texts.map((text, column) => record(6, ...cell(column, column), ...wide(text)))];
    const pale = async (records: readonly Uint8Array[], strings: readonly string[] = []) =>
      factsOf(
        await read(makeXlsb({ sheets: [{ name: '表', records }], styles, strings })),
        'xlsx.invisible-color',
      ).map(({ quote }) => quote);

    test('by value and number, on a cell with and without a fill', async () => {
      expect(await pale(cells)).toEqual(['白字\t蓝底蓝字\t编号白字']);
    });

    test('are not claimed where conditions or a picture may colour the cells', async () => {
      const range = (right: number) => [...long(0), ...long(9), ...long(0), ...long(right)];
      const conditions = record(461, ...long(1), ...long(0), ...long(1), ...range(2));
      expect(await pale([...cells, conditions])).toEqual(['蓝底蓝字\t编号白字']);
      expect(await pale([...cells, record(562, ...wide('rId9'))])).toEqual([]);
      // A count that the record does not hold.
      expect(await pale([...cells, record(461, ...long(1), ...long(0), ...long(900))])).toHaveLength(1);
    });

    test('are not claimed of strings with fonts of their own', async () => {
      const rich = [row(0), record(62, ...cell(0, 1), 1, ...wide('各有字体'))];
      expect(await pale(rich)).toEqual([]);
    });
  });

  test('notes with author and cell', async () => {
    const notes = [
      record(632, ...wide('林虚构')),
      record(
        635,
        ...long(0),
        ...long(2),
        ...long(2),
        ...long(1),
        ...long(1),
        ...long(0),
        ...long(0),
        ...long(0),
        ...long(0),
      ),
      record(637, 0, ...wide('此数未公开')),
    ];
    const extracted = await read(makeXlsb({ sheets: [{ name: '表', records: [], notes }] }));
    expect(factsOf(extracted, 'xlsx.comments')).toMatchObject([
      { quote: '此数未公开', author: '林虚构', place: { sheet: '表', cell: 'B3' } },
    ]);
  });

  test('hidden names, those of the program apart, and the author’s folder', async () => {
    const name = (flags: number, text: string, value = '') =>
      record(39, ...long(flags), 0, ...long(0xffff_ffff), ...wide(text), ...wide(value));
    const workbook = [
      name(1, '暗名', '内部口径'),
      name(0, '明名'),
      name(0x21, '_FilterDatabase'),
      name(1, '_xlfn.STDEV.S'),
      record(2_071, ...wide('D:\\虚构处\\底稿\\')),
    ];
    const extracted = await read(makeXlsb({ sheets: [{ name: '表', records: [] }], workbook }));
    expect(factsOf(extracted, 'xlsx.hidden-name').map(({ quote }) => quote)).toEqual(['暗名=内部口径']);
    expect(factsOf(extracted, 'xlsx.local-path')[0]?.quote).toBe('D:\\虚构处\\底稿\\');
  });

  test('words kept for pivot tables and linked files', async () => {
    const parts = {
      'xl/pivotCache/pivotCacheRecords1.bin': record(40, 7, 7, ...wide('旧项目清单'), 1),
      'xl/externalLinks/externalLink1.bin': record(577, ...wide('库存表'), 0, 0),
      'xl/other.bin': record(9_999, 1, 2, 3),
    };
    const extracted = await read(makeXlsb({ sheets: [{ name: '表', records: [] }], parts }));
    expect(factsOf(extracted, 'xlsx.pivot-cache')[0]?.quote).toBe('旧项目清单');
    expect(textOf(extracted, 'xl/externalLinks/externalLink1.bin')).toBe('库存表');
    expect(extracted.notInspected).toEqual([{ path: 'xl/other.bin', reason: 'unknown-part' }]);
  });

  test('headers, footers and lists of allowed values', async () => {
    const nothing = long(0xffff_ffff);
    const header = record(
      479,
      0,
      0,
      ...wide('&L云岭市虚构局&R&P'),
      ...nothing,
      ...nothing,
      ...nothing,
      ...nothing,
      ...nothing,
    );
    const records = [header, record(64, ...long(3), ...long(0), ...wide('只填编号'), 0, 0)];
    const extracted = await read(makeXlsb({ sheets: [{ name: '表', records }] }));
    expect(textOf(extracted, `${sheetPath(1)}#header`)).toBe('云岭市虚构局');
    expect(textOf(extracted, `${sheetPath(1)}#validation`)).toBe('只填编号');
  });
});

describe('a binary workbook that is broken', () => {
  test('keeps what stands before the damage and says so', async () => {
    const records = [row(0), record(6, ...cell(0), ...wide('前半')), Uint8Array.from([6, 90, 1, 2])];
    const extracted = await read(makeXlsb({ sheets: [{ name: '表', records }] }));
    expect(textOf(extracted, sheetPath(1))).toBe('前半');
    expect(extracted.notInspected).toEqual([{ path: sheetPath(1), reason: 'damaged' }]);
  });

  test('whatever its parts hold, is read without a fault', { timeout: 30_000 }, async () => {
    const bytes = fc.uint8Array({ maxLength: 120 });
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (sheet, strings) => {
        const parts = { 'xl/worksheets/sheet1.bin': sheet, 'xl/sharedStrings.bin': strings };
        const made = makeXlsb({ sheets: [{ name: '表', records: [join([])] }] });
        const broken = makeXlsb({ sheets: [{ name: '表', records: [sheet] }], parts });
        for (const each of [made, broken]) {
          expect((await extractText({ bytes: each, name: '表.xlsb' })).ok).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
