/** Covers values in cells that hold their text themselves: inline strings, results of formulas, and numbers. */
import { plainNumber } from '../../extraction/xlsx/cell-value.ts';
import type { Mask } from '../cleaning-plan.ts';
import { maskPlain, maskText } from '../office/mask-text.ts';
import { attribute, firstOf, setAttribute, textIn, type XmlElement } from '../office/xml-node.ts';
import { everyCell } from './drop-cells.ts';

/** Gives how many values were covered. */
export function maskCells(sheet: XmlElement, masks: readonly Mask[]): number {
  let covered = maskText(sheet, { block: 'is', texts: new Set(['t']) }, masks);
  for (const { cell } of everyCell(sheet)) {
    const type = attribute(cell, 't') ?? 'n';
    const value = firstOf(cell, 'v');
    if (value === undefined || type === 's') continue;
    const shown = type === 'n' ? plainNumber(textIn(value)) : textIn(value);
    const masked = maskPlain(shown, masks);
    if (masked === shown) continue;
    covered += 1;
    asText(cell, value, masked);
  }
  return covered;
}

/** A formula would work the value out again, so the cell keeps its text alone. */
function asText(cell: XmlElement, value: XmlElement, text: string): void {
  cell.children = [{ ...value, children: [text] }];
  setAttribute(cell, 't', 'str');
}
