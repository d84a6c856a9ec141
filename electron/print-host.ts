/** Prints for the engine: takes its requests out of the stream of its answers, one after the other, and posts the outcome. */
import type { UtilityProcess } from 'electron';
import type { Log } from '../shared/base/ports.ts';
import { type PrintOutcome, printCancel, printRequest } from './print-messages.ts';
import { printRequested } from './print-page.ts';

export interface PrintHost {
  /** True when the message was one for this host. */
  takes(untrustedMessage: unknown): boolean;
}

/** Needs a ready app. */
export function hostPrinter(engine: UtilityProcess, log: Log): PrintHost {
  let turn = Promise.resolve();
  let isGone = false;
  /** Of everything asked for since the last cancel. */
  let stop = new AbortController();
  engine.once('exit', () => {
    isGone = true;
  });
  const tell = (id: number, outcome: PrintOutcome) => {
    if (!isGone) engine.postMessage({ kind: 'printed', id, outcome });
  };
  return {
    takes(untrustedMessage) {
      if (printCancel.safeParse(untrustedMessage).success) {
        stop.abort();
        stop = new AbortController();
        return true;
      }
      const request = printRequest.safeParse(untrustedMessage);
      if (!request.success) return false;
      const { id } = request.data;
      const { signal } = stop;
      turn = turn
        .then(() => printRequested(request.data, signal))
        .then(
          (outcome) => tell(id, outcome),
          (error: unknown) => {
            log.error('print.failed', error);
            tell(id, { outcome: 'failed' });
          },
        );
      return true;
    },
  };
}
