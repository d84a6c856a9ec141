/** The same engine behind the contract in two ways: called directly, and served from a worker thread over its port. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import type { FileTicket } from '../../shared/base/ids.ts';
import type { ProgressEvent } from '../../shared/base/ports.ts';
import type { Result } from '../../shared/base/result.ts';
import { connect } from '../../shared/contract/connect.ts';
import type { MessagePort } from '../../shared/contract/port.ts';
import { answer } from '../../shared/contract/serve.ts';
import { createEngine } from '../../shared/engine/engine.node.ts';
import { nodePorts } from '../../shared/engine/node-ports.node.ts';
import { got, quietLog, temporaryFolder } from '../store/test-store.ts';
import { wiringFor } from './wiring.ts';

export interface Host {
  /** Folder for files and exports. */
  readonly folder: string;
  readonly progress: ProgressEvent[];
  /** Takes anything, as a compromised window would send it. */
  ask(method: string, untrustedInput: unknown): Promise<Result<unknown>>;
  lend(ticket: string, path: string): void;
}

export type OpenHost = () => Promise<Host>;

export async function openInProcess(): Promise<Host> {
  const { folder, workspace } = places();
  const paths = new Map<string, string>();
  const progress: ProgressEvent[] = [];
  const engine = got(
    await createEngine(nodePorts(quietLog), {
      ...wiringFor(workspace),
      pathOfTicket: (ticket: FileTicket) => paths.get(ticket) ?? null,
      onProgress: (event) => void progress.push(event),
    }),
  );
  onTestFinished(() => engine.close());
  const options = { handlers: engine.handlers, log: quietLog, nextReference: () => 'ref-1' };
  return {
    folder,
    progress,
    ask: (method, input) => answer(options, method, input),
    lend: (ticket, path) => void paths.set(ticket, path),
  };
}

export async function openOverPort(): Promise<Host> {
  const { folder, workspace } = places();
  const worker = new Worker(new URL('engine-worker.ts', import.meta.url), { workerData: workspace });
  onTestFinished(async () => {
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage({ stop: true });
    await ended;
  });
  const progress: ProgressEvent[] = [];
  const port: MessagePort = {
    post: (message) => worker.postMessage({ request: message }),
    onMessage: (listener) => void worker.on('message', listener),
  };
  const client = connect(port, (event) => void progress.push(event));
  return {
    folder,
    progress,
    ask: (method, input) =>
      client.call(method as 'office.status', input as never) as Promise<Result<unknown>>,
    lend: (ticket, path) => worker.postMessage({ lend: { ticket, path } }),
  };
}

function places(): { readonly folder: string; readonly workspace: string } {
  const top = temporaryFolder();
  const folder = join(top, 'desk');
  mkdirSync(folder);
  return { folder, workspace: join(top, 'workspace') };
}
