/**
 * Text written downwards, character under character, laid out as a line: the recognition model knows lines only. Cells are
 * cut where no ink is, and where characters touch, by their usual height.
 */
import { lineHeight, type Pyramid, sample } from './line-picture.ts';
import { type Quad, type Raster, sizeOf } from './raster.ts';

/** Difference of brightness, of 255, from which a pixel is ink. */
const inkContrast = 48;
const longest = 3_200;
/** A cell is at most this much higher than wide before it is cut in two. */
const tallest = 1.5;

type Span = readonly [start: number, end: number];

/** The column as one line of text, 48 pixels high. */
export function layOut(pyramid: Pyramid, quad: Quad): Raster {
  const { along, across } = sizeOf(quad);
  const height = Math.min(
    longest,
    Math.max(lineHeight, Math.round((lineHeight * across) / Math.max(1, along))),
  );
  const column = sample(pyramid, quad, { width: lineHeight, height });
  const cells = cellsOf(inkSpans(column));
  const line = new Uint8Array(lineHeight * lineHeight * Math.max(1, cells.length) * 3).fill(paperOf(column));
  const width = lineHeight * Math.max(1, cells.length);
  for (const [index, [start, end]] of cells.entries()) {
    const top = Math.max(0, Math.floor((start + end - lineHeight) / 2));
    for (let row = 0; row < lineHeight; row += 1) {
      const isInCell = top + row >= start - 2 && top + row < end + 2 && top + row < height;
      if (!isInCell) continue;
      const from = (top + row) * lineHeight * 3;
      line.set(column.data.subarray(from, from + lineHeight * 3), (row * width + index * lineHeight) * 3);
    }
  }
  return { width, height: lineHeight, data: line };
}

/** Rows in which there is ink, as stretches. */
function inkSpans({ width, height, data }: Raster): readonly Span[] {
  const paper = paperOf({ width, height, data });
  const spans: [number, number][] = [];
  for (let row = 0; row < height; row += 1) {
    let inked = 0;
    for (let at = row * width * 3; at < (row + 1) * width * 3; at += 3) {
      if (Math.abs((data[at + 1] ?? 0) - paper) > inkContrast) inked += 1;
    }
    if (inked < 2) continue;
    const last = spans.at(-1);
    if (last !== undefined && last[1] === row) last[1] = row + 1;
    else spans.push([row, row + 1]);
  }
  return spans;
}

/** Strokes lying above one another belong to one character as long as it stays as high as wide. */
function cellsOf(spans: readonly Span[]): readonly Span[] {
  const merged: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = merged.at(-1);
    if (last !== undefined && end - last[0] <= lineHeight) last[1] = end;
    else merged.push([start, end]);
  }
  return merged.flatMap(([start, end]) => {
    const pieces = end - start > lineHeight * tallest ? Math.round((end - start) / (lineHeight * 0.9)) : 1;
    const step = (end - start) / pieces;
    return Array.from(
      { length: pieces },
      (_, index): Span => [Math.round(start + step * index), Math.round(start + step * (index + 1))],
    );
  });
}

/** The commonest brightness. */
function paperOf({ data }: Raster): number {
  const counts = new Uint32Array(16);
  const sums = new Float64Array(16);
  for (let at = 1; at < data.length; at += 3) {
    const value = data[at] ?? 0;
    counts[value >> 4] = (counts[value >> 4] ?? 0) + 1;
    sums[value >> 4] = (sums[value >> 4] ?? 0) + value;
  }
  let best = 0;
  for (let index = 1; index < 16; index += 1) if ((counts[index] ?? 0) > (counts[best] ?? 0)) best = index;
  return Math.round((sums[best] ?? 0) / Math.max(1, counts[best] ?? 0));
}
