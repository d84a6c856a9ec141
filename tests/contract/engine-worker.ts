/** A host of its own in a worker thread: the engine, served on the thread's port, as the utility process of the window does. */
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import type { MessagePort } from '../../shared/contract/port.ts';
import { serve } from '../../shared/contract/serve.ts';
import { createEngine } from '../../shared/engine/engine.node.ts';
import { nodePorts } from '../../shared/engine/node-ports.node.ts';
import { wiringFor } from './wiring.ts';

const hostMessage = z.union([
  z.strictObject({ request: z.unknown() }),
  z.strictObject({ lend: z.strictObject({ ticket: z.string(), path: z.string() }) }),
  z.strictObject({ stop: z.literal(true) }),
]);

const thread = parentPort;
if (thread === null) throw new Error('runs as a worker only');

const log = { info: () => {}, error: () => {} };
const paths = new Map<string, string>();
const waiting: unknown[] = [];
let receive = (message: unknown): void => void waiting.push(message);
let close = async (): Promise<void> => {};

const port: MessagePort = {
  post: (message) => thread.postMessage(message),
  onMessage: (listener) => {
    receive = listener;
    for (const message of waiting.splice(0)) listener(message);
  },
};

thread.on('message', (untrusted: unknown) => {
  const message = hostMessage.parse(untrusted);
  if ('request' in message) receive(message.request);
  else if ('lend' in message) paths.set(message.lend.ticket, message.lend.path);
  else void close().then(() => thread.close());
});

const engine = await createEngine(nodePorts(log), {
  ...wiringFor(z.string().parse(workerData)),
  pathOfTicket: (ticket) => paths.get(ticket) ?? null,
  onProgress: (progress) => port.post({ progress }),
});
if (!engine.ok) throw new Error(engine.failure.code);
close = () => engine.value.close();
serve(port, { handlers: engine.value.handlers, log, nextReference: () => 'ref-1' });
