/** How often any part of the program asked for the network since it started, and was refused: pages, this process, the engine. */
import * as z from 'zod/mini';
import { guardNetwork, networkStanding } from '../shared/base/network-guard.node.ts';

/** What the engine process says of each attempt of its own. */
export const networkAttempt = z.strictObject({ network: z.literal('refused') });

export interface NetworkTally {
  /** ISO 8601 in UTC. */
  readonly since: string;
  readonly attempts: number;
  /** Sockets that the main process holds now. */
  readonly sockets: number;
}

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

export function networkTally(): NetworkTally {
  return { since, attempts: refused, sockets: networkStanding().sockets };
}

/** Takes what the engine says of its attempts out of the stream of its answers; true when a message was one of those. */
export function takesAttempt(untrustedMessage: unknown): boolean {
  if (!networkAttempt.safeParse(untrustedMessage).success) return false;
  countRefused();
  return true;
}
