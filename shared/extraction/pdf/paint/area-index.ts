/** Finds the painted areas around a point without looking at all of them. */
import { type Bounds, intersect, isInside, type Point } from './matrix.ts';
import type { PaintedArea } from './painted-page.ts';
import { covers } from './shape.ts';

export interface AreaIndex {
  /** Areas over a point, in painting order. */
  at(point: Point): readonly PaintedArea[];
  /** Whether there may be areas anywhere in a box. */
  isNear(box: Bounds): boolean;
  /** Whether there is an area of which nobody knows what it hides. */
  readonly hasUnknown: boolean;
}

const cells = 48;

/** Lays a grid over the page. */
export function indexAreas(areas: readonly PaintedArea[], [left, low, right, high]: Bounds): AreaIndex {
  const grid: PaintedArea[][] = [];
  const stepX = Math.max(1e-6, (right - left) / cells);
  const stepY = Math.max(1e-6, (high - low) / cells);
  const cell = (value: number, start: number, step: number) =>
    Math.min(cells - 1, Math.max(0, Math.floor((value - start) / step)));
  for (const area of areas) {
    const bounds = intersect(area.shape.bounds, area.clip.bounds);
    for (let row = cell(bounds[1], low, stepY); row <= cell(bounds[3], low, stepY); row += 1) {
      for (let column = cell(bounds[0], left, stepX); column <= cell(bounds[2], left, stepX); column += 1) {
        const at = row * cells + column;
        const list = grid[at] ?? [];
        list.push(area);
        grid[at] = list;
      }
    }
  }
  return {
    hasUnknown: areas.some(({ isUnknown }) => isUnknown),
    isNear(box) {
      for (let row = cell(box[1], low, stepY); row <= cell(box[3], low, stepY); row += 1) {
        for (let column = cell(box[0], left, stepX); column <= cell(box[2], left, stepX); column += 1) {
          if (grid[row * cells + column] !== undefined) return true;
        }
      }
      return false;
    },
    at(point) {
      const list = grid[cell(point[1], low, stepY) * cells + cell(point[0], left, stepX)] ?? [];
      return list.filter((area) => isPainted(area, point));
    },
  };
}

function isPainted({ shape, clip }: PaintedArea, point: Point): boolean {
  return (
    isInside(clip.bounds, point) && covers(shape, point) && clip.shapes.every((each) => covers(each, point))
  );
}
