/** Tables of official papers: pairs of label and value, and grids with a header that is repeated on every page. */
import {
  BorderStyle,
  convertMillimetersToTwip,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { FormField } from './official-form.ts';
import { withoutMarks } from './official-form.ts';

/** Half-points: 小四 is 12 pt, 五号 10.5 pt. */
const fieldSize = 24;
const gridSize = 21;
const labelFont = { ascii: 'SimHei', hAnsi: 'SimHei', eastAsia: '黑体' };
/** Name of the style for words in tables, defined in `writeForm`. */
export const tableStyle = 'FormTable';
const labelWidth = convertMillimetersToTwip(38);
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
};

/** @param width in twentieths of a point */
export function fieldsTable(rows: readonly FormField[], width: number): Table {
  const valueWidth = width - labelWidth;
  return new Table({
    ...{ width: { size: width, type: WidthType.DXA }, layout: TableLayoutType.FIXED, borders },
    columnWidths: [labelWidth, valueWidth],
    rows: rows.map(
      ({ label, values }) =>
        new TableRow({
          children: [
            cell([label], { width: labelWidth, size: fieldSize, isLabel: true }),
            cell(values, { width: valueWidth, size: fieldSize, isLabel: false }),
          ],
        }),
    ),
  });
}

export interface Grid {
  readonly widths: readonly number[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** @param width in twentieths of a point */
export function gridTable({ widths, header, rows }: Grid, width: number): Table {
  const sum = widths.reduce((total, share) => total + share, 0);
  const columnWidths = widths.map((share) => Math.floor((width * share) / sum));
  const row = (texts: readonly string[], isLabel: boolean) =>
    new TableRow({
      tableHeader: isLabel,
      cantSplit: true,
      children: columnWidths.map((each, index) =>
        cell((texts[index] ?? '').split('\n'), { width: each, size: gridSize, isLabel }),
      ),
    });
  return new Table({
    ...{ width: { size: width, type: WidthType.DXA }, layout: TableLayoutType.FIXED, borders },
    columnWidths,
    rows: [row(header, true), ...rows.map((texts) => row(texts, false))],
  });
}

interface CellLook {
  readonly width: number;
  readonly size: number;
  readonly isLabel: boolean;
}

function cell(lines: readonly string[], { width, size, isLabel }: CellLook): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    children: lines.map(
      (text) =>
        // The grid of lines and characters is for running text: a cell is set as close as its letters are.
        new Paragraph({
          style: tableStyle,
          children: [
            new TextRun({ text: withoutMarks(text), size, ...(isLabel ? { font: labelFont } : {}) }),
          ],
        }),
    ),
  });
}
