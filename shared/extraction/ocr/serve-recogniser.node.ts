/**
 * What the recogniser's process does: pictures in, lines of text out. It has no database and no documents' paths, opens no
 * connection, and holds at most one PDF. A second thread watches over its memory: native code is bounded by nothing else.
 */
import { fileURLToPath } from 'node:url';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { comparePicture } from './compare-picture.node.ts';
import { decodePicture } from './decode-picture.node.ts';
import { loadModels, type Models } from './models.node.ts';
import { readBoxes, readRaster } from './read-raster.node.ts';
import type { PageRequest, RecognisedBox, RecognisedLine, Recognition } from './recognised.ts';
import type { RecogniserQuestion, RecogniserStart } from './recogniser-messages.ts';
import { type Drawing, openDrawing } from './render-page.node.ts';

export type RecogniserMessage = RecogniserStart | RecogniserQuestion;

/** The channel to whoever started the process. */
export interface RecogniserPort {
  post(message: { readonly number: number; readonly recognition: Recognition }): void;
  onMessage(listener: (message: RecogniserMessage) => void): void;
}

const memoryCheckMs = 250;

/**
 * Runs the process, or the thread in it that watches over it.
 * @param entry address of the file that the process was started with
 */
export function runRecogniser(entry: string, openPort: () => RecogniserPort): void {
  if (isMainThread) serve(openPort(), entry);
  else watchMemory(Number(workerData));
}

function serve(port: RecogniserPort, entry: string): void {
  let start: RecogniserStart | null = null;
  let models: Models | null = null;
  let open: { readonly document: number; readonly drawing: Drawing | null } | null = null;
  let last = Promise.resolve();

  /** Says with number 0 that the process has come up, and whether it can read anything. */
  async function load(message: RecogniserStart): Promise<void> {
    new Worker(fileURLToPath(entry), { workerData: message.memoryMegabytes }).unref();
    models = await loadLibraries(message);
    port.post({ number: 0, recognition: models === null ? unavailable : { isRead: true, lines: [] } });
  }

  async function answer(question: RecogniserQuestion): Promise<void> {
    if (question.kind === 'forget') {
      if (open?.document === question.document) await open.drawing?.close();
      open = null;
      return;
    }
    if (start === null) throw new Error('asked before it was started');
    const recognition = models === null ? unavailable : await look(question, models, start);
    port.post({ number: question.number, recognition });
  }

  async function look(
    question: Exclude<RecogniserQuestion, { kind: 'forget' }>,
    loaded: Models,
    { pdfAssets }: RecogniserStart,
  ): Promise<Recognition> {
    if (question.kind === 'picture') return readPicture(loaded, question.bytes);
    if (question.kind === 'pair') return comparePicture(question.bytes, question.copy);
    if (question.bytes !== null) {
      await open?.drawing?.close();
      const drawing = await openDrawing(question.bytes, pdfAssets).catch(unlessMissing);
      open = { document: question.document, drawing: drawing === 'missing' ? null : drawing };
      if (drawing === 'missing') return unavailable;
    }
    if (open === null || open.drawing === null) return { isRead: false, reason: 'damaged' };
    return readPage(loaded, open.drawing, question.request);
  }

  port.onMessage((message) => {
    if (message.kind === 'start') {
      start = message;
      last = last.then(() => load(message));
    } else last = last.then(() => answer(message));
  });
}

const unavailable: Recognition = { isRead: false, reason: 'recognition-unavailable' };

/** Null where one of the libraries or a model does not load: an old system, or a program with parts missing. */
async function loadLibraries({ modelsFolder, threads }: RecogniserStart): Promise<Models | null> {
  try {
    await import('sharp');
    return await loadModels(modelsFolder, threads);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** A library that is not there, as opposed to a file that it cannot read. */
function unlessMissing(error: unknown): 'missing' | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND' || code === 'ERR_DLOPEN_FAILED'
    ? 'missing'
    : null;
}

async function readPicture(models: Models, bytes: Uint8Array): Promise<Recognition> {
  const lines: RecognisedLine[] = [];
  const decoding = await decodePicture(bytes, async (frame) => {
    lines.push(...(await readRaster(models, frame)));
  });
  if (!decoding.isRead) return decoding;
  return { isRead: true, lines, ...(decoding.missing === null ? {} : { missing: decoding.missing }) };
}

async function readPage(
  models: Models,
  drawing: Drawing,
  { page, boxes }: PageRequest,
): Promise<Recognition> {
  const drawn = await drawing.draw(page).catch(unlessMissing);
  if (drawn === 'missing') return unavailable;
  if (drawn === null) return { isRead: false, reason: 'recognition-failed' };
  const { raster, scale } = drawn;
  const scaled = (box: RecognisedBox, factor: number): RecognisedBox => [
    box[0] * factor,
    box[1] * factor,
    box[2] * factor,
    box[3] * factor,
  ];
  const found =
    boxes === undefined
      ? await readRaster(models, raster)
      : await readBoxes(
          models,
          raster,
          boxes.map((box) => scaled(box, scale)),
        );
  return { isRead: true, lines: found.map((line) => ({ ...line, box: scaled(line.box, 1 / scale) })) };
}

function watchMemory(megabytes: number): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > megabytes * 1024 * 1024) process.kill(process.pid, 'SIGKILL');
  }, memoryCheckMs);
}
