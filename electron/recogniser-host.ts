/**
 * Starts recognisers for the engine: only the main process may start processes, and an installed program cannot run itself as
 * Node. It hands each side its end of a channel and tells the engine when a recogniser has gone.
 */
import { MessageChannelMain, type UtilityProcess, utilityProcess } from 'electron';
import { engineRequest } from './host-messages.ts';

/** Bound on the heap; the recogniser watches over the rest of its memory itself. */
const heapMegabytes = 768;

export interface RecogniserHost {
  /** True when the message was one for this host. */
  takes(untrustedMessage: unknown): boolean;
  /** The engine has gone; so do its recognisers. */
  end(): void;
}

/** @param entry the recogniser's built file */
export function hostRecognisers(engine: UtilityProcess, entry: string): RecogniserHost {
  const running = new Map<number, UtilityProcess>();
  const start = (id: number) => {
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'xianshen-recogniser',
      stdio: 'ignore',
      // The runtime of the models reports use to its maker unless told not to.
      env: { ORT_DISABLE_TELEMETRY: '1' },
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
    });
    const { port1, port2 } = new MessageChannelMain();
    running.set(id, child);
    child.once('exit', () => {
      if (running.delete(id)) engine.postMessage({ kind: 'recogniser-gone', id });
    });
    child.postMessage(null, [port1]);
    engine.postMessage({ kind: 'recogniser-port', id }, [port2]);
  };
  return {
    takes(untrustedMessage) {
      const request = engineRequest.safeParse(untrustedMessage);
      if (!request.success) return false;
      const { recogniser, id } = request.data;
      if (recogniser === 'start') start(id);
      else {
        const child = running.get(id);
        running.delete(id);
        child?.kill();
      }
      return true;
    },
    end() {
      const children = [...running.values()];
      running.clear();
      for (const child of children) child.kill();
    },
  };
}
