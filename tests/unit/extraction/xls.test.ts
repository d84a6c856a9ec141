import { describe, expect, test } from 'vitest';
import { join, numbers } from '../intake/make-zip.ts';
import { wide } from './make-doc.ts';
import { entry, picture, properties } from './make-drawing.ts';
import { factsOf, hiddenWords, read, textOf } from './make-office.ts';
import { container } from './make-ppt.ts';
import {
  bookStream,
  columns,
  comment,
  label,
  makeXls,
  record,
  row,
  shared,
  sharedStrings,
  string,
} from './make-xls.ts';

const first = 'Workbook#sheet-1';
const compact = (at: number, value: number) => record(0x027e, numbers([2, 0], [2, at], [2, 0], [4, value]));

describe('the cells of a workbook', () => {
  test('are read in every form that a value has', async () => {
    const double = new Uint8Array(new Float64Array([19_900_000_081]).buffer);
    const formula = (at: number, value: Uint8Array) =>
      record(0x0006, numbers([2, 1], [2, at], [2, 0]), value, new Uint8Array(8));
    const extracted = await read(
      makeXls({
        globals: [sharedStrings(['摊主'])],
        sheets: [
          {
            name: '摊位',
            records: [
              shared(0, 0, 0),
              label(0, 1, '手机'),
              record(0x0203, numbers([2, 0], [2, 2], [2, 0]), double),
              compact(3, (650 << 2) | 3),
              record(
                0x00bd,
                numbers([2, 0], [2, 4], [2, 0], [4, (7 << 2) | 2], [2, 0], [4, (8 << 2) | 2], [2, 5]),
              ),
              record(0x0205, numbers([2, 0], [2, 6], [2, 0], [1, 1], [1, 0])),
              formula(0, numbers([1, 0], [5, 0], [2, 0xffff])),
              record(0x0207, string('合计')),
              formula(1, double),
              formula(2, numbers([1, 1], [1, 0], [1, 1], [3, 0], [2, 0xffff])),
            ],
          },
        ],
      }),
      '名单.xls',
    );
    expect(textOf(extracted, first)).toBe(
      '摊主\t手机\t19900000081\t6.5\t7\t8\tTRUE\n合计\t19900000081\tTRUE',
    );
    expect(extracted.parts.find(({ path }) => path === first)?.segments[1]?.place).toEqual({
      sheet: '摊位',
      cell: 'B1',
    });
    expect(textOf(extracted, 'Workbook#sheets')).toBe('摊位');
    expect(extracted).toMatchObject({ type: 'xls', pages: 1, hidden: [], notInspected: [] });
  });

  test('share texts that run over several records, changing their width on the way', async () => {
    const rich = join([numbers([2, 2], [1, 1 + 8 + 4], [2, 1], [4, 3]), wide('富文'), new Uint8Array(7)]);
    const strings = join([
      record(0x00fc, numbers([4, 4], [4, 4]), rich, numbers([2, 4], [1, 1]), wide('前半')),
      record(0x003c, numbers([1, 0]), Uint8Array.of(0x41, 0x42), numbers([2, 2], [1, 1])),
      record(0x003c, numbers([1, 1]), wide('整个'), string('末尾')),
    ]);
    const extracted = await read(
      makeXls({
        globals: [strings],
        sheets: [{ name: '一', records: [0, 1, 2, 3].map((index) => shared(index, 0, index)) }],
      }),
    );
    expect(textOf(extracted, first)).toBe('富文\n前半AB\n整个\n末尾');
  });

  test('of Excel 95 are in the code page of the workbook', async () => {
    const gbk = Uint8Array.from([0xc3, 0xfb, 0xb5, 0xa5]);
    const extracted = await read(
      makeXls({
        stream: 'Book',
        version: 0x0500,
        globals: [record(0x0042, numbers([2, 936]))],
        sheets: [
          {
            name: 'A',
            state: 1,
            records: [
              record(0x0204, numbers([2, 0], [2, 0], [2, 0], [2, 4]), gbk),
              record(0x001c, numbers([2, 0], [2, 0], [2, 4]), gbk),
              record(0x001c, numbers([2, 0xffff], [2, 0], [2, 4]), gbk),
            ],
          },
        ],
      }),
    );
    expect(textOf(extracted, 'Book#sheet-1')).toBe('名单');
    expect(factsOf(extracted, 'xls.hidden-sheet')).toHaveLength(1);
    expect(factsOf(extracted, 'xls.comments')).toMatchObject([{ place: { cell: 'A1' }, quote: '名单名单' }]);
  });
});

