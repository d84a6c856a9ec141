/** A picture in memory: red, green, blue, a byte each, rows from top to bottom without padding. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export type Point = readonly [x: number, y: number];

/** A rectangle at any angle: its corners clockwise from the one at the top left of the text. */
export type Quad = readonly [Point, Point, Point, Point];

/** Length of the quad along its text and across it. */
export function sizeOf([a, b, , d]: Quad): { readonly along: number; readonly across: number } {
  return { along: Math.hypot(b[0] - a[0], b[1] - a[1]), across: Math.hypot(d[0] - a[0], d[1] - a[1]) };
}

/** The upright rectangle around a quad: left, top, width, height. */
export function boxAround(quad: Quad): readonly [number, number, number, number] {
  const xs = quad.map(([x]) => x);
  const ys = quad.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}

/** Half as wide and high, each pixel the mean of four. */
export function halve({ width, height, data }: Raster): Raster {
  const [halfWidth, halfHeight] = [Math.max(1, width >> 1), Math.max(1, height >> 1)];
  const half = new Uint8Array(halfWidth * halfHeight * 3);
  const right = width > 1 ? 3 : 0;
  const below = height > 1 ? width * 3 : 0;
  for (let y = 0, to = 0; y < halfHeight; y += 1) {
    let from = y * 2 * width * 3;
    for (let x = 0; x < halfWidth; x += 1, from += 6) {
      for (let channel = 0; channel < 3; channel += 1, to += 1) {
        const at = from + channel;
        half[to] =
          ((data[at] ?? 0) +
            (data[at + right] ?? 0) +
            (data[at + below] ?? 0) +
            (data[at + right + below] ?? 0) +
            2) >>
          2;
      }
    }
  }
  return { width: halfWidth, height: halfHeight, data: half };
}
