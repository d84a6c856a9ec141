/** Reads one sheet of a binary workbook: cells in order, and what is hidden among them ([MS-XLSB] 2.1.7.62). */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import { countHiddenCell, type HiddenCells, noteHiddenCells } from '../hidden-cells.ts';
import { compactNumber, doubleAt, numberText } from '../xls/cell-records.ts';
import type { CellFormats } from '../xlsx/cell-formats.ts';
import { columnName } from '../xlsx/cell-value.ts';
import type { SharedStrings } from '../xlsx/shared-strings.ts';
import { headerCode, noteSheetExtras, type SheetExtras } from '../xlsx/sheet-extras.ts';
import type { WorkbookSheet } from '../xlsx/workbook.ts';
import { recordKind, wideText, wideTextAt } from './binary-records.ts';
import { binaryRangesWhenAsked } from './coloured-ranges.ts';
import { type BinaryTools, eachRecord } from './read-workbook-part.ts';
import { wordsIn } from './salvaged-words.ts';

export interface BinarySheetTools extends BinaryTools {
  readonly strings: SharedStrings;
  /** Shared strings with fonts of their own. */
  readonly rich: ReadonlySet<number>;
  readonly formats: CellFormats;
}

/** Column and format stand before a cell's value. */
const cellHead = 8;
const hiddenRow = 0x10;
const hiddenColumn = 1;

/** Adds the sheet as one part, as for the other forms of workbooks. */
export function readBinarySheet(sheet: WorkbookSheet, tools: BinarySheetTools): void {
  const { collector } = tools;
  const part = collector.start(sheet.part, 'sheet');
  const hidden: HiddenCells = new Map();
  const extras: SheetExtras = { formulas: [], headers: [], lists: [] };
  const columns: { readonly from: number; readonly to: number }[] = [];
  let row = { number: 0, isHidden: false, isNew: true };
  const isColoured = binaryRangesWhenAsked(sheet.part, tools);
  const addCell = (kind: number, content: Uint8Array, text: string) => {
    if (text.trim() === '') return;
    const column = uint32At(content, 0);
    const kinds: string[] = row.isHidden ? ['xlsx.hidden-rows'] : [];
    if (columns.some(({ from, to }) => column >= from && column <= to)) kinds.push('xlsx.hidden-columns');
    const format = uint32At(content, 4) & 0xff_ffff;
    const invisible = kinds.length > 0 ? undefined : tools.formats.invisible.get(format);
    // Stretches with fonts of their own and ranges with colours of theirs may show the words after all.
    const isOpen =
      invisible === 'xlsx.invisible-color' &&
      (isRich(kind, content, tools) || isColoured(column + 1, row.number + 1));
    if (invisible !== undefined && !isOpen) kinds.push(invisible);
    const cell = `${columnName(column + 1)}${row.number + 1}`;
    part.separate(row.isNew ? '\n' : '\t');
    row = { ...row, isNew: false };
    part.add(text, { place: { sheet: sheet.name, cell }, hidden: sheet.hidden ?? kinds[0] ?? null });
    for (const each of kinds) countHiddenCell(hidden, each, text);
  };
  eachRecord(sheet.part, tools, (kind, content) => {
    if (kind === recordKind.row) {
      row = {
        number: uint32At(content, 0),
        isHidden: ((content[11] ?? 0) & hiddenRow) !== 0 || uint16At(content, 8) === 0,
        isNew: true,
      };
    } else if (kind === recordKind.column) {
      const isHidden = (uint16At(content, 16) & hiddenColumn) !== 0 || uint32At(content, 8) === 0;
      if (isHidden) columns.push({ from: uint32At(content, 0), to: uint32At(content, 4) });
    } else if (kind === recordKind.headerFooter) extras.headers.push(...headersIn(content, tools));
    else if (kind === recordKind.validation) extras.lists.push(...wordsIn(content, tools.decode));
    else {
      const text = cellText(kind, content, tools);
      if (text !== null) addCell(kind, content, text);
    }
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

function isRich(kind: number, content: Uint8Array, { rich }: BinarySheetTools): boolean {
  return (
    kind === recordKind.richText || (kind === recordKind.sharedText && rich.has(uint32At(content, cellHead)))
  );
}

/** What a cell shows; null for a record that is no cell or an empty one. */
function cellText(kind: number, content: Uint8Array, { strings, decode }: BinarySheetTools): string | null {
  switch (kind) {
    case recordKind.compactNumber:
      return numberText(compactNumber(uint32At(content, cellHead)));
    case recordKind.number:
    case recordKind.formulaNumber:
      return numberText(doubleAt(content, cellHead));
    case recordKind.boolean:
    case recordKind.formulaBoolean:
      return content[cellHead] === 1 ? 'TRUE' : 'FALSE';
    case recordKind.sharedText:
      return strings.use(uint32At(content, cellHead));
    case recordKind.text:
    case recordKind.formulaText:
      return wideText(content, cellHead, decode);
    case recordKind.richText:
      return wideText(content, cellHead + 1, decode);
    default:
      return null;
  }
}

/** Header and footer of odd, even and first pages ([MS-XLSB] 2.4.51). */
function headersIn(content: Uint8Array, { decode }: BinarySheetTools): string[] {
  const headers: string[] = [];
  let at = 2;
  while (at + 4 <= content.length) {
    const { text, end } = wideTextAt(content, at, decode);
    headers.push(text.replace(headerCode, ' ').trim());
    at = end;
  }
  return headers;
}
