import { expect, test } from 'vitest';
import { encodePng } from '../../../electron/encode-png.ts';
import { printCancel, printRequest } from '../../../electron/print-messages.ts';
import { printPort } from '../../../electron/print-port.ts';
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import { decodePng } from './decode-png.ts';

const pixels = (...colours: readonly (readonly [number, number, number])[]) =>
  Uint8Array.from(colours.flatMap(([red, green, blue]) => [blue, green, red, 255]));
const red = [200, 10, 30] as const;
const white = [255, 255, 255] as const;

test('tiles become one picture, from the top down, in their colours', async () => {
  const bytes = await encodePng([
    { width: 2, height: 1, pixels: pixels(red, white) },
    { width: 2, height: 2, pixels: pixels(white, red, red, red) },
  ]);
  expect(decodePng(bytes)).toEqual({
    width: 2,
    height: 3,
    pixels: [red, white, white, red, red, red].flat(),
  });
  const read = await extractText({ bytes, name: '长图.png' });
  expect(read).toMatchObject({ ok: true, value: { type: 'png', hidden: [] } });
});

test('an answer finds its question, whatever comes first', async () => {
  const asked: unknown[] = [];
  const port = printPort((request) => void asked.push(request), true);
  const page = port.printer.pdf('<p>字</p>');
  const picture = port.printer.picture({ svg: '<svg/>', width: 720, height: 10 });
  const failed = port.printer.pdf('');
  expect(asked.map((request) => printRequest.safeParse(request).success)).toEqual([true, true, true]);
  port.receive(3, { outcome: 'failed' });
  port.receive(2, { outcome: 'too-large' });
  port.receive(1, { outcome: 'printed', bytes: Uint8Array.of(1) });
  port.receive(1, { outcome: 'failed' });
  expect(await page).toEqual({ ok: true, value: Uint8Array.of(1) });
  expect(await picture).toMatchObject({ failure: { code: 'publishing.picture-too-large' } });
  expect(await failed).toMatchObject({ failure: { code: 'publishing.print-failed' } });
  expect(port.printer.printsMarginBoxes).toBe(true);
});

test('a cancel goes out while something is printed, and what it ended says so', async () => {
  const posted: unknown[] = [];
  const port = printPort((request) => void posted.push(request), true);
  port.printer.cancel();
  expect(posted).toEqual([]);
  const page = port.printer.pdf('<p>字</p>');
  port.printer.cancel();
  expect(printCancel.safeParse(posted[1]).success).toBe(true);
  expect(printCancel.safeParse(posted[0]).success).toBe(false);
  port.receive(1, { outcome: 'cancelled' });
  expect(await page).toMatchObject({ failure: { code: 'request.cancelled' } });
});

test.for([
  {},
  { print: 'pdf', id: 1 },
  { print: 'pdf', id: 1, html: '', path: '/' },
  { print: 'picture', id: 1, drawing: { svg: '', width: 5_000, height: 1 } },
  { recogniser: 'start', id: 1 },
])('a message that is no request for printing is left to others', (message) => {
  expect(printRequest.safeParse(message).success).toBe(false);
});
