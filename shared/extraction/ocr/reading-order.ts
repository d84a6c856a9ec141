/** Puts lines into the order in which they are read: rows from the top, within a row from the left. */
import { boxAround, type Quad } from './raster.ts';

/** Two lines stand in one row when the middle of one lies within this share of the other's height. */
const sameRow = 0.5;

/** Positions of the quads in reading order. Skew is taken out with the mean slope of the wide lines. */
export function readingOrder(quads: readonly Quad[]): readonly number[] {
  const slope = meanSlope(quads);
  const places = quads.map((quad, index) => {
    const [left, top, width, height] = boxAround(quad);
    const middle = top + height / 2 - slope * (left + width / 2);
    const own = Math.hypot(quad[3][0] - quad[0][0], quad[3][1] - quad[0][1]);
    return { index, left, middle, height: Math.min(height, own) };
  });
  const rows: (typeof places)[] = [];
  for (const place of places.sort((one, other) => one.middle - other.middle)) {
    const row = rows.at(-1);
    const first = row?.[0];
    const isSame =
      first !== undefined && place.middle - first.middle < Math.min(first.height, place.height) * sameRow;
    if (isSame) row?.push(place);
    else rows.push([place]);
  }
  return rows.flatMap((row) => row.sort((one, other) => one.left - other.left).map(({ index }) => index));
}

function meanSlope(quads: readonly Quad[]): number {
  let rise = 0;
  let run = 0;
  for (const [a, b, , d] of quads) {
    const along = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (along < 4 * Math.hypot(d[0] - a[0], d[1] - a[1]) || b[0] <= a[0]) continue;
    rise += b[1] - a[1];
    run += b[0] - a[0];
  }
  return run === 0 ? 0 : rise / run;
}
