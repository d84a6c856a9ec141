/**
 * The pixels of a PNG, as far as a part of them is to be cut out: taken apart and put together without any change of value (W3C PNG,
 * third edition, 7.2, 9.2, 10). Interlaced and moving pictures are not taken apart.
 */
import { unzlibSync, zlibSync } from 'fflate';
import { latin1 } from '../../base/bounded-reader.ts';
import { concatBytes } from '../../base/bytes.ts';
import { crc32 } from '../../intake/crc32.ts';

export interface PngRaster {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: 8 | 16;
  /** 0 grey, 2 colour, 3 palette, 4 grey with opacity, 6 colour with opacity. */
  readonly colorType: number;
  /** Rows without filter bytes. */
  readonly pixels: Uint8Array;
  /** Chunks that decide how the pixels look, whole. */
  readonly looks: readonly Uint8Array[];
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const looks = new Set(['PLTE', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sRGB', 'cICP', 'pHYs']);
const mostBytes = 256 * 1024 * 1024;
const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Bytes of a pixel of eight or sixteen bits a sample. */
export function bytesPerPixel({ bitDepth, colorType }: Pick<PngRaster, 'bitDepth' | 'colorType'>): number {
  return ((samples[colorType] ?? 1) * bitDepth) / 8;
}

interface Chunks {
  readonly header: DataView;
  readonly looks: readonly Uint8Array[];
  readonly data: Uint8Array;
  readonly hasOpacity: boolean;
}

/** Null for what is no PNG, is damaged, interlaced, moving or too large. */
export function decodePng(bytes: Uint8Array): PngRaster | null {
  const chunks = readChunks(bytes);
  if (chunks === null) return null;
  const { header } = chunks;
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const [depth, colorType, interlace] = [header.getUint8(8), header.getUint8(9), header.getUint8(12)];
  const count = samples[colorType];
  if (count === undefined || interlace !== 0 || width < 1 || height < 1) return null;
  if (depth < 8 && colorType === 0 && chunks.hasOpacity) return null;
  const rowBytes = Math.ceil((width * count * depth) / 8);
  if ((rowBytes + 1) * height > mostBytes || (depth < 8 && width * height > mostBytes)) return null;
  const step = Math.max(1, (count * depth) / 8);
  const packed = unfiltered(inflated(chunks.data, (rowBytes + 1) * height), { rowBytes, height, step });
  if (packed === null) return null;
  const looksKept = chunks.looks;
  if (depth === 8 || depth === 16)
    return { width, height, bitDepth: depth, colorType, pixels: packed, looks: looksKept };
  const pixels = spread(packed, { width, height, depth, isGrey: colorType === 0 });
  return { width, height, bitDepth: 8, colorType, pixels, looks: looksKept };
}

function readChunks(bytes: Uint8Array): Chunks | null {
  if (bytes.length < 8 || signature.some((byte, index) => bytes[index] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: DataView | null = null;
  const kept: Uint8Array[] = [];
  const data: Uint8Array[] = [];
  let hasOpacity = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const type = latin1(bytes, at + 4, at + 8);
    if (type === 'acTL') return null;
    if (type === 'IHDR' && length === 13)
      header = new DataView(bytes.buffer, bytes.byteOffset + at + 8, length);
    if (type === 'tRNS') hasOpacity = true;
    if (looks.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IDAT') data.push(bytes.subarray(at + 8, end - 4));
    if (type === 'IEND') break;
    at = end;
  }
  return header === null ? null : { header, looks: kept, data: concatBytes(data), hasOpacity };
}

function inflated(data: Uint8Array, size: number): Uint8Array | null {
  try {
    const out = unzlibSync(data, { out: new Uint8Array(size) });
    return out.length === size ? out : null;
  } catch (error) {
    // Whatever the inflater throws is its complaint about this picture.
    if (error instanceof Error) return null;
    throw error;
  }
}

interface Rows {
  readonly rowBytes: number;
  readonly height: number;
  /** Bytes back to the sample that a filter looks at. */
  readonly step: number;
}

function unfiltered(data: Uint8Array | null, { rowBytes, height, step }: Rows): Uint8Array | null {
  if (data === null) return null;
  const pixels = new Uint8Array(rowBytes * height);
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (rowBytes + 1)] ?? 5;
    if (filter > 4) return null;
    const from = row * (rowBytes + 1) + 1;
    const to = row * rowBytes;
    for (let index = 0; index < rowBytes; index += 1) {
      const left = index >= step ? (pixels[to + index - step] ?? 0) : 0;
      const up = row > 0 ? (pixels[to + index - rowBytes] ?? 0) : 0;
      const corner = row > 0 && index >= step ? (pixels[to + index - rowBytes - step] ?? 0) : 0;
      pixels[to + index] = (data[from + index] ?? 0) + foretold(filter, { left, up, corner });
    }
  }
  return pixels;
}

interface Neighbours {
  readonly left: number;
  readonly up: number;
  readonly corner: number;
}

function foretold(filter: number, { left, up, corner }: Neighbours): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [
    Math.abs(guess - left),
    Math.abs(guess - up),
    Math.abs(guess - corner),
  ] as const;
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

interface Packed {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly isGrey: boolean;
}

/** Samples of fewer than eight bits, one a byte: numbers of the palette as they are, greys over the whole range. */
function spread(packed: Uint8Array, { width, height, depth, isGrey }: Packed): Uint8Array {
  const rowBytes = Math.ceil((width * depth) / 8);
  const most = (1 << depth) - 1;
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const bit = column * depth;
      const byte = packed[row * rowBytes + (bit >> 3)] ?? 0;
      const value = (byte >> (8 - depth - (bit & 7))) & most;
      pixels[row * width + column] = isGrey ? (value * 255) / most : value;
    }
  }
  return pixels;
}

/** A part of the picture; the rectangle must lie within it. */
export function cutRaster(raster: PngRaster, { left, top, width, height }: Rectangle): PngRaster {
  const step = bytesPerPixel(raster);
  const pixels = new Uint8Array(width * height * step);
  for (let row = 0; row < height; row += 1) {
    const from = ((top + row) * raster.width + left) * step;
    pixels.set(raster.pixels.subarray(from, from + width * step), row * width * step);
  }
  return { ...raster, width, height, pixels };
}

/** The picture as a PNG; the same raster always gives the same bytes. */
export function encodePng(raster: PngRaster): Uint8Array {
  const { width, height, bitDepth, colorType, pixels } = raster;
  const step = bytesPerPixel(raster);
  const rowBytes = width * step;
  const rows = new Uint8Array((rowBytes + 1) * height);
  const filter = colorType === 3 ? 0 : 1;
  for (let row = 0; row < height; row += 1) {
    const to = row * (rowBytes + 1);
    rows[to] = filter;
    for (let index = 0; index < rowBytes; index += 1) {
      const at = row * rowBytes + index;
      const left = filter === 1 && index >= step ? (pixels[at - step] ?? 0) : 0;
      rows[to + 1 + index] = (pixels[at] ?? 0) - left;
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([bitDepth, colorType, 0, 0, 0], 8);
  const data = zlibSync(rows, { level: 6 });
  return concatBytes([
    signature,
    pngChunk('IHDR', header),
    ...raster.looks,
    pngChunk('IDAT', data),
    pngChunk('IEND', new Uint8Array(0)),
  ]);
}

/** A chunk with its length and check sum. */
export function pngChunk(type: string, content: Uint8Array): Uint8Array {
  const made = new Uint8Array(12 + content.length);
  const view = new DataView(made.buffer);
  view.setUint32(0, content.length);
  made.set(
    [...type].map((sign) => sign.charCodeAt(0)),
    4,
  );
  made.set(content, 8);
  view.setUint32(8 + content.length, crc32(made.subarray(4, 8 + content.length)));
  return made;
}
