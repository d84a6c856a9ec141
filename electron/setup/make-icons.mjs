/**
 * Draws the icon in every size that installers and windows ask for, from `resources/icons/icon.svg`:
 *
 *   node electron/setup/make-icons.mjs
 *
 * The pictures are committed: packing needs no drawing. Windows takes an icon whose entries are PNG since Vista.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { inProject } from './paths.mjs';

/** Pixels of a side: those of the freedesktop icon theme, and the largest that a packer takes. */
export const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512];
/** Those that Windows looks for. */
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];

const folder = inProject('resources/icons');

/** @param {number} size @returns {Promise<Buffer>} */
export function drawIcon(size) {
  const drawing = readFileSync(join(folder, 'icon.svg'));
  return sharp(drawing, { density: Math.max(72, (72 * size) / 512) })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/**
 * An icon file for Windows: header, one entry of 16 bytes per picture, the pictures.
 * @param {readonly { readonly size: number, readonly png: Uint8Array }[]} pictures
 */
export function iconFile(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // A byte has no 256: zero stands for it.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const pictures = await Promise.all(iconSizes.map(async (size) => ({ size, png: await drawIcon(size) })));
  for (const { size, png } of pictures) writeFileSync(join(folder, `${size}x${size}.png`), png);
  writeFileSync(
    join(folder, 'icon.ico'),
    iconFile(pictures.filter(({ size }) => windowsSizes.includes(size))),
  );
}
