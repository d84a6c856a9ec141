/** Affine transformations as PDF writes them (ISO 32000-2, 8.3.3): six numbers, points as rows. */

export type Matrix = readonly [number, number, number, number, number, number];
export type Point = readonly [x: number, y: number];
/** Left, low, right, high in the page's own coordinates. */
export type Bounds = readonly [number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The transformation that does `inner` first, then `outer`. */
export function compose(inner: Matrix, outer: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  const [oa, ob, oc, od, oe, of] = outer;
  return [
    a * oa + b * oc,
    a * ob + b * od,
    c * oa + d * oc,
    c * ob + d * od,
    e * oa + f * oc + oe,
    e * ob + f * od + of,
  ];
}

/** Where a point comes to lie. */
export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Six finite numbers out of untrusted data, or null. */
export function parseMatrix(untrusted: unknown): Matrix | null {
  const numbers = numbersOf(untrusted);
  const [a, b, c, d, e, f] = numbers;
  if (a === undefined || b === undefined || c === undefined) return null;
  return d === undefined || e === undefined || f === undefined ? null : [a, b, c, d, e, f];
}

/** Finite numbers of an array or typed array. */
export function numbersOf(untrusted: unknown): readonly number[] {
  const values: readonly unknown[] =
    untrusted instanceof Float32Array || untrusted instanceof Float64Array
      ? [...untrusted]
      : Array.isArray(untrusted)
        ? untrusted
        : [];
  return values.every((value) => typeof value === 'number' && Number.isFinite(value))
    ? values.map(Number)
    : [];
}

/** Smallest upright box around points. */
export function boundsOf(points: readonly Point[]): Bounds {
  let [left, low, right, high] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    low = Math.min(low, y);
    right = Math.max(right, x);
    high = Math.max(high, y);
  }
  return [left, low, right, high];
}

/** The part two boxes share; left is then right of right when they share none. */
export function intersect(one: Bounds, other: Bounds): Bounds {
  return [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ];
}

/** Smallest box around both. */
export function unite(one: Bounds, other: Bounds): Bounds {
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}

export function isInside(bounds: Bounds, [x, y]: Point): boolean {
  return x >= bounds[0] && y >= bounds[1] && x <= bounds[2] && y <= bounds[3];
}
