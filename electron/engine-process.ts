/**
 * The utility process: engine and contract, no window API. It owns database and vault; hostile bytes go one level further
 * down, to the extraction worker. It knows a path only while a request that names its ticket is being answered.
 */
import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import type { FileTicket } from '../shared/base/ids.ts';
import { guardNetwork } from '../shared/base/network-guard.node.ts';
import type { ProgressEvent } from '../shared/base/ports.ts';
import type { Failure } from '../shared/base/result.ts';
import type { MessagePort } from '../shared/contract/port.ts';
import { serve } from '../shared/contract/serve.ts';
import { createEngine } from '../shared/engine/engine.node.ts';
import { nodePorts } from '../shared/engine/node-ports.node.ts';
import { recogniserOver } from '../shared/engine/node-recogniser.node.ts';
import type { EngineWiring } from '../shared/engine/wiring.node.ts';
import type { HostWiring } from './host-messages.ts';
import { hostMessage } from './host-messages.ts';
import { openLogFile } from './log-file.ts';
import { printPort } from './print-port.ts';
import { recogniserPorts } from './recogniser-port.ts';

const recognisers = recogniserPorts((request) => process.parentPort.postMessage(request));
let print = printPort((request) => process.parentPort.postMessage(request), false);
guardNetwork(() => process.parentPort.postMessage({ network: 'refused' }));
const lent = new Map<string, string>();
/** Requests that come before the engine is open wait here. */
const early: unknown[] = [];
let receive = (untrustedRequest: unknown): void => {
  early.push(untrustedRequest);
};
let opening = Promise.resolve();
let close = async (): Promise<void> => {};

const port: MessagePort = {
  post: (message) => process.parentPort.postMessage(message),
  onMessage: (listener) => {
    receive = listener;
    for (const request of early.splice(0)) listener(request);
  },
};

process.parentPort.on('message', ({ data, ports }) => {
  const message = hostMessage.parse(data);
  switch (message.kind) {
    case 'start':
      opening = start(message.wiring);
      return;
    case 'lend':
      return void lent.set(message.ticket, message.path);
    case 'take-back':
      return void lent.delete(message.ticket);
    case 'request':
      return receive(message.request);
    case 'recogniser-port': {
      const [recogniser] = ports;
      if (recogniser !== undefined) recognisers.receive(message.id, recogniser);
      return;
    }
    case 'printed':
      return print.receive(message.id, message.outcome);
    case 'recogniser-gone':
      return recognisers.gone(message.id);
    case 'stop':
      return void stop();
    default:
      return message satisfies never;
  }
});

async function start(wiring: HostWiring): Promise<void> {
  const log = openLogFile(wiring.logFolder, 'engine');
  process.on('uncaughtException', (error) => {
    log.error('engine.crashed', error);
    process.exit(70);
  });
  const opened = await createEngine(nodePorts(log), engineWiring(wiring));
  if (!opened.ok) {
    log.info('engine.not-opened', { code: opened.failure.code });
    refuseAll(opened.failure);
    return;
  }
  close = () => opened.value.close();
  log.info('engine.opened');
  serve(port, { handlers: opened.value.handlers, log, nextReference });
}

function engineWiring(wiring: HostWiring): EngineWiring {
  print = printPort((request) => process.parentPort.postMessage(request), wiring.printsMarginBoxes);
  const { rulesFolder, sampleOfficeFolder, nativeBinding, programVersion, workstation } = wiring;
  return {
    workspaceFolder: wiring.dataFolder,
    rulesFolder,
    sampleOfficeFolder,
    kindsFolder: wiring.kindsFolder,
    portalsFolder: wiring.portalsFolder,
    calendarsFolder: wiring.calendarsFolder,
    extractionWorker: pathToFileURL(wiring.extractionWorker),
    recogniser: recogniserOver(recognisers.startChild, wiring.modelsFolder),
    printer: print.printer,
    pdfDataFolder: null,
    nativeBinding,
    programVersion,
    workstation,
    host: 'window',
    pathOfTicket: (ticket: FileTicket) => lent.get(ticket) ?? null,
    onProgress: (progress: ProgressEvent) => port.post({ progress }),
  };
}

const answerable = z.object({ id: z.int() });

/** An engine that could not open answers every question with the reason, so that the window can say it. */
function refuseAll(failure: Failure): void {
  port.onMessage((untrustedRequest) => {
    const request = answerable.safeParse(untrustedRequest);
    if (request.success) port.post({ id: request.data.id, result: { ok: false, failure } });
  });
}

async function stop(): Promise<void> {
  await opening;
  await close();
  process.exit(0);
}

function nextReference(): string {
  return randomUUID().slice(0, 8);
}
