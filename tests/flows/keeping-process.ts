/**
 * Run as a process of its own: backs up or restores, and at the moment named says so and waits to be killed.
 * Arguments: `WIRING backup WORKSPACE FILE MOMENT`, `WIRING restore FILE FOLDER MOMENT`. A moment is a number of entries done, or `naming` for
 * the time between a finished backup and its entry in the ledger.
 */
import { writeSync } from 'node:fs';
import { createEngine } from '../../shared/engine/engine.node.ts';
import { nodePorts } from '../../shared/engine/node-ports.node.ts';
import { restoreBackup } from '../../shared/engine/restore.node.ts';
import type { GivenWiring } from './killed-program.ts';

const [given = '', job, from = '', to = '', moment = ''] = process.argv.slice(2);
const wiring = JSON.parse(given) as GivenWiring;
const ports = nodePorts({ info: () => {}, error: () => {} });
let isPacked = false;

function pause(): void {
  writeSync(1, 'here\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

function onProgress({ done, total }: { readonly done: number; readonly total: number }): void {
  isPacked = done === total;
  if (String(done) === moment) pause();
}

const clock = {
  ...ports.clock,
  now: () => {
    if (isPacked && moment === 'naming') pause();
    return ports.clock.now();
  },
};

async function open(folder: string) {
  const extractionWorker = new URL(wiring.extractionWorker);
  const hosted = { ...wiring, workspaceFolder: folder, extractionWorker };
  return createEngine({ ...ports, clock }, { ...hosted, pathOfTicket: () => null, onProgress });
}

if (job === 'backup') {
  const engine = await open(from);
  const made = engine.ok ? await engine.value.backUp(to) : engine;
  writeSync(1, made.ok ? 'done\n' : `${made.failure.code}\n`);
} else {
  const inspect = async (folder: string) => {
    const engine = await open(folder);
    if (!engine.ok) return engine;
    const inspection = await engine.value.inspect();
    await engine.value.close();
    return { ok: true, value: inspection } as const;
  };
  const restored = await restoreBackup(from, to, { inspect, onProgress });
  writeSync(1, restored.ok ? 'done\n' : `${restored.failure.code}\n`);
}
process.exit(0);
