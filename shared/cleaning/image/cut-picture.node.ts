/// <reference path="../pdf/image-decoders.d.ts" />
/**
 * A part of a picture as a picture of its own, so that what lies outside of it is gone. Decoded in JavaScript: no native code looks at
 * the picture here. PNG keeps every value; JPEG becomes PNG, since writing it as JPEG again would change what is seen.
 */
import { zlibSync } from 'fflate';
import { latin1 } from '../../base/bounded-reader.ts';
import { concatBytes } from '../../base/bytes.ts';
import { readOrientation } from './orientation.ts';
import { cutRaster, decodePng, encodePng, type PngRaster, pngChunk, type Rectangle } from './png-raster.ts';

/** Shares of width and height that are left out at each side, from 0 to 1. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const mostPixels = 48 * 1024 * 1024;

/** The part as PNG, rounded outward to whole pixels; null for codings that cannot be taken apart here. */
export async function cutPicture(bytes: Uint8Array, crop: Crop): Promise<Uint8Array | null> {
  const raster = decodePng(bytes) ?? (await decodeJpeg(bytes));
  if (raster === null) return null;
  const part = rectangleOf(raster, crop);
  return part === null ? null : encodePng(cutRaster(raster, part));
}

function rectangleOf({ width, height }: Pick<PngRaster, 'width' | 'height'>, crop: Crop): Rectangle | null {
  const left = Math.floor(width * crop.left);
  const top = Math.floor(height * crop.top);
  const right = Math.ceil(width * (1 - crop.right));
  const bottom = Math.ceil(height * (1 - crop.bottom));
  if (left < 0 || top < 0 || right > width || bottom > height || right <= left || bottom <= top) return null;
  return { left, top, width: right - left, height: bottom - top };
}

/** Office programs differ in whether they turn a picture as its record says, so such a one is not taken apart. */
async function decodeJpeg(bytes: Uint8Array): Promise<PngRaster | null> {
  const records = readRecords(bytes);
  if (records === null || records.isTurned) return null;
  const { JpegImage } = await import('pdfjs-dist/legacy/image_decoders/pdf.image_decoders.mjs');
  const image = new JpegImage();
  try {
    image.parse(bytes);
    const { width, height, numComponents } = image;
    const isKnown = numComponents === 1 || numComponents === 3;
    if (!isKnown || width < 1 || height < 1 || width * height > mostPixels) return null;
    const pixels = Uint8Array.from(image.getData({ width, height, forceRGB: true }));
    if (pixels.length < width * height * 3) return null;
    return { width, height, bitDepth: 8, colorType: 2, pixels, looks: records.looks };
  } catch (error) {
    // Everything the decoder throws is its complaint about this picture.
    if (error instanceof Error) return null;
    throw error;
  }
}

interface JpegRecords {
  readonly isTurned: boolean;
  /** The colour profile as a chunk of a PNG. */
  readonly looks: readonly Uint8Array[];
}

const exif = 'Exif\0\0';
const profile = 'ICC_PROFILE\0';

/** Null for what is no JPEG, or one whose profile comes in several pieces. */
function readRecords(bytes: Uint8Array): JpegRecords | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  let isTurned = false;
  const looks: Uint8Array[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) break;
    const end = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    const content = bytes.subarray(at + 4, end);
    if (marker === 0xe1 && latin1(content, 0, exif.length) === exif) {
      isTurned = (readOrientation(content.subarray(exif.length)) ?? 1) !== 1;
    }
    if (marker === 0xe2 && latin1(content, 0, profile.length) === profile) {
      if (content[profile.length + 1] !== 1) return null;
      looks.push(profileChunk(content.subarray(profile.length + 2)));
    }
    at = end;
  }
  return { isTurned, looks };
}

function profileChunk(bytes: Uint8Array): Uint8Array {
  // Its name, the end of the name, and the way of packing.
  const head = Uint8Array.of(0x69, 0x63, 0x63, 0, 0);
  return pngChunk('iCCP', concatBytes([head, zlibSync(bytes, { level: 6 })]));
}
