/** All text of a raster: finds the lines, cuts them out, reads them, and reads again what may have been turned. */
import { findLines } from './find-lines.ts';
import { cutLine, type Pyramid, pyramidOf, runsDown, sample, turned, upsideDown } from './line-picture.ts';
import type { Models } from './models.node.ts';
import { boxAround, type Point, type Quad, type Raster, sizeOf } from './raster.ts';
import type { ReadLine } from './read-characters.ts';
import { readingOrder } from './reading-order.ts';
import type { RecognisedBox, RecognisedLine } from './recognised.ts';
import { layOut } from './stacked-characters.ts';

/** Longest side of the picture that is searched for lines: ten point letters at 110 dpi are still 14 pixels high. */
const searchedSide = 1_216;
const searchStep = 32;
/** Shares of a batch's width that may be filling. */
const fillTolerated = 0.25;
const batchLines = 8;
/** Lines that are less sure than this may be turned, and under the second bound they are no text at all. */
const sureEnough = 0.8;
const noText = 0.5;
/** A picture whose lines are lower than this shows nothing that can be read. */
const lowestPicture = 10;

/** Lines in reading order; boxes in pixels of the raster. */
export async function readRaster(models: Models, raster: Raster): Promise<readonly RecognisedLine[]> {
  if (Math.min(raster.width, raster.height) < lowestPicture) return [];
  const pyramid = pyramidOf(raster);
  const quads = await searchLines(models, pyramid);
  const level = quads.filter((quad) => !runsDown(quad));
  const down = quads.filter(runsDown);
  const found = new Map<Quad, ReadLine>();
  const lines = await readUpright(models, pyramid, level);
  for (const [index, line] of lines.entries()) found.set(level[index] ?? whole(raster), line);
  for (const quad of down) found.set(quad, await readColumn(models, pyramid, quad));
  return readingOrder(quads).flatMap((index) => {
    const quad = quads[index];
    const line = quad === undefined ? undefined : found.get(quad);
    if (quad === undefined || line === undefined || line.text.trim() === '' || line.confidence < noText)
      return [];
    return [{ ...line, box: boxAround(quad) }];
  });
}

/** Reads given stretches as one line each; in their order. */
export async function readBoxes(
  models: Models,
  raster: Raster,
  boxes: readonly RecognisedBox[],
): Promise<readonly RecognisedLine[]> {
  const quads = boxes.map(
    ([left, top, width, height]): Quad => [
      [left, top],
      [left + width, top],
      [left + width, top + height],
      [left, top + height],
    ],
  );
  const lines = await readInBatches(
    models,
    quads.map((quad) => cutLine(pyramidOf(raster), quad)),
  );
  return lines.map((line, index) => ({ ...line, box: boxes[index] ?? [0, 0, 0, 0] }));
}

function whole({ width, height }: Raster): Quad {
  return [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
}

/** Quads in pixels of the whole picture, found in a smaller one. */
async function searchLines(models: Models, pyramid: Pyramid): Promise<readonly Quad[]> {
  const [raster] = pyramid;
  const scale = Math.min(1, searchedSide / Math.max(raster.width, raster.height));
  const side = (length: number) =>
    Math.max(searchStep, Math.round((length * scale) / searchStep) * searchStep);
  const [width, height] = [side(raster.width), side(raster.height)];
  const map = await models.findText(sample(pyramid, whole(raster), { width, height }));
  const back = ([x, y]: Point): Point => [(x * raster.width) / width, (y * raster.height) / height];
  return findLines(map).map(([a, b, c, d]): Quad => [back(a), back(b), back(c), back(d)]);
}

/** Reads lines that run from left to right; those that make no sense are tried upside down. */
async function readUpright(
  models: Models,
  pyramid: Pyramid,
  quads: readonly Quad[],
): Promise<readonly ReadLine[]> {
  const pictures = quads.map((quad) => cutLine(pyramid, quad));
  const lines = [...(await readInBatches(models, pictures))];
  const unsure = lines.flatMap(({ confidence }, index) => (confidence < sureEnough ? [index] : []));
  if (unsure.length === 0) return lines;
  const turns = await models.areUpsideDown(unsure.flatMap((index) => pictures[index] ?? []));
  const again = unsure.filter((_, index) => turns[index]);
  const cut = again.flatMap((index) => {
    const quad = quads[index];
    return quad === undefined ? [] : [cutLine(pyramid, upsideDown(quad))];
  });
  const better = await readInBatches(models, cut);
  for (const [index, line] of better.entries()) {
    const at = again[index] ?? 0;
    if (line.confidence > (lines[at]?.confidence ?? 0)) lines[at] = line;
  }
  return lines;
}

/** A column is a line on its side or characters under one another; what is read more surely holds. */
async function readColumn(models: Models, pyramid: Pyramid, quad: Quad): Promise<ReadLine> {
  const { along, across } = sizeOf(quad);
  const pictures = [layOut(pyramid, quad)];
  if (across > along * 2) {
    pictures.push(cutLine(pyramid, turned(quad)), cutLine(pyramid, upsideDown(turned(quad))));
  }
  let best: ReadLine = { text: '', confidence: 0 };
  for (const picture of pictures) {
    const [line] = await models.readLines([picture]);
    if (line !== undefined && line.confidence > best.confidence) best = line;
  }
  return best;
}

/** Lines of about the same length are read together; results keep the order of the pictures. */
async function readInBatches(models: Models, pictures: readonly Raster[]): Promise<readonly ReadLine[]> {
  const results: ReadLine[] = pictures.map(() => ({ text: '', confidence: 0 }));
  const order = [...pictures.keys()].sort((a, b) => (pictures[a]?.width ?? 0) - (pictures[b]?.width ?? 0));
  let batch: number[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const lines = await models.readLines(batch.flatMap((index) => pictures[index] ?? []));
    for (const [at, index] of batch.entries()) results[index] = lines[at] ?? { text: '', confidence: 0 };
    batch = [];
  };
  for (const index of order) {
    const first = pictures[batch[0] ?? index]?.width ?? 0;
    const isTooWide = (pictures[index]?.width ?? 0) * (1 - fillTolerated) > first;
    if (batch.length >= batchLines || isTooWide) await flush();
    batch.push(index);
  }
  await flush();
  return results;
}