describe('hidden parts of a workbook', () => {
  test('are sheets, rows and columns, with what they hold', async () => {
    const cells = [label(0, 0, '公开'), label(0, 1, '身份信息'), label(1, 0, '候补'), label(2, 0, '零高')];
    const extracted = await read(
      makeXls({
        sheets: [
          {
            name: '公示',
            records: [
              columns(1, 2, { hidden: true }),
              row(0),
              row(1, { hidden: true }),
              row(2, { height: 0 }),
              ...cells,
            ],
          },
          { name: '底稿', state: 1, records: [label(0, 0, '评审意见')] },
          { name: '参数', state: 2, records: [] },
        ],
      }),
    );
    expect(factsOf(extracted, 'xls.hidden-rows')).toMatchObject([
      { count: 2, quote: '候补\t零高', place: { sheet: '公示' } },
    ]);
    expect(factsOf(extracted, 'xls.hidden-columns')).toMatchObject([{ count: 1, quote: '身份信息' }]);
    expect(factsOf(extracted, 'xls.hidden-sheet')).toMatchObject([
      { place: { sheet: '底稿' }, quote: '评审意见' },
    ]);
    expect(factsOf(extracted, 'xls.very-hidden-sheet')).toMatchObject([{ place: { sheet: '参数' } }]);
    expect(hiddenWords(extracted, 'xls.hidden-rows')).toEqual(['候补', '零高']);
    expect(hiddenWords(extracted, 'xls.hidden-sheet')).toEqual(['底稿', '评审意见']);
  });

  test('are no rows and columns in which nothing stands', async () => {
    const records = [
      columns(1, 300, { hidden: true }),
      row(4, { hidden: true }),
      label(0, 0, '字'),
      record(0x0201, numbers([2, 4], [2, 0], [2, 0])),
    ];
    expect((await read(makeXls({ sheets: [{ name: '一', records }] }))).hidden).toEqual([]);
  });

  test('are names, links to other workbooks, texts that no cell shows and caches of pivot tables', async () => {
    const name = (text: string, flags: number) =>
      record(
        0x0018,
        numbers([2, flags], [1, 0], [1, text.length], [2, 0], [4, 0], [4, 0], [1, 1]),
        wide(text),
      );
    const extracted = await read(
      makeXls({
        globals: [
          sharedStrings(['用到的', '没有用到的']),
          name('隐藏名称', 1),
          name('名称', 0),
          name('\u0006', 0x21),
          record(0x01ae, numbers([2, 1], [2, 11], [1, 1]), wide('\u0001\u0001D底稿\u0003a.xls')),
          record(0x01ae, numbers([2, 1], [2, 0x0401])),
          record(0x005c, string('沈望舒   ')),
        ],
        sheets: [{ name: '一', records: [shared(0, 0, 0)] }],
        streams: {
          '_SX_DB_CUR/0001': join([record(0x00cd, string('源数据')), record(0x00cd, numbers([2, 9]))]),
        },
      }),
    );
    expect(factsOf(extracted, 'xls.hidden-name')).toMatchObject([{ quote: '隐藏名称' }]);
    expect(factsOf(extracted, 'xls.external-link')).toMatchObject([{ quote: 'D:\\底稿\\a.xls' }]);
    expect(hiddenWords(extracted, 'xls.unreferenced-strings')).toEqual(['没有用到的']);
    expect(hiddenWords(extracted, 'xls.pivot-cache')).toEqual(['源数据']);
    expect(hiddenWords(extracted, 'xls.metadata-person')).toEqual(['沈望舒']);
    expect(extracted.notInspected).toEqual([{ path: '_SX_DB_CUR/0001', reason: 'damaged' }]);
  });

  test('are objects, each opened with the reader of its format, and macros', async () => {
    const inner = bookStream({ sheets: [{ name: '内', state: 2, records: [label(0, 0, '对象里的话')] }] });
    const extracted = await read(
      makeXls({
        sheets: [{ name: '外', records: [] }],
        streams: { 'MBD0012AB34/Workbook': inner, '_VBA_PROJECT_CUR/VBA/dir': new Uint8Array(4) },
      }),
    );
    expect(factsOf(extracted, 'xls.embedded-object')).toMatchObject([{ path: 'MBD0012AB34' }]);
    expect(factsOf(extracted, 'xls.macros')).toHaveLength(1);
    expect(textOf(extracted, 'MBD0012AB34!Workbook#sheet-1')).toBe('对象里的话');
    expect(factsOf(extracted, 'xls.very-hidden-sheet')).toMatchObject([
      { path: 'MBD0012AB34!Workbook#sheet-1' },
    ]);
  });
});

