/** Reads one sheet: cells in order, what is hidden among them, and the words around them (ECMA-376 part 1, 18.3). */
import type { Collector } from '../collector.ts';
import type { SegmentPlace } from '../extracted-text.ts';
import { countHiddenCell, type HiddenCells, noteHiddenCells } from '../hidden-cells.ts';
import { isIndistinct } from '../ooxml/colors.ts';
import type { OfficePackage } from '../ooxml/package.ts';
import type { Attributes } from '../xml-names.ts';
import type { CellFormats } from './cell-formats.ts';
import { cellText, columnName, columnOf } from './cell-value.ts';
import { type IsColoured, readColouredRanges } from './coloured-ranges.ts';
import { type SharedStrings, type StringRun, stringItems } from './shared-strings.ts';
import { noteSheetExtras, type SheetExtras, sheetExtraHandlers } from './sheet-extras.ts';
import { isTrue, type WorkbookSheet } from './workbook.ts';

export interface SheetTools {
  readonly pkg: OfficePackage;
  readonly collector: Collector;
  readonly strings: SharedStrings;
  readonly formats: CellFormats;
}

/** Adds the sheet as one part: cells joined by tabs, rows by line breaks, every cell a place. */
export function readSheet(sheet: WorkbookSheet, tools: SheetTools): void {
  const { pkg, collector } = tools;
  const part = collector.start(sheet.part, 'sheet');
  const hidden: HiddenCells = new Map();
  const extras: SheetExtras = { formulas: [], headers: [], lists: [] };
  const isColoured = rangesWhenAsked(pkg, sheet.part);
  const cells = cellReader({ ...tools, isColoured }, (cell) => {
    const place: SegmentPlace = { sheet: sheet.name, cell: cell.address };
    const kind = sheet.hidden ?? cell.hidden[0] ?? null;
    if (cell.startsRow) part.separate('\n');
    else part.separate('\t');
    if (kind === null && cell.pale.length > 0) {
      for (const { text, isPale } of cell.pale) part.add(text, { place, hidden: isPale ? paleKind : null });
      const quote = cell.pale.flatMap(({ text, isPale }) => (isPale ? [text] : [])).join('');
      countHiddenCell(hidden, paleKind, quote);
    } else part.add(cell.text, { place, hidden: kind });
    for (const each of cell.hidden) countHiddenCell(hidden, each, cell.text);
  });
  const around = sheetExtraHandlers(extras);
  pkg.readXml(sheet.part, {
    open(name, attributes) {
      cells.open(name, attributes);
      around.open(name, attributes);
    },
    text(text) {
      cells.text(text);
      around.text(text);
    },
    close(name) {
      cells.close(name);
      around.close(name, cells.address());
    },
  });
  collector.keep(part);
  noteHiddenCells(collector, {
    name: sheet.name,
    kind: sheet.hidden,
    path: sheet.part,
    cells: hidden,
    text: part.textFrom(0),
  });
  noteSheetExtras(sheet, extras, collector);
}

interface Cell {
  readonly address: string;
  readonly text: string;
  readonly startsRow: boolean;
  /** Every way in which it is hidden. */
  readonly hidden: readonly string[];
  /** Its stretches, where some of them are in the colour of the cell. */
  readonly pale: readonly { readonly text: string; readonly isPale: boolean }[];
}

const paleKind = 'xlsx.invisible-color';

/** Most sheets have no pale words: then nobody asks. */
function rangesWhenAsked(pkg: OfficePackage, part: string): IsColoured {
  let ranges: IsColoured | null = null;
  return (column, row) => {
    ranges ??= readColouredRanges(pkg, part);
    return ranges(column, row);
  };
}

interface CellTools extends SheetTools {
  readonly isColoured: IsColoured;
}

