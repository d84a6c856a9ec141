import { describe, expect, test } from 'vitest';
import { findLines } from '../../../../shared/extraction/ocr/find-lines.ts';
import {
  cutLine,
  lineHeight,
  pyramidOf,
  runsDown,
  turned,
  upsideDown,
} from '../../../../shared/extraction/ocr/line-picture.ts';
import { grown, minAreaBox } from '../../../../shared/extraction/ocr/min-area-box.ts';
import {
  boxAround,
  halve,
  type Point,
  type Quad,
  type Raster,
  sizeOf,
} from '../../../../shared/extraction/ocr/raster.ts';
import { readingOrder } from '../../../../shared/extraction/ocr/reading-order.ts';
import { layOut } from '../../../../shared/extraction/ocr/stacked-characters.ts';

const upright: Quad = [
  [10, 20],
  [110, 20],
  [110, 40],
  [10, 40],
];

/** A white picture with black rectangles: left, top, width, height. */
function paint(
  width: number,
  height: number,
  boxes: readonly (readonly [number, number, number, number])[],
): Raster {
  const data = new Uint8Array(width * height * 3).fill(255);
  for (const [left, top, wide, high] of boxes) {
    for (let y = top; y < top + high; y += 1)
      data.fill(0, (y * width + left) * 3, (y * width + left + wide) * 3);
  }
  return { width, height, data };
}

function inkAt({ width, data }: Raster, x: number, y: number): boolean {
  return (data[(y * width + x) * 3] ?? 255) < 128;
}

