/**
 * Pictures as the models want them: planes of blue, green and red, scaled as in training (PaddleOCR `NormalizeImage` and
 * `RecResizeImg`). Blue comes first because the models were trained on pictures read by OpenCV.
 */
import type { Raster } from './raster.ts';

/** Numbers of one input with its shape: pictures, channels, height, width. */
export interface ModelInput {
  readonly data: Float32Array;
  readonly shape: readonly [number, number, number, number];
}

const detectionMean = [0.485, 0.456, 0.406];
const detectionSpread = [0.229, 0.224, 0.225];

/** One picture for the model that finds lines. */
export function detectionInput({ width, height, data }: Raster): ModelInput {
  const size = width * height;
  const planes = new Float32Array(size * 3);
  for (let plane = 0; plane < 3; plane += 1) {
    const scale = 1 / 255 / (detectionSpread[plane] ?? 1);
    const shift = (detectionMean[plane] ?? 0) / (detectionSpread[plane] ?? 1);
    for (let at = 0, from = 2 - plane, to = plane * size; at < size; at += 1, from += 3, to += 1) {
      planes[to] = (data[from] ?? 0) * scale - shift;
    }
  }
  return { data: planes, shape: [1, 3, height, width] };
}

/** Lines of equal height for the models that read; shorter ones are filled up with middle grey (zero). */
export function linesInput(lines: readonly Raster[], height: number, width: number): ModelInput {
  const size = width * height;
  const planes = new Float32Array(lines.length * size * 3);
  for (const [index, line] of lines.entries()) {
    const columns = Math.min(width, line.width);
    for (let plane = 0; plane < 3; plane += 1) {
      for (let row = 0; row < height; row += 1) {
        let from = row * line.width * 3 + 2 - plane;
        let to = (index * 3 + plane) * size + row * width;
        for (let column = 0; column < columns; column += 1, from += 3, to += 1) {
          planes[to] = (line.data[from] ?? 0) / 127.5 - 1;
        }
      }
    }
  }
  return { data: planes, shape: [lines.length, 3, height, width] };
}
