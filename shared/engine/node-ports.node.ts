/** The ports on Node and on Electron's utility process: real clock, real randomness. */
import { randomBytes } from 'node:crypto';
import { nodeHash } from '../base/hash.node.ts';
import type { Clock, IdSource, Log, Ports } from '../base/ports.ts';

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  monotonicMs: () => performance.now(),
};

/** 16 random bytes are 128 bits; hexadecimal has neither capital letters nor signs. */
const randomIds: IdSource = {
  next: (prefix) => `${prefix}-${randomBytes(16).toString('hex')}`,
  randomBytes: (length) => new Uint8Array(randomBytes(length)),
};

/** Ports of a host, given where its technical log goes. */
export function nodePorts(log: Log): Ports {
  return { clock: systemClock, ids: randomIds, hash: nodeHash, log };
}
