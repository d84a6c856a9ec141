import { expect, test } from 'vitest';
import { viewsOf } from '../../../../../../renderer/screens/review/layout/pane-views.ts';
import { placedPages } from '../../../../../../renderer/screens/review/layout/placed-pages.ts';
import {
  cellKey,
  columnName,
  parseCell,
  sheetsOf,
} from '../../../../../../renderer/screens/review/layout/sheet-cells.ts';
import { findingsByCell } from '../../../../../../renderer/screens/review/layout/sheet-findings.ts';
import { cellAfterKey } from '../../../../../../renderer/screens/review/layout/sheet-keys.ts';
import type { TextPart } from '../../../../../../shared/extraction/extracted-text.ts';
import type { FileType } from '../../../../../../shared/intake/file-type.ts';
import { textRows } from '../../../../../../shared/review/text-rows.ts';
import { textWindow } from '../../../../../../shared/review/text-window.ts';
import { findingAt, partOf } from './finding-at.ts';

const names = partOf(
  [
    ['摊位', { sheet: '摊位' }],
    ['底稿', { sheet: '底稿' }, 'xlsx.hidden-sheet'],
    ['口令', { sheet: '口令' }, 'xlsx.very-hidden-sheet'],
  ],
  { path: 'workbook', role: 'other' },
);
const stalls = partOf(
  [
    ['摊主', { sheet: '摊位', cell: 'A1' }],
    ['手机', { sheet: '摊位', cell: 'AB1' }, 'xlsx.hidden-columns'],
    ['候补', { sheet: '摊位', cell: 'A3' }, 'xlsx.hidden-rows'],
  ],
  { path: 'sheet1', role: 'sheet' },
);

test('reads and writes the names of cells and columns', () => {
  expect([parseCell('C12'), parseCell('$AB$3'), parseCell('A0'), parseCell('十二')]).toEqual([
    { row: 12, column: 3 },
    { row: 3, column: 28 },
    null,
    null,
  ]);
  expect([1, 26, 27, 28, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'AAA']);
});

test('shows hidden sheets, rows and columns as hidden, also those that hold nothing', () => {
  const sheets = sheetsOf([names, stalls]);
  expect(sheets.map(({ name, visibility, rows, columns }) => [name, visibility, rows, columns])).toEqual([
    ['摊位', 'shown', 3, 28],
    ['底稿', 'hidden', 0, 0],
    ['口令', 'very-hidden', 0, 0],
  ]);
  const [first] = sheets;
  expect([[...(first?.hiddenRows ?? [])], [...(first?.hiddenColumns ?? [])]]).toEqual([[3], [28]]);
  expect(first?.cells.get(cellKey({ row: 3, column: 1 }))?.segment.hidden).toBe('xlsx.hidden-rows');
});

test('puts a finding on each of the cells it is about', () => {
  const row = findingAt(
    1,
    { start: 0, end: 2, sheet: '摊位', cell: 'A1' },
    { alsoAt: [{ start: 3, end: 5, cell: 'AB1' }] },
  );
  const elsewhere = findingAt(2, { start: 0, end: 1, sheet: '底稿', cell: 'A1' });
  expect([...findingsByCell([row, elsewhere], '摊位').keys()]).toEqual(['1 1', '1 28']);
});

test('moves by keys and stays inside the sheet', () => {
  const size = { rows: 50, columns: 4, page: 10 };
  const from = { row: 5, column: 2 };
  const after = (key: string, ctrlKey = false) => cellAfterKey({ key, ctrlKey }, from, size);
  expect([
    after('ArrowDown'),
    after('PageUp'),
    after('End'),
    after('End', true),
    after('Home', true),
  ]).toEqual([
    { row: 6, column: 2 },
    { row: 1, column: 2 },
    { row: 5, column: 4 },
    { row: 50, column: 4 },
    { row: 1, column: 1 },
  ]);
  expect(after('x')).toBeNull();
});

function ways(type: FileType, parts: readonly TextPart[]) {
  const wanted = { row: null, finding: null, count: 1 };
  return (
    textWindow({ rows: textRows(parts), text: { type, parts }, findings: [] }, wanted).whole?.ways ?? null
  );
}

test('offers the ways of showing a file that its format and its words allow', () => {
  const page = partOf([['你好', { page: 1, box: [10, 10, 20, 10] }]], { role: 'page' });
  expect(viewsOf('xlsx', ways('xlsx', [names, stalls]))).toEqual(['reading', 'sheets']);
  expect(viewsOf('pdf', ways('pdf', [page]))).toEqual(['reading', 'layout']);
  expect(viewsOf('ofd', ways('ofd', [page]))).toEqual(['reading', 'places']);
  expect(viewsOf('txt', ways('txt', [names]))).toEqual(['reading']);
  expect(viewsOf('pdf', null)).toEqual(['reading']);
});

test('lays words on pages at least as large as a sheet of paper', () => {
  const part = partOf([
    ['第二页', { page: 2, box: [10, 900, 20, 10] }],
    ['第一页', { page: 1, box: [10, 10, 20, 10] }, 'ofd.covered-text'],
    ['无位置'],
  ]);
  expect(placedPages([part])).toMatchObject([
    { number: 1, width: 595, height: 842, words: [{ text: '第一页', isHidden: true }] },
    { number: 2, height: 910, words: [{ text: '第二页', isHidden: false }] },
  ]);
});
