import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { comparePicture } from '../../../../shared/extraction/ocr/compare-picture.node.ts';
import { decodePicture } from '../../../../shared/extraction/ocr/decode-picture.node.ts';

const file = new URL('../../../samples/pictures/marked-page.png', import.meta.url);

/** The bytes as another realm makes them: an array like any other, but no instance of this realm's class. */
function foreignBytes(): Uint8Array {
  const bytes = readFileSync(file);
  const made: unknown = runInNewContext('new Uint8Array(length)', { length: bytes.length });
  const foreign = made as Uint8Array;
  foreign.set(bytes);
  return foreign;
}

test('decodes a picture whose bytes another realm made', async () => {
  const foreign = foreignBytes();
  expect(foreign instanceof Uint8Array).toBe(false);
  const sizes: [number, number][] = [];
  const decoding = await decodePicture(foreign, async ({ width, height }) => {
    sizes.push([width, height]);
  });
  expect(decoding).toEqual({ isRead: true, missing: null });
  expect(sizes).toEqual([[800, 375]]);
});

test('compares such bytes with a copy of themselves', async () => {
  expect(await comparePicture(foreignBytes(), readFileSync(file))).toMatchObject({
    isRead: true,
    differs: false,
  });
});

test('says that a picture which ends in its header is damaged', async () => {
  const cut = readFileSync(file).subarray(0, 40);
  expect(await decodePicture(cut, async () => undefined)).toEqual({ isRead: false, reason: 'damaged' });
});
