/** How often any part of the program asked for the network since it started, and was refused: pages, this process, the engine. */
import * as z from 'zod/mini';
import { guardNetwork, networkStanding } from '../shared/base/network-guard.node.ts';
import type { SelfCheck } from '../shared/contract/shell-api.ts';
import { countSockets } from './program-sockets.ts';

/** What the engine process says of each attempt of its own. */
export const networkAttempt = z.strictObject({ network: z.literal('refused') });

/** All but the version. */
export type NetworkTally = Omit<SelfCheck, 'version'>;

const since = new Date().toISOString();
let refused = 0;

/** Counts a request that a session refused. */
export function countRefused(): void {
  refused += 1;
}

/** Closes Node's own ways to the network in the main process. */
export function guardMainProcess(): void {
  guardNetwork(countRefused);
}

/** How often anything was refused since the program started. */
export function refusedSoFar(): number {
  return refused;
}

/** Looks at every process of the program, where the system tells of them. */
export async function networkTally(): Promise<NetworkTally> {
  const counted = await countSockets(process.pid);
  const own = { sockets: networkStanding().sockets, waysIn: 0, processes: 1, unseen: 0 };
  return { since, attempts: refused, isWhole: counted !== null, ...(counted ?? own) };
}

/** Takes what the engine says of its attempts out of the stream of its answers; true when a message was one of those. */
export function takesAttempt(untrustedMessage: unknown): boolean {
  if (!networkAttempt.safeParse(untrustedMessage).success) return false;
  countRefused();
  return true;
}
