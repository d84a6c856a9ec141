/** A folder of texts screened by two workers, against the same by one. */
import { Worker } from 'node:worker_threads';
import type { Measurement } from './measure.ts';
import { officialText } from './sample-text.ts';

const texts = 16;
const characters = 500_000;

/** Workers are started with the first run, which is not counted. */
export function packsInTwoWorkers(): Measurement {
  const folder = Array.from({ length: texts }, () => officialText(characters));
  const one = startWorkers(1);
  const two = startWorkers(2);
  return {
    id: 'packs-2-workers',
    peer: 'one worker',
    unit: 'Mchar/s',
    goal: 1.7,
    amount: (texts * characters) / 1e6,
    ours: () => screenAll(two, folder),
    theirs: () => screenAll(one, folder),
  };
}

function startWorkers(count: number): readonly Worker[] {
  return Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./screen-worker.ts', import.meta.url));
    worker.unref();
    return worker;
  });
}

/** Each worker takes the next text when it is done with one. */
async function screenAll(workers: readonly Worker[], folder: readonly string[]): Promise<void> {
  const queue = folder.values();
  await Promise.all(
    workers.map(async (worker) => {
      worker.ref();
      for (const text of queue) {
        await new Promise((resolve, reject) => {
          worker.once('error', reject);
          worker.once('message', resolve);
          worker.postMessage(text);
        });
        worker.removeAllListeners('error');
      }
      worker.unref();
    }),
  );
}
