/** Opening a workspace from the command line, for a look or for more. */
import { resolve } from 'node:path';
import type { WorkspaceInspection } from '../engine/inspect-workspace.node.ts';
import type { Host } from './host.node.ts';
import type { HostedEngine } from './open-engine.node.ts';
import { openEngine } from './open-engine.node.ts';
import { databaseIn, isTaken } from './places.node.ts';

/** Opens a workspace that exists, and hands on what an inspection finds. */
export function inspected(
  folder: string,
  host: Host,
  use: (inspection: WorkspaceInspection) => number,
): Promise<number> {
  return withWorkspace(folder, host, async (engine) => use(await engine.inspect()));
}

/** Opens a workspace that exists. Opening would make a new one, so that is asked first. */
export async function withWorkspace(
  folder: string,
  host: Host,
  use: (engine: HostedEngine) => Promise<number>,
): Promise<number> {
  if (isTaken(databaseIn(folder))) return withEngine(folder, host, use);
  host.output.note(host.output.words.noWorkspace(folder));
  return 2;
}

/** Opens the engine for one piece of work and lets go of it. Failures are printed; the exit status is then 2. */
export async function withEngine(
  folder: string,
  host: Host,
  use: (engine: HostedEngine) => Promise<number>,
): Promise<number> {
  const engine = await openEngine(resolve(folder), host.places, host.keyCost);
  if (!engine.ok) {
    host.output.failure(engine.failure);
    return 2;
  }
  try {
    return await use(engine.value);
  } finally {
    await engine.value.close();
  }
}
