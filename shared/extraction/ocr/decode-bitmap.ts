/**
 * Pixels of a Windows bitmap without compression, 1 to 32 bits a pixel ([MS-WMF] 2.2.2.9 DeviceIndependentBitmap); scanners
 * write these, and libvips does not read them.
 */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import type { Raster } from './raster.ts';

const fileHeader = 14;
const smallestInfo = 40;
/** Compression without one, and with colour masks of their own, which for 32 bits are nearly always the usual ones. */
const plain = new Set([0, 3]);
const depths = new Set([1, 4, 8, 24, 32]);

/** Null for a form that is not read here, a bitmap that ends too early, or more pixels than allowed. */
export function decodeBitmap(bytes: Uint8Array, mostPixels: number): Raster | null {
  if (bytes.length < fileHeader + smallestInfo) return null;
  const infoSize = uint32At(bytes, fileHeader);
  const width = uint32At(bytes, 18);
  const signedHeight = uint32At(bytes, 22) | 0;
  const height = Math.abs(signedHeight);
  const depth = uint16At(bytes, 28);
  const isKnown = infoSize >= smallestInfo && plain.has(uint32At(bytes, 30)) && depths.has(depth);
  if (!isKnown || width === 0 || height === 0 || width * height > mostPixels) return null;
  const start = uint32At(bytes, 10);
  const stride = Math.ceil((width * depth) / 32) * 4;
  if (start + stride * height > bytes.length) return null;
  const palette = fileHeader + infoSize;
  const data = new Uint8Array(width * height * 3);
  for (let row = 0, to = 0; row < height; row += 1) {
    const line = start + stride * (signedHeight < 0 ? row : height - 1 - row);
    for (let column = 0; column < width; column += 1, to += 3) {
      const from =
        depth >= 24 ? line + column * (depth / 8) : palette + 4 * indexAt(bytes, line, { column, depth });
      data[to] = bytes[from + 2] ?? 0;
      data[to + 1] = bytes[from + 1] ?? 0;
      data[to + 2] = bytes[from] ?? 0;
    }
  }
  return { width, height, data };
}

/** Number of a pixel's colour; the first pixel stands in the highest bits. */
function indexAt(
  bytes: Uint8Array,
  line: number,
  { column, depth }: { readonly column: number; readonly depth: number },
): number {
  const bit = column * depth;
  const shift = 8 - depth - (bit % 8);
  return ((bytes[line + (bit >> 3)] ?? 0) >> shift) & ((1 << depth) - 1);
}
