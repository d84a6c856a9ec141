/** Runs expressions in the main process of a program that was started with Node's `--inspect`. */
import * as z from 'zod/mini';

export interface Inspector {
  /** Runs the function there, with `require('electron')` as its first argument, and brings its answer back as JSON. */
  run<A, T>(work: (electron: typeof Electron.Main, input: A) => T | Promise<T>, input: A): Promise<T>;
  close(): void;
}

const answer = z.object({
  id: z.optional(z.number()),
  error: z.optional(z.unknown()),
  result: z.optional(
    z.object({
      result: z.optional(z.object({ value: z.optional(z.unknown()) })),
      exceptionDetails: z.optional(z.unknown()),
    }),
  ),
});

/** @param address of the inspector's socket, as Node prints it */
export async function connectInspector(address: string): Promise<Inspector> {
  const socket = new WebSocket(address);
  const waiting = new Map<number, { settle(value: unknown): void; reject(error: Error): void }>();
  let last = 0;
  await new Promise((settle, reject) => {
    socket.addEventListener('open', settle);
    socket.addEventListener('error', reject);
  });
  socket.addEventListener('message', ({ data }) => {
    const { id, error, result } = answer.parse(JSON.parse(String(data)));
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || asked === undefined) return;
    waiting.delete(id);
    const fault = error ?? result?.exceptionDetails;
    if (fault === undefined) asked.settle(result?.result?.value);
    else asked.reject(new Error(JSON.stringify(fault)));
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the program has ended'));
    waiting.clear();
  });
  const evaluate = (expression: string): Promise<unknown> => {
    last += 1;
    const id = last;
    const params = { expression, includeCommandLineAPI: true, awaitPromise: true, returnByValue: true };
    return new Promise((settle, reject) => {
      waiting.set(id, { settle, reject });
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
    });
  };
  return {
    run: async <A, T>(work: (electron: typeof Electron.Main, input: A) => T | Promise<T>, input: A) =>
      (await evaluate(`(${work.toString()})(require('electron'), ${JSON.stringify(input)})`)) as T,
    close: () => socket.close(),
  };
}
