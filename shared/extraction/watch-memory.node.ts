/**
 * Bounds what V8's own limit leaves out: the bytes of typed arrays live outside the heap. The runtime is asked from outside,
 * so a thread that never comes back to its event loop is measured all the same.
 */
import type { Worker } from 'node:worker_threads';

/** Times the heap's bound that the bytes outside it may reach: a file, its inflated parts and copies of them. */
const outsideShare = 1.5;
const everyMs = 200;

/** Calls `onExcess` once when the thread holds too much. Runtimes before Node 22.16 cannot be asked; there nothing happens. */
export function watchMemory(
  worker: Worker,
  heapMegabytes: number,
  onExcess: () => void,
): { readonly stop: () => void } {
  if (typeof worker.getHeapStatistics !== 'function') return { stop: () => undefined };
  const most = heapMegabytes * outsideShare * 1024 * 1024;
  let isAsking = false;
  const timer = setInterval(() => {
    if (isAsking) return;
    isAsking = true;
    worker.getHeapStatistics().then(
      ({ external_memory: bytes }) => {
        isAsking = false;
        if (bytes > most) onExcess();
      },
      // The thread has not begun yet, or has ended: then its exit is reported by itself.
      () => {
        isAsking = false;
      },
    );
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
