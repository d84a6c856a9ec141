/** Pixels of a picture file, turned as its camera says. Decoded by libvips (sharp): native code, so in the recogniser's process only. */
import { detectFileType } from '../../intake/detect-file-type.ts';
import type { FileType } from '../../intake/file-type.ts';
import { decodeBitmap } from './decode-bitmap.ts';
import type { Raster } from './raster.ts';

export type Decoding =
  /** Missing: pixels behind the end of a cut file, or pages of a TIFF beyond those that are looked at. */
  | { readonly isRead: true; readonly missing: 'damaged' | 'over-limit' | null }
  | { readonly isRead: false; readonly reason: 'damaged' | 'unsupported-format' | 'over-limit' };

type SharpLibrary = typeof import('sharp').default;

/** Types that libvips is trusted with. */
export const decodable: ReadonlySet<FileType> = new Set<FileType>(['jpeg', 'png', 'webp', 'gif', 'tiff']);
/** Pages of a TIFF that are looked at. */
const mostFrames = 200;
export const mostPixels = 80 * 1024 * 1024;
/** Side to which larger pictures are reduced: A3 at 300 dpi. */
const longestSide = 4_960;

/** Gives frames one after another, so that a long TIFF is never in memory as a whole. */
export async function decodePicture(
  bytes: Uint8Array,
  look: (frame: Raster) => Promise<void>,
): Promise<Decoding> {
  const type = detectFileType(bytes);
  if (type === 'bmp') {
    const bitmap = decodeBitmap(bytes, mostPixels);
    if (bitmap === null) return { isRead: false, reason: 'unsupported-format' };
    await look(bitmap);
    return { isRead: true, missing: null };
  }
  if (!decodable.has(type)) return { isRead: false, reason: 'unsupported-format' };
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  const input = ownBytes(bytes);
  try {
    const { pages = 1, width, height } = await sharp(input, { limitInputPixels: false }).metadata();
    if (width * height > mostPixels) return { isRead: false, reason: 'over-limit' };
    const frames = type === 'tiff' ? pages : 1;
    let isWhole = true;
    for (let page = 0; page < Math.min(frames, mostFrames); page += 1) {
      const { raster, ...decoded } = await decodeFrame(sharp, input, page);
      isWhole &&= decoded.isWhole;
      await look(raster);
    }
    return { isRead: true, missing: !isWhole ? 'damaged' : frames > mostFrames ? 'over-limit' : null };
  } catch (error) {
    // libvips says in words what is wrong with a file; all of it means that its pixels cannot be had.
    if (error instanceof Error) return { isRead: false, reason: 'damaged' };
    throw error;
  }
}

/**
 * The same bytes as an array of this realm. What comes in a message between Electron's processes may be made with another realm's
 * constructor, which sharp does not take for an array of bytes.
 */
export function ownBytes(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** One frame; of a file that is cut off, what there is of it. */
async function decodeFrame(
  sharp: SharpLibrary,
  bytes: Uint8Array,
  page: number,
): Promise<{ readonly raster: Raster; readonly isWhole: boolean }> {
  const decode = async (failOn: 'truncated' | 'none') => {
    const { data, info } = await sharp(bytes, { page, limitInputPixels: mostPixels, failOn })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error('not three channels');
    return { width: info.width, height: info.height, data };
  };
  try {
    return { raster: await decode('truncated'), isWhole: true };
  } catch {
    // Whatever libvips finds wrong, the second try tells whether anything can be seen.
    return { raster: await decode('none'), isWhole: false };
  }
}
