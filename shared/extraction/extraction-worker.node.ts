/** One worker thread seen from outside: give it a file, get a result, kill it when it does not behave. */
import { type MessagePort, Worker } from 'node:worker_threads';
import { fail, type Result } from '../base/result.ts';
import type { ExtractionInput } from './extract-text.node.ts';
import type { ExtractedText } from './extracted-text.ts';
import { servePictures } from './ocr/picture-port.node.ts';
import type { Recogniser } from './ocr/recogniser.node.ts';
import { startDeadline } from './pausing-deadline.node.ts';
import { watchMemory } from './watch-memory.node.ts';
import { permissionFlags, programFoldersOf } from './worker-permissions.node.ts';

export interface WorkerSettings {
  readonly workerUrl: URL;
  readonly deadlineMs: number;
  readonly heapMegabytes: number;
  /** Handed to the worker when it starts, for entries that do more than read. */
  readonly workerData?: unknown;
  /** The entry needs native modules of the program (false if left out: parsers are JavaScript and WebAssembly). */
  readonly nativeAddons?: boolean;
  /** Reads what pictures show; without it their words are said to be uninspected. */
  readonly recogniser?: Recogniser | null;
}

/** What a worker's entry is asked. */
export interface ExtractionRequest {
  readonly number: number;
  readonly input: ExtractionInput;
  /** Where to ask for the text of pictures; closed by the entry when it has read the file. */
  readonly pictures?: MessagePort;
}

/** `T` is what the worker's entry answers with: the text, unless it is another entry. */
export interface ExtractionWorker<T = ExtractedText> {
  /** One file at a time. Always answers. */
  run(input: ExtractionInput, signal: AbortSignal | undefined): Promise<Result<T>>;
  isAlive(): boolean;
  kill(): Promise<void>;
}

/** Starts a thread that may read the program and nothing else. What it prints is thrown away: libraries print pieces of the file they are reading. */
export function startWorker<T = ExtractedText>({
  workerUrl,
  deadlineMs,
  heapMegabytes,
  workerData,
  nativeAddons = false,
  recogniser = null,
}: WorkerSettings): ExtractionWorker<T> {
  const worker = new Worker(workerUrl, {
    stdout: true,
    stderr: true,
    env: {},
    argv: [],
    execArgv: permissionFlags(programFoldersOf(workerUrl), nativeAddons),
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  let settle: ((result: Result<T>) => void) | null = null;
  let number = 0;
  let isAlive = true;
  const end = (result: Result<T>) => {
    isAlive = false;
    settle?.(result);
    void worker.terminate();
  };
  worker.on('message', (message: { readonly number: number; readonly result: Result<T> }) => {
    if (message.number === number) settle?.(message.result);
  });
  worker.on('messageerror', () => end(fail('extraction.crashed', {})));
  worker.on('error', (error) => end(crashFailure(error)));
  worker.on('exit', () => end(fail('extraction.crashed', {})));
  return {
    run(input, signal) {
      number += 1;
      const watch = watchMemory(worker, heapMegabytes, () =>
        end(fail('extraction.too-large', { limit: 'memory' })),
      );
      return new Promise((resolve) => {
        const cancel = () => end(fail('request.cancelled', {}));
        const deadline = startDeadline(deadlineMs, () =>
          end(fail('extraction.too-slow', { seconds: Math.ceil(deadlineMs / 1000) })),
        );
        const pictures = recogniser === null ? null : servePictures(recogniser, deadline.setWaiting);
        settle = (result) => {
          settle = null;
          deadline.clear();
          pictures?.close();
          watch.stop();
          signal?.removeEventListener('abort', cancel);
          resolve(result);
        };
        signal?.addEventListener('abort', cancel, { once: true });
        const port = pictures?.port;
        worker.postMessage({ number, input, pictures: port }, port === undefined ? [] : [port]);
      });
    },
    isAlive: () => isAlive,
    async kill() {
      end(fail('request.cancelled', {}));
      await worker.terminate();
    },
  };
}

function crashFailure(error: unknown): Result<never> {
  const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isMemory ? fail('extraction.too-large', { limit: 'memory' }) : fail('extraction.crashed', {});
}
