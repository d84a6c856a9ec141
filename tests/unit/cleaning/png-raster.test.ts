/** Pixels of PNG pictures, taken apart and put together, judged by another decoder. */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import {
  bytesPerPixel,
  cutRaster,
  decodePng,
  encodePng,
  pngChunk,
} from '../../../shared/cleaning/image/png-raster.ts';

const width = 7;
const height = 5;
const noise = (channels: number) =>
  Uint8Array.from(
    { length: width * height * channels },
    (_, index) => (index * 73 + (index >> 3) * 31) % 256,
  );
const pictureOf = (channels: 1 | 2 | 3 | 4) => sharp(noise(channels), { raw: { width, height, channels } });
const rawOf = async (bytes: Uint8Array) => [...(await sharp(bytes).raw().toBuffer())];

/** A PNG of given samples, each row behind its filter. */
function made(
  {
    depth,
    type,
    interlace = 0,
  }: { readonly depth: number; readonly type: number; readonly interlace?: number },
  size: readonly [number, number],
  { rows, before = [] }: { readonly rows: Uint8Array; readonly before?: readonly Uint8Array[] },
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size[0], 0);
  header.writeUInt32BE(size[1], 4);
  header.set([depth, type, 0, 0, interlace], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const chunks = [
    pngChunk('IHDR', header),
    ...before,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', new Uint8Array(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

describe('a picture', () => {
  test.each([1, 2, 3, 4] as const)('of %i channels comes back with every value', async (channels) => {
    const png = await pictureOf(channels).png({ adaptiveFiltering: true }).toBuffer();
    const raster = decodePng(png);
    expect(raster).toMatchObject({ width, height, bitDepth: 8 });
    expect(await rawOf(encodePng(raster!))).toEqual(await rawOf(png));
  });

  test('of sixteen bits a sample comes back with every value', async () => {
    const png = await pictureOf(3).toColourspace('rgb16').png().toBuffer();
    const raster = decodePng(png)!;
    expect([raster.bitDepth, bytesPerPixel(raster)]).toEqual([16, 6]);
    expect(decodePng(encodePng(raster))?.pixels).toEqual(raster.pixels);
  });

  test('with a palette keeps it', async () => {
    const png = await pictureOf(3).png({ palette: true, colours: 8 }).toBuffer();
    const raster = decodePng(png)!;
    expect(raster.colorType).toBe(3);
    expect(await rawOf(encodePng(raster))).toEqual(await rawOf(png));
  });

  test.each([0, 1, 2, 3, 4])('is read through filter %i', async (filter) => {
    const rows = Buffer.alloc((1 + 3 * 2) * 3);
    for (let row = 0; row < 3; row += 1) rows.set([filter, 200, 100, 50, 90, 70, 250], row * 7);
    const png = made({ depth: 8, type: 2 }, [2, 3], { rows });
    expect([...decodePng(png)!.pixels]).toEqual(await rawOf(png));
  });

  test('of few bits is spread: greys over the whole range', async () => {
    const png = made({ depth: 2, type: 0 }, [5, 1], { rows: Uint8Array.of(0, 0b00011011, 0b11000000) });
    expect([...decodePng(png)!.pixels]).toEqual([0, 85, 170, 255, 255]);
    const bits = made({ depth: 1, type: 0 }, [3, 1], { rows: Uint8Array.of(0, 0b10100000) });
    expect([...decodePng(bits)!.pixels]).toEqual([255, 0, 255]);
  });

  test('is cut to a rectangle', async () => {
    const png = await pictureOf(4).png().toBuffer();
    const part = cutRaster(decodePng(png)!, { left: 2, top: 1, width: 3, height: 2 });
    const expected = await sharp(png).extract({ left: 2, top: 1, width: 3, height: 2 }).raw().toBuffer();
    expect(await rawOf(encodePng(part))).toEqual([...expected]);
  });
});

describe('nothing is made of', () => {
  const rows = Uint8Array.of(0, 1, 2, 3);
  const sound = made({ depth: 8, type: 2 }, [1, 1], { rows });
  test.each([
    ['what is no PNG', new TextEncoder().encode('GIF89a')],
    ['a picture cut off', sound.subarray(0, 40)],
    ['one interlaced', made({ depth: 8, type: 2, interlace: 1 }, [1, 1], { rows })],
    [
      'one that moves',
      made({ depth: 8, type: 2 }, [1, 1], { rows, before: [pngChunk('acTL', new Uint8Array(8))] }),
    ],
    ['a filter that there is not', made({ depth: 8, type: 2 }, [1, 1], { rows: Uint8Array.of(5, 1, 2, 3) })],
    ['a kind of colour that there is not', made({ depth: 8, type: 5 }, [1, 1], { rows })],
    ['no width', made({ depth: 8, type: 2 }, [0, 1], { rows })],
    ['more pixels than anybody can hold', made({ depth: 16, type: 6 }, [60_000, 60_000], { rows })],
    ['fewer bytes than pixels', made({ depth: 8, type: 2 }, [9, 9], { rows })],
    [
      'a grey of few bits that is see-through',
      made({ depth: 1, type: 0 }, [1, 1], {
        rows: Uint8Array.of(0, 0),
        before: [pngChunk('tRNS', Uint8Array.of(0, 1))],
      }),
    ],
  ])('%s', (_, bytes) => {
    expect(decodePng(bytes)).toBeNull();
  });

  test('while the sound one is read', () => {
    expect([...decodePng(sound)!.pixels]).toEqual([1, 2, 3]);
  });
});
