/** Cuts a line of text out of a picture and turns it upright, in the height that the recognition model was trained with. */
import { halve, type Point, type Quad, type Raster, sizeOf } from './raster.ts';

/** Height of lines in PP-OCRv4's recognition model. */
export const lineHeight = 48;
const narrowest = 16;
/** Beyond this a line is cut off: no line of a page is 60 times as long as it is high. */
const widest = 3_200;
/** A line that is this much higher than wide runs downwards. */
const downwards = 1.5;

/** Rasters of the same picture, each half the size of the one before: large letters are taken from a small one. */
export type Pyramid = readonly [Raster, ...Raster[]];

export function pyramidOf(raster: Raster): Pyramid {
  const smaller: Raster[] = [];
  let last = raster;
  while (smaller.length < 4 && Math.min(last.width, last.height) > lineHeight * 2) {
    last = halve(last);
    smaller.push(last);
  }
  return [raster, ...smaller];
}

export function runsDown(quad: Quad): boolean {
  const { along, across } = sizeOf(quad);
  return across >= along * downwards;
}

/** The same rectangle with the text running from the lower left corner upwards: a quarter turn. */
export function turned([a, b, c, d]: Quad): Quad {
  return [b, c, d, a];
}

/** The same rectangle upside down. */
export function upsideDown([a, b, c, d]: Quad): Quad {
  return [c, d, a, b];
}

/** The line, 48 pixels high, as wide as its form asks for. */
export function cutLine(pyramid: Pyramid, quad: Quad): Raster {
  const { along, across } = sizeOf(quad);
  const wanted = Math.ceil((lineHeight * along) / Math.max(1, across));
  const width = Math.min(widest, Math.max(narrowest, wanted));
  return sample(pyramid, quad, { width, height: lineHeight });
}

/** Samples a quad of the picture into an upright raster, with the two nearest pixels each way. */
export function sample(
  pyramid: Pyramid,
  quad: Quad,
  { width, height }: { readonly width: number; readonly height: number },
): Raster {
  const level = Math.max(
    0,
    Math.min(pyramid.length - 1, Math.floor(Math.log2(sizeOf(quad).across / height))),
  );
  const source = pyramid[level] ?? pyramid[0];
  const [a, b, , d] = quad.map(([x, y]): Point => [x / 2 ** level, y / 2 ** level]);
  const data = new Uint8Array(width * height * 3);
  if (a === undefined || b === undefined || d === undefined) return { width, height, data };
  const alongX = (b[0] - a[0]) / width;
  const alongY = (b[1] - a[1]) / width;
  const downX = (d[0] - a[0]) / height;
  const downY = (d[1] - a[1]) / height;
  for (let row = 0, to = 0; row < height; row += 1) {
    let x = a[0] + downX * (row + 0.5) + alongX * 0.5 - 0.5;
    let y = a[1] + downY * (row + 0.5) + alongY * 0.5 - 0.5;
    for (let column = 0; column < width; column += 1, to += 3, x += alongX, y += alongY) {
      mix(source, { x, y }, data, to);
    }
  }
  return { width, height, data };
}

function mix(
  { width, height, data }: Raster,
  { x, y }: { readonly x: number; readonly y: number },
  into: Uint8Array,
  to: number,
): void {
  const clampedX = Math.min(Math.max(x, 0), width - 1);
  const clampedY = Math.min(Math.max(y, 0), height - 1);
  const left = Math.floor(clampedX);
  const top = Math.floor(clampedY);
  const toRight = clampedX - left;
  const toLow = clampedY - top;
  const first = (top * width + left) * 3;
  const next = left + 1 < width ? 3 : 0;
  const below = top + 1 < height ? width * 3 : 0;
  for (let channel = 0; channel < 3; channel += 1) {
    const at = first + channel;
    const high = (data[at] ?? 0) * (1 - toRight) + (data[at + next] ?? 0) * toRight;
    const low = (data[at + below] ?? 0) * (1 - toRight) + (data[at + below + next] ?? 0) * toRight;
    into[to + channel] = high * (1 - toLow) + low * toLow + 0.5;
  }
}
