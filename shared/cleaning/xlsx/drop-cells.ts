/** Empties the cells that the reader found hidden; rows, columns and formats stay, so that nothing moves. */
import type { TextPart } from '../../extraction/extracted-text.ts';
import { columnName, columnOf } from '../../extraction/xlsx/cell-value.ts';
import { attribute, elementsOf, type XmlElement } from '../office/xml-node.ts';

/** Gives how many cells were emptied. */
export function dropCells(sheet: XmlElement, part: TextPart, kinds: ReadonlySet<string>): number {
  const gone = new Set(
    part.segments.flatMap(({ hidden, place }) =>
      hidden !== null && kinds.has(hidden) && place.cell !== undefined ? [place.cell] : [],
    ),
  );
  // Where some words of a cell are seen, the cell stays.
  for (const { hidden, place } of part.segments) if (hidden === null) gone.delete(place.cell ?? '');
  if (gone.size === 0) return 0;
  let emptied = 0;
  for (const { address, cell } of everyCell(sheet)) {
    if (!gone.has(address)) continue;
    cell.children = [];
    cell.attributes = cell.attributes.filter(({ name }) => name === 'r' || name === 's');
    emptied += 1;
  }
  return emptied;
}

export interface AddressedCell {
  readonly address: string;
  readonly cell: XmlElement;
}

/** All cells of a sheet; addresses may be left out, then they are counted (ECMA-376 part 1, 18.3.1.4, 18.3.1.73). */
export function* everyCell(sheet: XmlElement): Generator<AddressedCell> {
  for (const data of elementsOf(sheet)) {
    if (data.name !== 'sheetData') continue;
    let number = 0;
    for (const row of elementsOf(data)) {
      if (row.name !== 'row') continue;
      number = Number(attribute(row, 'r') ?? number + 1);
      let column = 0;
      for (const cell of elementsOf(row)) {
        if (cell.name !== 'c') continue;
        column = columnOf(attribute(cell, 'r') ?? '') || column + 1;
        yield { address: `${columnName(column)}${number}`, cell };
      }
    }
  }
}
