import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { numberPages } from '../../../../shared/publishing/official/number-pages.node.ts';
import { numberPlace } from '../../../../shared/publishing/official/page-numbers.ts';
import { readBytes } from '../papers.ts';

const millimetre = 72 / 25.4;

async function blankSheets(count: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (let sheet = 0; sheet < count; sheet += 1) document.addPage([210 * millimetre, 297 * millimetre]);
  return document.save();
}

test('odd pages have their number at the right, even ones at the left, one character from the edge', () => {
  expect(numberPlace(1)).toMatchObject({ text: '— 1 —', atRight: true });
  expect(numberPlace(1).x / millimetre).toBeCloseTo(210 - 26 - 4.94, 1);
  expect(numberPlace(2)).toMatchObject({ text: '— 2 —', atRight: false });
  expect(numberPlace(2).x / millimetre).toBeCloseTo(28 + 4.94, 1);
});

test('a sheet that lies has its number inside its own edges', () => {
  expect(numberPlace(1, true).x / millimetre).toBeCloseTo(297 - 20 - 4.94, 1);
  expect(numberPlace(2, true).x / millimetre).toBeCloseTo(20 + 4.94, 1);
});

test('each sheet of a PDF gets its number, as an artifact', async () => {
  const bytes = await numberPages(await blankSheets(3));
  const { parts } = await readBytes(bytes, '页码.pdf');
  const text = parts.map((part) => part.text).join('\n');
  for (const number of [1, 2, 3]) expect(text).toContain(`— ${number} —`);
  const document = await PDFDocument.load(bytes);
  expect(document.getPageCount()).toBe(3);
});