function cellReader(tools: CellTools, take: (cell: Cell) => void) {
  const hiddenColumns: { readonly from: number; readonly to: number }[] = [];
  let row = 0;
  let column = 0;
  let startsRow = true;
  let isRowHidden = false;
  let cell: { type: string | undefined; format: number; address: string } | null = null;
  let value = '';
  let takesText = false;
  let inlineRuns: readonly StringRun[] = [];
  const inline = stringItems('is', (text, runs) => {
    value = text;
    inlineRuns = runs;
  });
  const startCell = (attributes: Attributes) => {
    column = columnOf(attributes.r ?? '') || column + 1;
    cell = { type: attributes.t, format: Number(attributes.s ?? 0), address: `${columnName(column)}${row}` };
    value = '';
    inlineRuns = [];
  };
  /** Stretches of the cell's string, where any names a colour. */
  const colouredRuns = (type: string | undefined): readonly StringRun[] | null => {
    if (type === 's') return tools.strings.runs(Number(value));
    return inlineRuns.some(({ color }) => color !== null) ? inlineRuns : null;
  };
  const endCell = () => {
    if (cell === null) return;
    const text = cellText(cell.type, value, tools.strings);
    const { address, format, type } = cell;
    cell = null;
    if (text.trim() === '') return;
    const runs = colouredRuns(type);
    const pale = runs === null ? [] : paleRuns(runs, format);
    const hidden = hidingOf(format, runs !== null);
    take({ address, text, startsRow, hidden, pale: hidden.length > 0 ? [] : pale });
    startsRow = false;
  };
  /** Stretches of a string with colours of their own, when one of them cannot be seen on the cell. */
  const paleRuns = (runs: readonly StringRun[], format: number): Cell['pale'] => {
    const ground = tools.formats.groundOf(format);
    if (ground === null) return [];
    const isPaleCell = tools.formats.invisible.get(format) === paleKind;
    const judged = runs.map(({ text, color: own }) => {
      const color = own === null ? null : tools.formats.colorOf(own);
      return { text, isPale: own === null ? isPaleCell : color !== null && isIndistinct(color, ground) };
    });
    const isAnyPale = judged.some(({ text, isPale }) => isPale && text.trim() !== '');
    return isAnyPale && !tools.isColoured(column, row) ? judged : [];
  };
  const hidingOf = (format: number, hasRuns: boolean): readonly string[] => {
    const hidden: string[] = [];
    if (isRowHidden) hidden.push('xlsx.hidden-rows');
    if (hiddenColumns.some(({ from, to }) => column >= from && column <= to))
      hidden.push('xlsx.hidden-columns');
    const invisible = tools.formats.invisible.get(format);
    if (invisible === undefined || hidden.length > 0) return hidden;
    // Stretches with colours of their own are judged one by one.
    if (invisible === paleKind && hasRuns) return hidden;
    return invisible === paleKind && tools.isColoured(column, row) ? hidden : [invisible];
  };
  const opened: Readonly<Record<string, (attributes: Attributes) => void>> = {
    col(attributes) {
      if (isTrue(attributes.hidden) || isZero(attributes.width)) {
        hiddenColumns.push({ from: Number(attributes.min), to: Number(attributes.max) });
      }
    },
    row(attributes) {
      row = Number(attributes.r ?? row + 1);
      column = 0;
      startsRow = true;
      isRowHidden = isTrue(attributes.hidden) || isZero(attributes.ht);
    },
    c: startCell,
  };
  return {
    address: () => `${columnName(column)}${row}`,
    open(name: string, attributes: Attributes) {
      opened[name]?.(attributes);
      if (cell?.type === 'inlineStr') inline.open(name, attributes);
      else takesText = name === 'v';
    },
    text(text: string) {
      if (cell?.type === 'inlineStr') inline.text(text);
      else if (takesText && cell !== null) value += text;
    },
    close(name: string) {
      takesText = false;
      if (cell?.type === 'inlineStr') inline.close(name);
      if (name === 'c') endCell();
    },
  };
}

function isZero(size: string | undefined): boolean {
  return size !== undefined && size.trim() !== '' && Number(size) === 0;
}