describe('the smallest rectangle around points', () => {
  test('is upright for upright points, and begins at the top left', () => {
    const box = minAreaBox([...upright, [50, 30]]);
    expect(box?.quad).toEqual(upright);
    expect(box?.area).toBe(2_000);
  });

  test('follows a line on a slope', () => {
    const angle = (3 * Math.PI) / 180;
    const turn = ([x, y]: Point): Point => [
      x * Math.cos(angle) - y * Math.sin(angle),
      x * Math.sin(angle) + y * Math.cos(angle),
    ];
    const box = minAreaBox(upright.map(turn));
    expect(box).not.toBeNull();
    const { along, across } = sizeOf(box!.quad);
    expect([along, across].map(Math.round)).toEqual([100, 20]);
    expect(box!.quad[0].map(Math.round)).toEqual(turn(upright[0]).map(Math.round));
  });

  test('is none for points in one place or one line', () => {
    expect(minAreaBox([[1, 1]])).toBeNull();
    expect(
      minAreaBox([
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
    ).toBeNull();
  });

  test('grows by the same distance on every side', () => {
    expect(boxAround(grown(upright, 5))).toEqual([5, 15, 110, 30]);
  });
});

describe('lines in a map of probabilities', () => {
  const map = (boxes: readonly (readonly [number, number, number, number, number])[]) => {
    const data = new Float32Array(200 * 100);
    for (const [left, top, wide, high, value] of boxes) {
      for (let y = top; y < top + high; y += 1) data.fill(value, y * 200 + left, y * 200 + left + wide);
    }
    return { width: 200, height: 100, data };
  };

  test('are patches, a little grown', () => {
    const quads = findLines(
      map([
        [20, 10, 100, 10, 0.9],
        [30, 60, 50, 8, 0.8],
      ]),
    );
    expect(quads).toHaveLength(2);
    const [left = 0, top = 0, width = 0, height = 0] = boxAround(quads[0]!);
    expect(left).toBeLessThan(20);
    expect(top).toBeLessThan(10);
    expect(width).toBeGreaterThan(100);
    expect(height).toBeGreaterThan(15);
  });

  test('are not made of specks and faint patches', () => {
    expect(
      findLines(
        map([
          [20, 10, 2, 2, 0.9],
          [30, 60, 50, 8, 0.4],
        ]),
      ),
    ).toEqual([]);
  });
});

describe('a line cut out of a picture', () => {
  test('is 48 pixels high and as wide as its form asks for', () => {
    const line = cutLine(pyramidOf(paint(200, 100, [])), upright);
    expect([line.width, line.height]).toEqual([240, lineHeight]);
  });

  test('shows what lies within the rectangle, upright or upside down', () => {
    // A mark at the left end of the line.
    const pyramid = pyramidOf(paint(200, 100, [[10, 20, 20, 20]]));
    const line = cutLine(pyramid, upright);
    expect(inkAt(line, 10, 24)).toBe(true);
    expect(inkAt(line, 230, 24)).toBe(false);
    const over = cutLine(pyramid, upsideDown(upright));
    expect(inkAt(over, 10, 24)).toBe(false);
    expect(inkAt(over, 230, 24)).toBe(true);
  });

  test('is taken from a smaller picture when letters are large, without losing thin strokes', () => {
    const pyramid = pyramidOf(paint(800, 400, [[0, 0, 800, 200]]));
    expect(pyramid.length).toBeGreaterThan(1);
    const line = cutLine(pyramid, [
      [0, 0],
      [800, 0],
      [800, 400],
      [0, 400],
    ]);
    expect(inkAt(line, 40, 10)).toBe(true);
    expect(inkAt(line, 40, 40)).toBe(false);
  });

  test('of the edge repeats the edge', () => {
    const line = cutLine(pyramidOf(paint(50, 50, [])), [
      [-10, -10],
      [60, -10],
      [60, 20],
      [-10, 20],
    ]);
    expect(line.data.every((value) => value === 255)).toBe(true);
  });
});

test('the mean of four pixels makes one of half the size', () => {
  expect(halve(paint(4, 2, [[0, 0, 1, 2]]))).toEqual({
    width: 2,
    height: 1,
    data: Uint8Array.from([128, 128, 128, 255, 255, 255]),
  });
});

describe('a column', () => {
  const column: Quad = [
    [10, 0],
    [40, 0],
    [40, 120],
    [10, 120],
  ];

  test('is told from a line by its form, and can be turned', () => {
    expect(runsDown(column)).toBe(true);
    expect(runsDown(upright)).toBe(false);
    const { along, across } = sizeOf(turned(column));
    expect([along, across]).toEqual([120, 30]);
  });

  test('becomes a line with a place for each character', () => {
    const raster = paint(50, 120, [
      [12, 4, 26, 26],
      [12, 34, 26, 26],
      [12, 64, 26, 26],
      [12, 94, 26, 22],
    ]);
    const line = layOut(pyramidOf(raster), column);
    expect(line.height).toBe(lineHeight);
    expect(line.width).toBe(lineHeight * 4);
    for (const cell of [0, 1, 2, 3]) expect(inkAt(line, cell * lineHeight + 24, 24)).toBe(true);
  });

  test('without ink becomes an empty place', () => {
    const line = layOut(pyramidOf(paint(50, 120, [])), column);
    expect(line.width).toBe(lineHeight);
  });
});

describe('reading order', () => {
  const box = (left: number, top: number, width: number): Quad => [
    [left, top],
    [left + width, top],
    [left + width, top + 20],
    [left, top + 20],
  ];

  test('goes down the rows and along each', () => {
    const quads = [box(200, 102, 100), box(0, 300, 300), box(0, 100, 100), box(0, 0, 300)];
    expect(readingOrder(quads)).toEqual([3, 2, 0, 1]);
  });

  test('keeps a row together that rises across the page', () => {
    const slope = (quad: Quad): Quad => {
      const rise = ([x, y]: Point): Point => [x, y - x * 0.05];
      return [rise(quad[0]), rise(quad[1]), rise(quad[2]), rise(quad[3])];
    };
    const quads = [box(0, 100, 300), box(600, 100, 300), box(0, 124, 300), box(600, 124, 300)].map(slope);
    expect(readingOrder(quads)).toEqual([0, 1, 2, 3]);
  });
});
