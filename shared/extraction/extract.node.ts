/**
 * Runs readers in worker threads with a deadline and a bound on memory. A worker that hangs, crashes or grows too large is
 * killed and replaced; that costs one file, never the run. Within the thread every way to
 * the disk, the network and other programs is shut (`confine-thread.node.ts`, `worker-permissions.node.ts`).
 */
import { fail, type Result } from '../base/result.ts';
import type { ExtractionInput } from './extract-text.node.ts';
import type { ExtractedText } from './extracted-text.ts';
import { type ExtractionWorker, startWorker } from './extraction-worker.node.ts';
import type { Recogniser } from './ocr/recogniser.node.ts';
import type { ReadOptions } from './reader.ts';

export interface ExtractorSettings {
  /** The worker's entry: the `.ts` file itself under Node, the bundled `.js` in the app. */
  readonly workerUrl: URL;
  readonly deadlineMs: number;
  readonly heapMegabytes: number;
  /** Handed to each worker when it starts, for entries that do more than read. */
  readonly workerData?: unknown;
  /** The entry needs native modules of the program. */
  readonly nativeAddons?: boolean;
  /** Reads what pictures show; without it their words are said to be uninspected. */
  readonly recogniser?: Recogniser | null;
  /** Files read at the same time, 1 if left out. */
  readonly workers?: number;
  readonly options?: ReadOptions;
}

/** `T` is what the worker's entry answers with: the text, unless it is another entry. */
export interface Extractor<T = ExtractedText> {
  /**
   * Reads one file; waits for its turn. Failures: those of `extractText`, `extraction.too-slow`, `extraction.crashed`,
   * `extraction.too-large` (memory), `request.cancelled`.
   */
  extract(input: Pick<ExtractionInput, 'bytes' | 'name'>, signal?: AbortSignal): Promise<Result<T>>;
  /** Stops all work; whatever waits is answered with `request.cancelled`. */
  close(): Promise<void>;
}

interface Job<T> {
  readonly input: ExtractionInput;
  readonly signal: AbortSignal | undefined;
  readonly answer: (result: Result<T>) => void;
}

/** Workers start with their first file and are kept for the next. */
export function createExtractor<T = ExtractedText>(settings: ExtractorSettings): Extractor<T> {
  const waiting: Job<T>[] = [];
  const idle: ExtractionWorker<T>[] = [];
  const busy = new Set<ExtractionWorker<T>>();
  const places = Math.max(1, settings.workers ?? 1);
  let isClosed = false;

  async function run(job: Job<T>): Promise<void> {
    const worker = idle.pop() ?? startWorker<T>(settings);
    busy.add(worker);
    const result = await worker.run(job.input, job.signal);
    busy.delete(worker);
    if (worker.isAlive() && !isClosed) idle.push(worker);
    job.answer(result);
    startNext();
  }

  function startNext(): void {
    while (!isClosed && busy.size < places) {
      const job = waiting.shift();
      if (job === undefined) return;
      if (job.signal?.aborted) job.answer(fail('request.cancelled', {}));
      else void run(job);
    }
  }

  return {
    extract(input, signal) {
      if (isClosed || signal?.aborted) return Promise.resolve(fail('request.cancelled', {}));
      return new Promise((answer) => {
        const job = { input: { ...input, options: settings.options ?? {} }, signal, answer };
        waiting.push(job);
        signal?.addEventListener('abort', () => dropWaiting(waiting, job), { once: true });
        startNext();
      });
    },
    async close() {
      isClosed = true;
      for (const job of waiting.splice(0)) job.answer(fail('request.cancelled', {}));
      await Promise.all([...idle, ...busy].map((worker) => worker.kill()));
    },
  };
}

function dropWaiting<T>(waiting: Job<T>[], job: Job<T>): void {
  const index = waiting.indexOf(job);
  if (index === -1) return;
  waiting.splice(index, 1);
  job.answer(fail('request.cancelled', {}));
}
