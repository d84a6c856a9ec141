/** Tables of a typeset docx: as wide as the type area, the first row repeated on each page. */
import {
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { TableBlock } from './document-blocks.ts';
import { runLook, runsOf, type Styles, styleFor, twips, widthTwips } from './docx-styles.node.ts';
import { lookOf } from './page-geometry.ts';
import { type PlacedCell, placedCells } from './table-grid.ts';

const border = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/** Fills the type area; the first row is repeated on each page, and rows may break. */
export function tableOf(block: TableBlock, styles: Styles): Table {
  const { rows } = block;
  const style = styleFor(styles, 'table', {
    run: runLook(lookOf('table', '', 'downward')),
    paragraph: { spacing: { line: twips(18), lineRule: LineRuleType.AT_LEAST } },
  });
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = columnWidths(rows, columns);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widthTwips, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: placedCells(block).map(
      (cells, index) =>
        new TableRow({
          tableHeader: index === 0 && rows.length > 1,
          children: cells.map((cell) => cellOf(cell, { widths, style })),
        }),
    ),
  });
}

function cellOf(
  { text, column, rows, columns }: PlacedCell,
  { widths, style }: { readonly widths: readonly number[]; readonly style: string },
): TableCell {
  const width = widths.slice(column, column + columns).reduce((sum, each) => sum + each, 0);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 80, right: 80 },
    ...(columns > 1 ? { columnSpan: columns } : {}),
    ...(rows > 1 ? { rowSpan: rows } : {}),
    children: [new Paragraph({ style, children: runsOf(text) })],
  });
}

/** After the longest cell, within bounds, so that no column vanishes. */
function columnWidths(rows: readonly (readonly string[])[], columns: number): readonly number[] {
  const weights = Array.from({ length: columns }, (_, column) =>
    Math.min(24, Math.max(4, ...rows.map((row) => [...(row[column] ?? '')].length))),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => Math.floor((widthTwips * weight) / sum));
}
