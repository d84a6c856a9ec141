/** Processes that tests kill: built once with the command line, since from its sources one spends a second and more on being read. */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EngineWiring } from '../../shared/engine/wiring.node.ts';
import { wiringFor } from '../contract/wiring.ts';
import { cliEntry } from './run-cli.ts';

export type GivenWiring = Omit<EngineWiring, 'pathOfTicket' | 'onProgress' | 'extractionWorker'> & {
  readonly extractionWorker: string;
};

const isBuilt = cliEntry.endsWith('.js');

/** Path of the program, as a file for Node. */
export function killedProgram(name: 'busy-process' | 'keeping-process'): string {
  return isBuilt
    ? join(dirname(cliEntry), `${name}.js`)
    : fileURLToPath(new URL(`${name}.ts`, import.meta.url));
}

/** What the program needs to know of a workspace, for its command line: a built one stands elsewhere than its sources. */
export function givenWiring(workspace: string): GivenWiring {
  const { extractionWorker, ...wiring } = wiringFor(workspace);
  const built = pathToFileURL(join(dirname(cliEntry), 'extract-worker.js'));
  return { ...wiring, extractionWorker: (isBuilt ? built : extractionWorker).href };
}
