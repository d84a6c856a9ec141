/** The icon: every size that installers ask for, made from the one drawing, which bears no emblem. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawIcon, iconFile, iconSizes } from '../../../electron/setup/make-icons.mjs';

const file = (name: string) => readFileSync(new URL(`../../../resources/icons/${name}`, import.meta.url));

test.each(iconSizes)('a picture of %i pixels is the drawing of today', async (size) => {
  const [kept, drawn] = [sharp(file(`${size}x${size}.png`)), sharp(await drawIcon(size))];
  expect(await kept.metadata()).toMatchObject({ format: 'png', width: size, height: size, hasAlpha: true });
  const [keptPixels, drawnPixels] = await Promise.all([kept.raw().toBuffer(), drawn.raw().toBuffer()]);
  // Another processor may round an edge otherwise.
  const apart = keptPixels.filter((value, at) => Math.abs(value - (drawnPixels[at] ?? 0)) > 16).length;
  expect(apart / keptPixels.length).toBeLessThan(0.01);
});

test('the icon for Windows holds the pictures as they are, from the smallest to 256 pixels', () => {
  const sizes = iconSizes.filter((size) => size <= 256);
  const pictures = sizes.map((size) => ({ size, png: file(`${size}x${size}.png`) }));
  expect(file('icon.ico').equals(iconFile(pictures))).toBe(true);
  const icon = file('icon.ico');
  for (const [index, { png }] of pictures.entries()) {
    const at = icon.readUInt32LE(6 + 16 * index + 12);
    expect(icon.subarray(at, at + png.length).equals(png)).toBe(true);
  }
});

test('the packer is told of them, and of the files that open with the program', () => {
  const rules = readFileSync(new URL('../../../electron-builder.yml', import.meta.url), 'utf8');
  expect(rules).toMatch(/^win:\n {2}executableName: xianshen\n {2}icon: resources\/icons\/icon\.ico$/m);
  expect(rules).toMatch(/^ {2}icon: resources\/icons$/m);
  expect(rules).toMatch(/^fileAssociations:\n {2}- ext: xsx\n/m);
  expect(rules).toMatch(/^ {2}mimeTypes: \[application\/zip\]$/m);
});