describe('words over a sheet', () => {
  test('are comments with their cell and author, and text boxes', async () => {
    const box = join([
      record(0x005d, numbers([2, 0x15], [2, 0x12], [2, 6], [2, 9], [2, 0]), new Uint8Array(12)),
      record(0x01b6, new Uint8Array(10), numbers([2, 2], [2, 16], [4, 0])),
      record(0x003c, numbers([1, 1]), wide('框内')),
    ]);
    const extracted = await read(
      makeXls({ sheets: [{ name: '一', records: [comment([2, 27], '沈望舒', '以丈量为准'), box] }] }),
    );
    expect(factsOf(extracted, 'xls.comments')).toEqual([
      {
        kind: 'xls.comments',
        path: `${first}#comments`,
        place: { sheet: '一', cell: 'AB3' },
        count: 1,
        quote: '以丈量为准',
        author: '沈望舒',
      },
    ]);
    expect(textOf(extracted, `${first}#text-boxes`)).toBe('框内');
  });

  test('are headers, messages, lists of values, links and titles of charts', async () => {
    const list = '甲\0乙';
    const validation = record(
      0x01be,
      numbers([4, 0]),
      ...['提示', '\0', '请填写', '\0'].map(string),
      numbers([2, 4 + list.length * 2], [2, 0], [1, 0x17], [1, list.length], [1, 1]),
      wide(list),
    );
    const counted = (text: string) => join([numbers([4, text.length + 1]), wide(`${text}\0`)]);
    const address = 'http://10.0.0.1/内网';
    const link = record(
      0x01b8,
      new Uint8Array(24),
      numbers([4, 2], [4, 0x17]),
      counted('说明'),
      numbers([4, 0x79eac9e0], [12, 0], [4, address.length * 2 + 2]),
      wide(`${address}\0`),
    );
    const file = record(
      0x01b8,
      new Uint8Array(24),
      numbers([4, 2], [4, 1], [4, 0x303], [12, 0], [2, 1], [4, 6]),
      new TextEncoder().encode('a.xls\0'),
    );
    const chart = join([
      record(0x0809, numbers([2, 0x0600], [2, 0x20])),
      record(0x100d, numbers([2, 0], [1, 2], [1, 1]), wide('图题')),
      label(0, 0, '图的缓存'),
      record(0x000a),
    ]);
    const extracted = await read(
      makeXls({
        sheets: [
          {
            name: '一',
            records: [
              record(0x0014, string('&C&"宋体"&12内部资料')),
              record(0x0015),
              validation,
              link,
              file,
              chart,
              label(5, 0, '后文'),
            ],
          },
        ],
      }),
    );
    expect(textOf(extracted, `${first}#header`)).toBe('内部资料');
    expect(textOf(extracted, `${first}#validation`)).toBe('提示\n请填写\n甲\t乙');
    expect(textOf(extracted, `${first}#links`)).toBe(`说明\n${address}\n..\\a.xls`);
    expect(textOf(extracted, `${first}#charts`)).toBe('图题');
    expect(textOf(extracted, first)).toBe('后文');
    expect(extracted.notInspected).toEqual([]);
  });
});

