/**
 * Ranges of a sheet whose colours come from elsewhere than the cell's own format: conditional formats, styled tables. Whether
 * words can be seen there is not decided by the cell alone (ECMA-376 part 1, 18.3.1.18, 18.5.1.2).
 */
import type { OfficePackage } from '../ooxml/package.ts';
import { columnOf } from './cell-value.ts';

interface Range {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Tells whether a cell, counted from 1, lies in such a range. */
export type IsColoured = (column: number, row: number) => boolean;

/** Reads the sheet once for its ranges; a sheet with a picture as its ground is coloured everywhere. */
export function readColouredRanges(pkg: OfficePackage, sheetPart: string): IsColoured {
  const ranges: Range[] = [];
  let hasGround = false;
  pkg.readXml(sheetPart, {
    open(name, attributes) {
      if (name === 'conditionalFormatting') ranges.push(...parseRanges(attributes.sqref ?? ''));
      if (name === 'picture') hasGround = true;
    },
  });
  for (const { kind, target, isExternal } of pkg.relationships(sheetPart)) {
    if (isExternal || (kind !== 'table' && kind !== 'pivotTable')) continue;
    pkg.readXml(target, {
      open(name, attributes) {
        if (name === 'table' || name === 'location') ranges.push(...parseRanges(attributes.ref ?? ''));
      },
    });
  }
  return (column, row) =>
    hasGround ||
    ranges.some(
      ({ left, top, right, bottom }) => column >= left && column <= right && row >= top && row <= bottom,
    );
}

/** `A1:B2 D4` as numbers; whatever is no address is left out. */
export function parseRanges(text: string): readonly Range[] {
  return text.split(/\s+/).flatMap((range) => {
    const [first = '', last = first] = range.replaceAll('$', '').split(':');
    const [top, bottom] = [rowOf(first), rowOf(last)];
    if (top === 0 || bottom === 0) return [];
    return [{ left: columnOf(first), top, right: columnOf(last), bottom }];
  });
}

function rowOf(address: string): number {
  return Number(/^[A-Z]{1,3}(\d{1,7})$/.exec(address)?.[1] ?? 0);
}
