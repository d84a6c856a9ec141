/** A table of words as a drawing: columns as wide as their words ask for, lines grow downwards, nothing is cut off. */
import type { BlockTable } from './block-table.ts';
import { drawText, widthOf } from './draw-text.ts';

export interface TableLook {
  readonly x: number;
  readonly width: number;
  readonly ink: string;
  readonly line: string;
  readonly head: string;
}

const size = 17;
const padding = 10;
/** Narrowest column, in characters. */
const fewest = 4;

/** The drawing with its upper edge at 0. */
export function drawTable(
  { head, rows }: BlockTable,
  look: TableLook,
): { readonly svg: string; readonly height: number } {
  const widths = columnWidths([head, ...rows], look.width);
  let y = 0;
  const pieces = [head, ...rows].map((cells, row) => {
    const isHead = row === 0;
    let x = look.x;
    const drawn = widths.map((width, column) => {
      const box = { x: x + padding, y: y + 8, width: width - padding * 2, size, colour: look.ink };
      const isBold = isHead || column === 0;
      const cell = drawText(cells[column] ?? '', isBold ? { ...box, weight: 'bold' } : box);
      const left = x;
      x += width;
      return { ...cell, left, width };
    });
    const height = Math.max(...drawn.map((cell) => cell.height)) + 16;
    const boxes = drawn
      .map(({ left, width }, column) => {
        const fill = isHead || column === 0 ? look.head : '#ffffff';
        return `<rect x="${left}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="${look.line}"/>`;
      })
      .join('');
    y += height;
    return `${boxes}${drawn.map(({ svg }) => svg).join('')}`;
  });
  return { svg: pieces.join(''), height: y };
}

/** Shares by the longest words of each column, softened so that one long cell does not starve the others. */
function columnWidths(rows: readonly (readonly string[])[], width: number): readonly number[] {
  const columns = rows[0]?.length ?? 1;
  const wanted = Array.from({ length: columns }, (_each, column) => {
    const longest = Math.max(...rows.map((cells) => widthOf(cells[column] ?? '')), fewest);
    return Math.sqrt(Math.max(fewest, longest));
  });
  const sum = wanted.reduce((total, each) => total + each, 0);
  return wanted.map((each) => Math.round((each / sum) * width));
}