describe('drawings of a workbook', () => {
  test('are pictures, letters drawn as one and descriptions, from record to record', async () => {
    const list = container(0xf000, [
      container(0xf001, [entry(picture(0xf01e, 0x6e0)), entry(picture(0xf01f, 0x7a8))]),
    ]);
    const drawing = container(0xf002, [
      container(0xf004, [properties('内部', 0x00c0), properties('签名图', 0x0381)]),
    ]);
    const half = Math.floor(drawing.length / 2);
    const extracted = await read(
      makeXls({
        globals: [record(0x00eb, list.subarray(0, 40)), record(0x003c, list.subarray(40))],
        sheets: [
          {
            name: '一',
            records: [record(0x00ec, drawing.subarray(0, half)), record(0x00ec, drawing.subarray(half))],
          },
        ],
      }),
    );
    expect(textOf(extracted, `${first}#drawn-letters`)).toBe('内部');
    expect(textOf(extracted, `${first}#alternative-text`)).toBe('签名图');
    expect(extracted.notInspected.map(({ path }) => path)).toEqual(['Pictures#picture-1', 'Pictures']);
  });
});

describe('a workbook that cannot be read', () => {
  test('for its password says so', async () => {
    const extracted = await read(
      makeXls({ globals: [record(0x002f, numbers([2, 1])), sharedStrings(['密'])], sheets: [] }),
    );
    expect(factsOf(extracted, 'file.encrypted')).toHaveLength(1);
    expect(extracted.notInspected).toEqual([{ path: '', reason: 'encrypted' }]);
  });

  test('in part, for a damaged record, says so and gives the rest', async () => {
    const records = [label(0, 0, '前'), record(0x00fd, numbers([2, 1])), label(2, 0, '后')];
    const extracted = await read(makeXls({ sheets: [{ name: '一', records }] }));
    expect(textOf(extracted, first)).toBe('前\n后');
    expect(extracted.notInspected).toEqual([{ path: first, reason: 'damaged' }]);
  });

  test.each([
    ['of Excel 4', 0x0400, 'unsupported-format'],
    ['of no Excel', 0x0900, 'unsupported-format'],
  ])('because it is %s says so', async (_, version, reason) => {
    expect((await read(makeXls({ version, sheets: [] }))).notInspected).toEqual([
      { path: 'Workbook', reason },
    ]);
  });
});

test('a row of the usual height is shown, whatever the height beside that mark says', async () => {
  const extracted = await read(
    makeXls({
      sheets: [
        {
          name: '表',
          records: [
            row(0, { height: 0x8000 }),
            row(1, { height: 0 }),
            label(0, 0, '看得见'),
            label(1, 0, '看不见'),
          ],
        },
      ],
    }),
  );
  expect(hiddenWords(extracted, 'xls.hidden-rows')).toEqual(['看不见']);
});

test('a cell in a hidden row and a hidden column counts for both', async () => {
  const records = [row(0, { hidden: true }), columns(0, 0, { hidden: true }), label(0, 0, '角落')];
  const extracted = await read(makeXls({ sheets: [{ name: '表', records }] }));
  expect(factsOf(extracted, 'xls.hidden-rows')).toMatchObject([{ quote: '角落' }]);
  expect(factsOf(extracted, 'xls.hidden-columns')).toMatchObject([{ quote: '角落' }]);
});
