/**
 * Tables as rows and columns. Readers give a table as lines with tabs; sheets also give each cell's place (A1), which counts
 * where empty cells were left out. What a number is, its column header often says best: 身份证号 raises, 序号 lowers.
 */
import { foldWords } from '../text/fold-words.ts';
import type { ScreenedPart } from './screened-part.ts';
import { placeOf } from './screened-part.ts';

export interface TableCell {
  /** Original offsets in the part. */
  readonly start: number;
  readonly end: number;
  /** Counted from 0; the same in all rows. */
  readonly column: number;
  /** Folded. */
  readonly text: string;
}

export interface Table {
  readonly start: number;
  readonly end: number;
  /** Cells of the rows that head the columns, and all rows below them. */
  readonly heads: readonly (readonly TableCell[])[];
  readonly rows: readonly (readonly TableCell[])[];
  /** Words above each column, two levels joined. */
  readonly headers: ReadonlyMap<number, string>;
}

/** Rows with values have long digits or bare numbers; a header does not. */
const valueCell = /\d{5}|^[\d.,%-]+$/u;
/** A second row of headers must look like one, else it is the first row of a table without numbers. */
const headerWord =
  /姓名|名称|号码|证号|编号|编码|代码|身份证|证件|电话|手机|联系|地址|住址|金额|标准|日期|时间|序号|类别|等级|备注|账号|卡号|性别|年龄|单位|小计|人数|户数/u;
const mostHeads = 2;
/** Lines without tabs that a table may hold: a cell of several paragraphs. */
const widestGap = 1;
const longestHeader = 40;

const known = new WeakMap<ScreenedPart, readonly Table[]>();

/** All tables of a part, in reading order. */
export function tablesOf(screened: ScreenedPart): readonly Table[] {
  const remembered = known.get(screened);
  if (remembered !== undefined) return remembered;
  const tables = screened.part.text.includes('\t') ? readTables(screened) : [];
  known.set(screened, tables);
  return tables;
}

/** The table around a place, or undefined. */
export function tableAt(screened: ScreenedPart, offset: number): Table | undefined {
  const tables = tablesOf(screened);
  let low = 0;
  let high = tables.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tables[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const table = tables[low];
  return table !== undefined && table.start <= offset ? table : undefined;
}

/** Column of a place, counted from 0. */
export function columnAt(screened: ScreenedPart, offset: number): number {
  const { part } = screened;
  const { cell } = placeOf(part, offset);
  if (cell !== undefined) return columnOfCell(cell);
  const { tabs, lines } = edgesOf(screened);
  // A line may hold a million matches, so nothing is counted along it for each of them.
  const lineStart = lines[countBelow(lines, offset) - 1] ?? -1;
  return countBelow(tabs, offset) - countBelow(tabs, lineStart);
}

/** Row of a place inside a table, as a number that the cells of that row share; null outside of tables. */
export function rowAt(screened: ScreenedPart, offset: number): number | null {
  if (tableAt(screened, offset) === undefined) return null;
  const { cell } = placeOf(screened.part, offset);
  // The line break inside a cell of a sheet begins no row.
  const row = cell === undefined ? null : /\d+$/u.exec(cell);
  return row === null ? countBelow(edgesOf(screened).lines, offset) : Number(row[0]);
}

interface Edges {
  /** Offsets of the tabs and of the line ends, ascending. */
  readonly tabs: readonly number[];
  readonly lines: readonly number[];
}

const knownEdges = new WeakMap<ScreenedPart, Edges>();

function edgesOf(screened: ScreenedPart): Edges {
  const remembered = knownEdges.get(screened);
  if (remembered !== undefined) return remembered;
  const { text } = screened.part;
  const edges = { tabs: placesOf(text, '\t'), lines: placesOf(text, '\n') };
  knownEdges.set(screened, edges);
  return edges;
}

function placesOf(text: string, character: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) places.push(at);
  return places;
}

/** How many of ascending offsets lie before a place. */
function countBelow(places: readonly number[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readTables(screened: ScreenedPart): readonly Table[] {
  const tables: Table[] = [];
  let rows: (readonly TableCell[])[] = [];
  let gap = 0;
  const finish = () => {
    if (rows.length > 1) tables.push(makeTable(rows));
    rows = [];
    gap = 0;
  };
  for (const row of rowsOf(screened)) {
    if (row.length > 1) {
      rows.push(row);
      gap = 0;
    } else if (rows.length > 0 && screened.part.role !== 'sheet') {
      gap += 1;
      if (gap > widestGap) finish();
    }
  }
  finish();
  return tables;
}

const noCells: readonly TableCell[] = [];
const tab = 0x09;

function* rowsOf(screened: ScreenedPart): Generator<readonly TableCell[]> {
  const { text } = screened.part;
  for (let start = 0; start <= text.length; ) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    yield readRow(screened, start, end);
    start = end + 1;
  }
}

function readRow(screened: ScreenedPart, from: number, to: number): readonly TableCell[] {
  const { part } = screened;
  if (!hasTab(part.text, from, to)) return noCells;
  const pieces = part.text.slice(from, to).split('\t');
  const cells: TableCell[] = [];
  let start = from;
  for (const [index, piece] of pieces.entries()) {
    const { cell } = placeOf(part, start);
    const column = cell === undefined ? index : columnOfCell(cell);
    const text = foldWords(piece).trim();
    if (text !== '') cells.push({ start, end: start + piece.length, column, text });
    start += piece.length + 1;
  }
  return cells;
}

/** Most lines are prose, and cutting each of them out to look into it would cost more than the look. */
function hasTab(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === tab) return true;
  return false;
}

function makeTable(all: readonly (readonly TableCell[])[]): Table {
  const heads = headsOf(all);
  const headers = new Map<number, string>();
  for (const cell of heads.flat()) {
    const above = headers.get(cell.column);
    const words = cell.text.slice(0, longestHeader);
    headers.set(cell.column, above === undefined ? words : `${above} ${words}`);
  }
  return {
    start: all[0]?.[0]?.start ?? 0,
    end: all.at(-1)?.at(-1)?.end ?? 0,
    heads,
    rows: all.slice(heads.length),
    headers,
  };
}

function headsOf(all: readonly (readonly TableCell[])[]): readonly (readonly TableCell[])[] {
  const heads: (readonly TableCell[])[] = [];
  for (const row of all.slice(0, mostHeads)) {
    if (row.some(({ text }) => valueCell.test(text))) break;
    if (heads.length > 0 && !row.some(({ text }) => headerWord.test(text))) break;
    heads.push(row);
  }
  return heads;
}

/** `B12` is column 1. */
function columnOfCell(address: string): number {
  let column = 0;
  for (const letter of address) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
}
