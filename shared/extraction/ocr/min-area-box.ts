/** The smallest rectangle around points, at any angle (convex hull by Andrew's chain, then each of its edges is tried). */
import type { Point, Quad } from './raster.ts';

export interface AreaBox {
  /** Clockwise from the corner nearest to the top left. */
  readonly quad: Quad;
  readonly area: number;
}

/** Null for fewer than three points that are not in one line. */
export function minAreaBox(points: readonly Point[]): AreaBox | null {
  const hull = convexHull(points);
  if (hull.length < 3) return null;
  let best: AreaBox | null = null;
  for (const [index, start] of hull.entries()) {
    const end = hull[(index + 1) % hull.length] ?? start;
    const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
    if (length === 0) continue;
    const box = boxAlong(hull, [(end[0] - start[0]) / length, (end[1] - start[1]) / length]);
    if (best === null || box.area < best.area) best = box;
  }
  return best === null ? null : { ...best, quad: upright(best.quad) };
}

/** The rectangle grown by a distance on every side. */
export function grown([a, b, c, d]: Quad, distance: number): Quad {
  const along = direction(a, b);
  const down = direction(a, d);
  const move = ([x, y]: Point, right: number, low: number): Point => [
    x + (along[0] * right + down[0] * low) * distance,
    y + (along[1] * right + down[1] * low) * distance,
  ];
  return [move(a, -1, -1), move(b, 1, -1), move(c, 1, 1), move(d, -1, 1)];
}

function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

function boxAlong(hull: readonly Point[], [x, y]: Point): AreaBox {
  let [low, high, near, far] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const point of hull) {
    const along = point[0] * x + point[1] * y;
    const across = point[1] * x - point[0] * y;
    low = Math.min(low, along);
    high = Math.max(high, along);
    near = Math.min(near, across);
    far = Math.max(far, across);
  }
  const corner = (along: number, across: number): Point => [along * x - across * y, along * y + across * x];
  const quad: Quad = [corner(low, near), corner(high, near), corner(high, far), corner(low, far)];
  return { quad, area: (high - low) * (far - near) };
}

/** Starts at the corner with the smallest sum of coordinates; keeps going clockwise (y grows downwards). */
function upright(quad: Quad): Quad {
  const [a, b, c, d] = quad;
  const turns: readonly Quad[] = [
    [a, b, c, d],
    [b, c, d, a],
    [c, d, a, b],
    [d, a, b, c],
  ];
  // A side that is nearly level and points to the right is the upper one.
  const rightness = ([from, to]: Quad) => direction(from, to)[0];
  return turns.reduce((best, turn) => (rightness(turn) > rightness(best) ? turn : best), quad);
}

function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort(([ax, ay], [bx, by]) => ax - bx || ay - by);
  if (sorted.length < 3) return sorted;
  const chain = (ordered: readonly Point[]) => {
    const half: Point[] = [];
    for (const point of ordered) {
      while (half.length >= 2 && turn(half.at(-2), half.at(-1), point) <= 0) half.pop();
      half.push(point);
    }
    return half.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

function turn(a: Point | undefined, b: Point | undefined, c: Point): number {
  if (a === undefined || b === undefined) return 0;
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
