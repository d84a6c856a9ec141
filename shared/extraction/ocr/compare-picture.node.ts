/** Compares a picture with the small copy kept in its file: libvips (sharp) decodes both, so in the recogniser's process only. */
import { detectFileType } from '../../intake/detect-file-type.ts';
import { type GreyRaster, picturesDiffer } from './compare-pictures.ts';
import { decodable, mostPixels, ownBytes } from './decode-picture.node.ts';
import type { Recognition } from './recognised.ts';

/** Side to which both are reduced: small copies have 160 pixels. */
const longestSide = 160;

/** `differs` is said only where both could be decoded. */
export async function comparePicture(bytes: Uint8Array, copy: Uint8Array): Promise<Recognition> {
  const types = [detectFileType(bytes), detectFileType(copy)];
  if (!types.every((type) => decodable.has(type))) return { isRead: false, reason: 'unsupported-format' };
  try {
    const differs = picturesDiffer(await greyOf(bytes), await greyOf(copy));
    return { isRead: true, lines: [], differs };
  } catch (error) {
    // libvips says in words what is wrong with a file; all of it means that its pixels cannot be had.
    if (error instanceof Error) return { isRead: false, reason: 'damaged' };
    throw error;
  }
}

async function greyOf(bytes: Uint8Array): Promise<GreyRaster> {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  const { data, info } = await sharp(ownBytes(bytes), { limitInputPixels: mostPixels, failOn: 'none' })
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 1) throw new Error('not one channel');
  return { width: info.width, height: info.height, data };
}
