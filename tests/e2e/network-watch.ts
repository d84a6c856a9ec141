/** Watches a running program for sockets of the internet families, from outside (Linux: /proc) and in Chromium's own log. */
import { readdir, readFile, readlink } from 'node:fs/promises';
import * as z from 'zod/mini';

export interface NetworkWatch {
  /** Ends the watch; every socket seen that was no debugging connection coming in, in words. */
  stop(): Promise<readonly string[]>;
}

interface SocketRow {
  readonly protocol: string;
  readonly localPort: number;
  readonly remote: string;
  readonly isListening: boolean;
}

const tables = ['tcp', 'tcp6', 'udp', 'udp6'] as const;
const listening = '0A';

/** Looks at the process and all it has started, ten times a second. */
export function watchSockets(pid: number): NetworkWatch {
  const seen = new Set<string>();
  let running = Promise.resolve();
  const look = async (): Promise<void> => {
    for (const socket of await outgoing(pid))
      seen.add(`${socket.protocol} ${socket.localPort} → ${socket.remote}`);
  };
  const timer = setInterval(() => {
    running = running.then(look);
  }, 100);
  return {
    stop: async () => {
      clearInterval(timer);
      await running.then(look);
      return [...seen];
    },
  };
}

/** Sockets that are neither the test's own way in nor a connection that came in there. */
async function outgoing(pid: number): Promise<readonly SocketRow[]> {
  const owned = await ownedInodes(await processTree(pid));
  const rows = (await allSockets(pid)).filter(({ inode }) => owned.has(inode));
  const waysIn = new Set(rows.filter(({ isListening }) => isListening).map(({ localPort }) => localPort));
  return rows.filter(({ localPort, isListening }) => !isListening && !waysIn.has(localPort));
}

async function processTree(top: number): Promise<readonly number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(pids.map(async (pid) => [pid, await parentOf(pid)] as const));
  const tree = [top];
  // Grows while it is walked.
  for (const pid of tree)
    tree.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child));
  return tree;
}

async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name stands in brackets and may hold anything; the parent is the second field after it.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0);
}

async function ownedInodes(pids: readonly number[]): Promise<ReadonlySet<string>> {
  const links = await Promise.all(
    pids.map(async (pid) => {
      const names = await readdir(`/proc/${pid}/fd`).catch(() => []);
      return Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')));
    }),
  );
  return new Set(links.flat().flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
}

async function allSockets(pid: number): Promise<readonly (SocketRow & { readonly inode: string })[]> {
  const texts = await Promise.all(
    tables.map(async (protocol) => [
      protocol,
      await readFile(`/proc/${pid}/net/${protocol}`, 'utf8').catch(() => ''),
    ]),
  );
  return texts.flatMap(([protocol = '', text = '']) =>
    text
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields.length > 9)
      .map((fields) => ({
        protocol,
        localPort: Number.parseInt(fields[1]?.split(':')[1] ?? '0', 16),
        remote: fields[2] ?? '',
        isListening: protocol.startsWith('tcp') && fields[3] === listening,
        inode: fields[9] ?? '',
      })),
  );
}

const netLog = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }),
  events: z.array(z.object({ type: z.number() })),
});

const connecting = [
  'TCP_CONNECT',
  'TCP_CONNECT_ATTEMPT',
  'UDP_CONNECT',
  'UDP_BYTES_SENT',
  'SSL_CONNECT',
  'HOST_RESOLVER_MANAGER_REQUEST',
  'HOST_RESOLVER_DNS_TASK',
];

/** Events in a log of Chromium's network stack (`--log-net-log`) that look a name up or open a connection. */
export async function connectionEvents(file: string): Promise<readonly string[]> {
  const { constants, events } = netLog.parse(JSON.parse(await readFile(file, 'utf8')));
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
  return events
    .map(({ type }) => names.get(type) ?? String(type))
    .filter((name) => connecting.includes(name));
}
