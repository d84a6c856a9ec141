/**
 * Lines of text from the map of probabilities that the detection model makes of a picture (Liao and others, "Real-time scene
 * text detection with differentiable binarization", 2020; figures as PaddleOCR uses them): patches above a threshold, the
 * smallest rectangle around each, grown because the map shows lines thinner than they are.
 */
import { grown, minAreaBox } from './min-area-box.ts';
import { type Point, type Quad, sizeOf } from './raster.ts';

export interface ProbabilityMap {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

const pixelThreshold = 0.3;
const patchThreshold = 0.55;
const growth = 1.6;
const thinnest = 3;
/** Patches beyond this are noise: a page of small print has some hundred lines. */
const mostPatches = 3_000;

/** Rectangles around lines, in the map's pixels; in no order. */
export function findLines(map: ProbabilityMap): readonly Quad[] {
  const seen = new Uint8Array(map.data.length);
  const quads: Quad[] = [];
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] === 1 || (map.data[start] ?? 0) <= pixelThreshold) continue;
    const quad = quadOf(collectPatch(map, start, seen));
    if (quad !== null) quads.push(quad);
    if (quads.length >= mostPatches) break;
  }
  return quads;
}

interface Patch {
  readonly outline: readonly Point[];
  readonly mean: number;
}

/** Flood fill over the eight neighbours. Each row's first and last pixel are enough for the hull. */
function collectPatch({ width, height, data }: ProbabilityMap, start: number, seen: Uint8Array): Patch {
  const rows = new Map<number, [number, number]>();
  const stack = [start];
  seen[start] = 1;
  let sum = 0;
  let count = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const y = Math.floor(at / width);
    const x = at - y * width;
    sum += data[at] ?? 0;
    count += 1;
    const row = rows.get(y);
    if (row === undefined) rows.set(y, [x, x]);
    else if (x < row[0]) row[0] = x;
    else if (x > row[1]) row[1] = x;
    for (let nextY = Math.max(0, y - 1); nextY <= Math.min(height - 1, y + 1); nextY += 1) {
      for (let nextX = Math.max(0, x - 1); nextX <= Math.min(width - 1, x + 1); nextX += 1) {
        const next = nextY * width + nextX;
        if (seen[next] === 1 || (data[next] ?? 0) <= pixelThreshold) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
  }
  const outline = [...rows].flatMap(([y, [left, right]]): Point[] => [
    [left, y],
    [right + 1, y],
    [left, y + 1],
    [right + 1, y + 1],
  ]);
  return { outline, mean: sum / count };
}

function quadOf({ outline, mean }: Patch): Quad | null {
  if (mean < patchThreshold) return null;
  const box = minAreaBox(outline);
  if (box === null) return null;
  const { along, across } = sizeOf(box.quad);
  if (Math.min(along, across) < thinnest) return null;
  const distance = (along * across * growth) / (2 * (along + across));
  return grown(box.quad, distance);
}
