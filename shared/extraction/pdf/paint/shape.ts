/** Painted areas as polygons: curves are cut into short lines, which is exact enough to tell what lies under them. */
import { apply, type Bounds, boundsOf, isInside, type Matrix, type Point } from './matrix.ts';

export interface Shape {
  readonly bounds: Bounds;
  /** Null for an upright rectangle, which its bounds describe. */
  readonly rings: readonly (readonly Point[])[] | null;
  readonly evenOdd: boolean;
}

const curveSteps = 6;
/** A path with more corners than this is a drawing; it is taken for no cover at all. */
const mostPoints = 20_000;

/** Commands of a path as pdf.js packs them. */
const commandLengths: readonly number[] = [2, 2, 6, 4, 0];

/** The area inside a packed path; null when there is none. */
export function shapeOfPath(packed: unknown, matrix: Matrix, evenOdd: boolean): Shape | null {
  if (!(packed instanceof Float32Array) && !Array.isArray(packed)) return null;
  const rings: Point[][] = [];
  let current: Point[] = [];
  let [x, y] = [0, 0];
  let points = 0;
  for (let at = 0; at < packed.length; ) {
    const command = Number(packed[at]);
    const length = commandLengths[command];
    if (length === undefined) return null;
    const values = [...packed.slice(at + 1, at + 1 + length)].map(Number);
    at += 1 + length;
    const [endX = x, endY = y] = values.slice(-2);
    if (command === 0) {
      if (current.length > 2) rings.push(current);
      current = [apply(matrix, endX, endY)];
    } else if (command === 1) current.push(apply(matrix, endX, endY));
    else if (command !== 4) current.push(...curvePoints([x, y, ...values], matrix));
    [x, y] = [endX, endY];
    points += command === 2 || command === 3 ? curveSteps : 1;
    if (points > mostPoints) return null;
  }
  if (current.length > 2) rings.push(current);
  return shapeOfRings(rings, evenOdd);
}

/** The area of a rectangle given by two corners before the transformation. */
export function shapeOfBox(box: Bounds, matrix: Matrix): Shape {
  const [left, low, right, high] = box;
  const corners = [
    apply(matrix, left, low),
    apply(matrix, right, low),
    apply(matrix, right, high),
    apply(matrix, left, high),
  ];
  return shapeOfRings([corners], false) ?? { bounds: boundsOf(corners), rings: null, evenOdd: false };
}

export function covers(shape: Shape, point: Point): boolean {
  if (!isInside(shape.bounds, point)) return false;
  if (shape.rings === null) return true;
  let winding = 0;
  let crossings = 0;
  for (const ring of shape.rings) {
    const turns = crossingsOf(ring, point);
    winding += turns.winding;
    crossings += turns.crossings;
  }
  return shape.evenOdd ? crossings % 2 === 1 : winding !== 0;
}

function shapeOfRings(rings: readonly (readonly Point[])[], evenOdd: boolean): Shape | null {
  const [first] = rings;
  if (first === undefined) return null;
  const bounds = boundsOf(rings.flat());
  if (!bounds.every(Number.isFinite)) return null;
  return { bounds, rings: rings.length === 1 && isUpright(first, bounds) ? null : rings, evenOdd };
}

/** Four corners (and perhaps the first again) that are the corners of their bounds. */
function isUpright(ring: readonly Point[], [left, low, right, high]: Bounds): boolean {
  if (ring.length !== 4 && ring.length !== 5) return false;
  const near = (one: number, other: number) => Math.abs(one - other) < 0.01;
  const corners = new Set<string>();
  for (const [x, y] of ring) {
    const isLeft = near(x, left);
    const isLow = near(y, low);
    if (!(isLeft || near(x, right)) || !(isLow || near(y, high))) return false;
    corners.add(`${isLeft} ${isLow}`);
  }
  return corners.size === 4;
}

/** Points of a Bézier curve behind its start; two or three control points follow it. */
function curvePoints(values: readonly number[], matrix: Matrix): Point[] {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3, y3] = values;
  const points: Point[] = [];
  for (let step = 1; step <= curveSteps; step += 1) {
    const t = step / curveSteps;
    const s = 1 - t;
    const at = (a: number, b: number, c: number, d: number | undefined) =>
      d === undefined
        ? s * s * a + 2 * s * t * b + t * t * c
        : s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    points.push(apply(matrix, at(x0, x1, x2, x3), at(y0, y1, y2, y3)));
  }
  return points;
}

function crossingsOf(ring: readonly Point[], [x, y]: Point) {
  let winding = 0;
  let crossings = 0;
  let last = ring.at(-1);
  for (const point of ring) {
    if (last !== undefined && last[1] <= y !== point[1] <= y) {
      const side = (point[0] - last[0]) * (y - last[1]) - (x - last[0]) * (point[1] - last[1]);
      const isUp = point[1] > last[1];
      if (isUp ? side > 0 : side < 0) {
        winding += isUp ? 1 : -1;
        crossings += 1;
      }
    }
    last = point;
  }
  return { winding, crossings };
}
