/**
 * Closes the network to one process: every way that Node has of opening a socket or looking a name up throws before the system
 * is asked, and is counted. Chromium's own ways are closed in electron/offline.ts, those of reading threads in
 * extraction/confine-thread.node.ts.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/** What somebody gets who tries. */
export class NetworkRefused extends Error {
  override readonly name = 'NetworkRefused';
  readonly code = 'XIANSHEN_OFFLINE';
}

export interface NetworkStanding {
  /** Whether the guard stands in this process. */
  readonly isGuarded: boolean;
  /** Attempts refused since it stands. */
  readonly attempts: number;
  /** Sockets of the internet families that this process holds now. */
  readonly sockets: number;
}

let isGuarded = false;
let attempts = 0;
let tell = (): void => {};

function refuse(): never {
  attempts += 1;
  tell();
  throw new NetworkRefused('this program opens no connection');
}

const lookups = [
  ...['lookup', 'lookupService', 'reverse', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveCaa'],
  ...['resolveCname', 'resolveMx', 'resolveNaptr', 'resolveNs', 'resolvePtr', 'resolveSoa', 'resolveSrv'],
  'resolveTxt',
];

/** Closes the network for the rest of the process. @param onAttempt is told of each attempt */
export function guardNetwork(onAttempt: () => void = () => {}): void {
  tell = onAttempt;
  if (isGuarded) return;
  isGuarded = true;
  const refused = Object.fromEntries(lookups.map((name) => [name, refuse]));
  Object.assign(net.Socket.prototype, { connect: refuse });
  Object.assign(net.Server.prototype, { listen: refuse });
  Object.assign(dgram.Socket.prototype, { bind: refuse, connect: refuse, send: refuse });
  for (const target of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
    Object.assign(target, refused);
  syncBuiltinESMExports();
}

/** How this process stands to the network. */
export function networkStanding(): NetworkStanding {
  const held = process.getActiveResourcesInfo();
  const sockets = held.filter((name) => /^(?:TCP|UDP)/u.test(name)).length;
  return { isGuarded, attempts, sockets };
}
