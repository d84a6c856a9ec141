/** Which characters of lines lie within a rectangle. */
import type { Rect } from '../../ooxml/outlines.ts';
import type { DocxStyles } from '../styles.ts';
import type { DrawnShape } from './scene.ts';
import { type Line, layOut, type Unit } from './text-lines.ts';

/** Lines with the place of their top left corner. */
export interface PlacedLines {
  readonly lines: readonly Line[];
  readonly left: number;
  readonly top: number;
  /** Height from which the places were estimated, so that they are the less sure the farther away; null where they are sure. */
  readonly origin: number | null;
}

/** Error of an estimate, as a share of the distance. */
const drift = 0.1;
const driftAcross = 0.04;
/** A line that is a little too high for its box is shown. */
const slip = 3;
/** No estimate reaches farther: most of a page. */
const farthest = 500;

/** Characters whose middle lies within the rectangle, with room for the estimate's error. */
export function unitsUnder(rect: Rect, { lines, left, top, origin }: PlacedLines): Unit[] {
  const found: Unit[] = [];
  for (const line of lines) {
    const [from, to] = [line.top + top, line.bottom + top];
    // Letters stand in the middle half of a line.
    const quarter = (to - from) / 4;
    const distance = origin === null ? 0 : Math.abs((from + to) / 2 - origin);
    const slack = distance * drift;
    if (distance > farthest || rect[1] > from + quarter - slack || rect[3] < to - quarter + slack) continue;
    for (const unit of line.units) {
      const middle = (unit.left + unit.right) / 2 + left;
      const room = Math.max(0, unit.left) * driftAcross;
      if (middle >= rect[0] + room && middle <= rect[2] - room) found.push(unit);
    }
  }
  return found;
}

/** Lines of a text box at its place; those that its lower edge cuts off are not hidden by anything else. */
export function boxLines(
  { block, insets, align }: NonNullable<DrawnShape['text']>,
  [left, top, right, bottom]: Rect,
  styles: DocxStyles,
): Omit<PlacedLines, 'origin'> {
  const height = bottom - top - insets[1] - insets[3];
  const layout = layOut(block, right - left - insets[0] - insets[2], { styles, linePitch: null });
  const free = height - (layout?.height ?? 0);
  const shift = align === 'ctr' ? free / 2 : align === 'b' ? free : 0;
  const shown = (layout?.lines ?? []).filter((line) => line.bottom + shift <= height + insets[3] + slip);
  return { lines: shown, left: left + insets[0], top: top + insets[1] + shift };
}
