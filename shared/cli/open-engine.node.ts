/** The engine as the command line hosts it: in this process, over a workspace folder, with tickets for paths. */
import { hostname } from 'node:os';
import { brand, type FileTicket } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { Engine } from '../engine/engine.node.ts';
import { createEngine } from '../engine/engine.node.ts';
import { nodePorts } from '../engine/node-ports.node.ts';
import { nodeRecogniser } from '../engine/node-recogniser.node.ts';
import type { EngineWiring } from '../engine/wiring.node.ts';
import type { Places } from './places.node.ts';

export interface HostedEngine extends Engine {
  ticketOf(path: string): FileTicket;
}

export type KeyCost = NonNullable<EngineWiring['keyCost']>;

/** Opens the workspace. Failures: those of `createEngine`. Technical log lines go to standard error only when something breaks. */
export async function openEngine(
  workspaceFolder: string,
  places: Places,
  keyCost?: KeyCost,
): Promise<Result<HostedEngine>> {
  const paths = new Map<FileTicket, string>();
  const ports = nodePorts({
    info: () => undefined,
    error: (event, error, facts) =>
      void process.stderr.write(`${JSON.stringify({ event, ...facts, error: String(error) })}\n`),
  });
  const engine = await createEngine(ports, {
    workspaceFolder,
    rulesFolder: places.rulesFolder,
    sampleOfficeFolder: places.sampleOfficeFolder,
    kindsFolder: places.kindsFolder,
    calendarsFolder: places.calendarsFolder,
    portalsFolder: places.portalsFolder,
    extractionWorker: places.extractionWorker,
    recogniser: nodeRecogniser(places),
    pdfDataFolder: null,
    nativeBinding: null,
    programVersion: places.version,
    workstation: hostname(),
    host: 'command-line',
    ...(keyCost === undefined ? {} : { keyCost }),
    pathOfTicket: (ticket) => paths.get(ticket) ?? null,
    onProgress: () => undefined,
  });
  if (!engine.ok) return engine;
  return ok({
    ...engine.value,
    ticketOf: (path) => {
      const ticket = brand<FileTicket>(ports.ids.next('ticket'));
      paths.set(ticket, path);
      return ticket;
    },
  });
}
