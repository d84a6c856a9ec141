/** Drawings under a mark: the pieces of a path, and which of them must go with it (ISO 32000-2, 8.5.2, 8.5.3). */

import { boundsOf } from '../../extraction/pdf/paint/matrix.ts';
import type { Area } from './area.ts';
import type { Operation } from './content-tokens.ts';
import { apply, type Matrix, numberAt } from './text-pen.ts';

/** One piece: from where the pen is set down to where it is lifted. */
export interface PathPiece {
  readonly operations: Operation[];
  /** Corners and control points in the page's own coordinates. */
  readonly points: (readonly [number, number])[];
  /** Only straight lines along the edges of the page: a rule, a frame, a ground. */
  isPlain: boolean;
}

/** What a path's pieces are to a mark: outside of it or plain, inside of it, or across its edge. */
export type PieceFate = 'stays' | 'goes' | 'crosses';

const pointCounts: Readonly<Record<string, number>> = { m: 1, l: 1, c: 3, v: 2, y: 2, h: 0 };
/** How far a drawing may reach over a mark and still be taken to be under it. */
const slack = 1;

/** Tells whether an operator builds a path. */
export function buildsPath(operator: string): boolean {
  return operator === 're' || operator in pointCounts;
}

/** Adds an operator to the path. */
export function addToPath(path: PathPiece[], operation: Operation, ctm: Matrix): void {
  const { operator, operands } = operation;
  const at = (index: number) => apply(ctm, numberAt(operands, index * 2), numberAt(operands, index * 2 + 1));
  const last = path.at(-1);
  if (operator === 're') {
    const [x, y, width, height] = [0, 1, 2, 3].map((index) => numberAt(operands, index));
    const corner = (right: number, up: number) => apply(ctm, (x ?? 0) + right, (y ?? 0) + up);
    const [w, h] = [width ?? 0, height ?? 0];
    const points = [corner(0, 0), corner(w, 0), corner(w, h), corner(0, h)];
    path.push({ operations: [operation], points, isPlain: isStraight(points) });
    return;
  }
  const points = Array.from({ length: pointCounts[operator] ?? 0 }, (_, index) => at(index));
  if (operator === 'm' || last === undefined) {
    path.push({ operations: [operation], points, isPlain: operator === 'm' });
    return;
  }
  const from = last.points.at(-1);
  last.operations.push(operation);
  last.points.push(...points);
  const isLine = operator === 'l' && from !== undefined && isStraight([from, ...points]);
  last.isPlain &&= operator === 'h' || isLine;
}

function isStraight(points: readonly (readonly [number, number])[]): boolean {
  return points.every(([x, y], index) => {
    const [nextX, nextY] = points[index + 1] ?? [x, y];
    return Math.abs(nextX - x) < 0.01 || Math.abs(nextY - y) < 0.01;
  });
}

/** What becomes of a piece where these areas are marked. */
export function fateOf({ points, isPlain }: PathPiece, areas: readonly Area[]): PieceFate {
  const box = boundsOf(points);
  if (areas.some((area) => isWithin(box, area))) return 'goes';
  return !isPlain && areas.some((area) => overlaps(box, area)) ? 'crosses' : 'stays';
}

/** Tells whether a box lies in an area but for a little. */
export function isWithin(box: Area, [left, low, right, high]: Area): boolean {
  return box[0] >= left - slack && box[1] >= low - slack && box[2] <= right + slack && box[3] <= high + slack;
}

/** Tells whether a box and an area have more than their edges in common. */
export function overlaps(box: Area, [left, low, right, high]: Area): boolean {
  return box[0] < right - slack && box[2] > left + slack && box[1] < high - slack && box[3] > low + slack;
}
