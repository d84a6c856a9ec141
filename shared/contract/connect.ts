/** The asking side of the contract: requests carry a number, replies find their promise. */
import type { ProgressEvent } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import type { Api, Method } from './api.ts';
import type { MessagePort } from './port.ts';

export interface Client {
  call<M extends Method>(method: M, input: Api[M]['input']): Promise<Result<Api[M]['output']>>;
  /** Ends every waiting call with an error: the other side is gone. */
  abandon(reason: Error): void;
}

interface Waiting {
  readonly settle: (result: Result<never>) => void;
  readonly reject: (reason: Error) => void;
}

/** Connects to a served port that is trusted to answer in the contract's shapes (our own engine). */
export function connect(port: MessagePort, onProgress: (event: ProgressEvent) => void): Client {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  port.onMessage((message) => {
    const reply = message as { id?: number; result?: Result<never>; progress?: ProgressEvent };
    if (reply.progress !== undefined) onProgress(reply.progress);
    if (reply.id === undefined || reply.result === undefined) return;
    waiting.get(reply.id)?.settle(reply.result);
    waiting.delete(reply.id);
  });
  return {
    call: (method, input) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { settle: resolve, reject });
        port.post({ id, method, input });
      }),
    abandon: (reason) => {
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
    },
  };
}
