/// <reference path="./image-decoders.d.ts" />
/** Pictures in a PDF with the pixels under a mark made black: gone from the data, not only painted over. */
import { type PDFDocument, PDFName, PDFNumber, type PDFRawStream, type PDFStream } from 'pdf-lib';
import type { Area } from './area.ts';
import { arrayIn, key, nameIn, unpacked } from './pdf-objects.node.ts';
import { apply, type Matrix } from './text-pen.ts';

const mostPixels = 64 * 1024 * 1024;

interface Raster {
  readonly width: number;
  readonly height: number;
  /** Bytes a pixel: 1 for grey, 3 for red, green and blue. */
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
}

/** The picture with black areas; null for codings that cannot be taken apart here. */
export async function blackenPicture(
  document: PDFDocument,
  picture: PDFRawStream,
  { ctm, areas }: { readonly ctm: Matrix; readonly areas: readonly Area[] },
): Promise<PDFStream | null> {
  const raster = await decode(picture);
  if (raster === null) return null;
  const { width, height, channels, pixels } = raster;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [x, y] = apply(ctm, (column + 0.5) / width, 1 - (row + 0.5) / height);
      const isUnder = areas.some(
        ([left, low, right, high]) => x >= left && x <= right && y >= low && y <= high,
      );
      if (isUnder) pixels.fill(0, (row * width + column) * channels, (row * width + column + 1) * channels);
    }
  }
  const made = document.context.flateStream(pixels, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    ColorSpace: channels === 1 ? 'DeviceGray' : 'DeviceRGB',
  });
  for (const entry of ['SMask', 'Mask', 'Interpolate']) {
    const value = picture.dict.get(key(entry));
    if (value !== undefined) made.dict.set(key(entry), value);
  }
  return made;
}

function numberIn(picture: PDFRawStream, entry: string): number {
  const value = picture.dict.lookup(key(entry));
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

async function decode(picture: PDFRawStream): Promise<Raster | null> {
  const width = numberIn(picture, 'Width');
  const height = numberIn(picture, 'Height');
  if (width < 1 || height < 1 || width * height > mostPixels || picture.dict.has(key('Decode'))) return null;
  const filter = filterOf(picture);
  if (filter === 'DCTDecode') return decodeJpeg(picture, { width, height });
  const channels = { DeviceGray: 1, DeviceRGB: 3 }[colorSpace(picture)];
  const isPlain = numberIn(picture, 'BitsPerComponent') === 8 && !picture.dict.has(key('DecodeParms'));
  if ((channels !== 1 && channels !== 3) || !isPlain || !(filter === '' || filter === 'FlateDecode'))
    return null;
  const pixels = unpacked(picture);
  if (pixels === null || pixels.length < width * height * channels) return null;
  return { width, height, channels, pixels: pixels.slice(0, width * height * channels) };
}

function filterOf(picture: PDFRawStream): string {
  const list = arrayIn(picture.dict, 'Filter');
  if (list === undefined) return nameIn(picture.dict, 'Filter');
  const [only] = list.asArray();
  return list.size() === 1 && only instanceof PDFName ? only.decodeText() : 'several';
}

function colorSpace(picture: PDFRawStream): string {
  return nameIn(picture.dict, 'ColorSpace');
}

/** Decoded by pdf.js in JavaScript: no native code looks at the picture here. */
async function decodeJpeg(
  picture: PDFRawStream,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Raster | null> {
  const space = colorSpace(picture);
  if (space !== 'DeviceRGB' && space !== 'DeviceGray') return null;
  const { JpegImage } = await import('pdfjs-dist/legacy/image_decoders/pdf.image_decoders.mjs');
  const image = new JpegImage();
  try {
    image.parse(picture.contents);
    if (image.width !== width || image.height !== height) return null;
    const channels = space === 'DeviceGray' ? 1 : 3;
    const pixels = image.getData({ width, height, forceRGB: channels === 3 });
    return pixels.length < width * height * channels
      ? null
      : { width, height, channels, pixels: Uint8Array.from(pixels) };
  } catch (error) {
    // Everything the decoder throws is its complaint about this picture.
    if (error instanceof Error) return null;
    throw error;
  }
}
