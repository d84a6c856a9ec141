import { describe, expect, test } from 'vitest';
import { type GreyRaster, picturesDiffer } from '../../../../shared/extraction/ocr/compare-pictures.ts';

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const whole: Area = { left: 0, top: 0, width: 1, height: 1 };

/** A scene that is nowhere the same twice: hills of light over the unit square, light in one corner, dark in another. */
function shade(x: number, y: number): number {
  const hills = Math.sin(9 * x + 4 * y * y) + Math.cos(13 * y - 5 * x) + Math.sin(31 * x * y + 3);
  return 128 + 30 * hills + 20 * (x - y);
}

/** The scene, or a part of it, as a picture of a size. */
function scene(width: number, height: number, area = whole, tone = (value: number) => value): GreyRaster {
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const x = area.left + (area.width * (column + 0.5)) / width;
      const y = area.top + (area.height * (row + 0.5)) / height;
      data[row * width + column] = Math.max(0, Math.min(255, tone(shade(x, y))));
    }
  }
  return { width, height, data };
}

function painted({ width, height, data }: GreyRaster, area: Area, value: number): GreyRaster {
  const covered = Uint8Array.from(data, (kept, at) => {
    const [x, y] = [(at % width) / width, Math.floor(at / width) / height];
    const isIn = x >= area.left && x < area.left + area.width && y >= area.top && y < area.top + area.height;
    return isIn ? value : kept;
  });
  return { width, height, data: covered };
}

/** In the middle of a black field of another form. */
function barred(picture: GreyRaster, height: number): GreyRaster {
  const data = new Uint8Array(picture.width * height);
  data.set(picture.data, Math.floor((height - picture.height) / 2) * picture.width);
  return { width: picture.width, height, data };
}

function quarterTurn({ width, height, data }: GreyRaster): GreyRaster {
  const turned = new Uint8Array(data.length);
  for (const [at, value] of data.entries()) {
    turned[(at % width) * height + height - 1 - Math.floor(at / width)] = value;
  }
  return { width: height, height: width, data: turned };
}

const copy = scene(160, 120);

describe('a small copy of the same picture is quiet', () => {
  test.each([
    ['of the same size', scene(160, 120)],
    ['of a smaller picture', scene(80, 60)],
    ['with more contrast', scene(160, 120, whole, (value) => (value - 128) * 1.4 + 110)],
    ['with edges a little cut', scene(160, 120, { left: 0.015, top: 0.02, width: 0.97, height: 0.96 })],
    ['turned by a camera', quarterTurn(scene(160, 120))],
  ])('%s', (_, picture) => {
    expect(picturesDiffer(picture, copy)).toBe(false);
  });

  test('between black bars, which keep its form', () => {
    expect(picturesDiffer(scene(160, 107), barred(scene(160, 107), 120))).toBe(false);
  });

  test('that shows the middle of a wider picture', () => {
    const wide = { left: -1 / 6, top: 0, width: 4 / 3, height: 1 };
    expect(picturesDiffer(scene(160, 90, wide), copy)).toBe(false);
  });

  test('of one shade, which shows nothing', () => {
    const grey = { width: 160, height: 120, data: new Uint8Array(160 * 120).fill(90) };
    expect(picturesDiffer(copy, grey)).toBe(false);
  });

  test('of a few pixels, which tells nothing', () => {
    expect(picturesDiffer(scene(160, 120, { ...whole, left: 3 }), scene(8, 6))).toBe(false);
  });
});

describe('a small copy that shows more than the picture is told', () => {
  test.each([
    ['a picture cut to its left half', scene(80, 120, { ...whole, width: 0.5 })],
    ['a picture cut on all sides', scene(160, 120, { left: 0.15, top: 0.2, width: 0.65, height: 0.65 })],
    ['a picture of another scene', scene(160, 120, { left: 4, top: 7, width: 1, height: 1 })],
    [
      'a black patch painted over words or a face',
      painted(scene(160, 120), { left: 0.6, top: 0.02 + 0.05, width: 0.2, height: 0.2 }, 0),
    ],
    [
      'a white patch painted over the dark',
      painted(scene(160, 120), { left: 0.25, top: 0.6, width: 0.2, height: 0.25 }, 255),
    ],
    ['a picture that is all black now', painted(scene(160, 120), whole, 0)],
  ])('%s', (_, picture) => {
    expect(picturesDiffer(picture, copy)).toBe(true);
  });
});
