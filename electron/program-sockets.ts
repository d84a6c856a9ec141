/**
 * Counts the network sockets of the whole program: this process and all that it has started, as the system tells of them. Only
 * Linux tells (`/proc/<pid>/fd`, `/proc/<pid>/net`, see proc(5)); elsewhere a process can look at itself alone.
 *
 * Each process is read with its own tables: a sandboxed one lives in a network of its own, which leads nowhere.
 */
import { readdir, readFile, readlink } from 'node:fs/promises';

export interface ProgramSockets {
  /** Sockets of the internet families that are no way in: connections out, and what is bound to nothing yet. */
  readonly sockets: number;
  /** Ports that are listened on, and connections that came in there, as for a debugger. */
  readonly waysIn: number;
  /** Processes that were looked at. */
  readonly processes: number;
  /** Processes that the system let nobody look at: those in Chromium's sandbox. */
  readonly unseen: number;
}

/** Null where the system does not tell. @param top process to begin with */
export async function countSockets(top: number): Promise<ProgramSockets | null> {
  if (process.platform !== 'linux') return null;
  const found = await Promise.all((await processTree(top)).map(socketsOf));
  const seen = found.filter((each) => each !== null);
  const rows = [...new Map(seen.flat().map((row) => [row.inode, row])).values()];
  const open = new Set(rows.filter(({ isListening }) => isListening).map(({ port }) => port));
  const waysIn = rows.filter(({ port }) => open.has(port)).length;
  return {
    sockets: rows.length - waysIn,
    waysIn,
    processes: seen.length,
    unseen: found.length - seen.length,
  };
}

/** A process and all that it has started, directly or not. */
async function processTree(top: number): Promise<readonly number[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    names.map(async (name) => [Number(name), await parentOf(Number(name))] as const),
  );
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

interface SocketRow {
  readonly inode: string;
  readonly port: number;
  readonly isListening: boolean;
}

/** Null for a process that may not be looked at; one that has ended meanwhile has none. */
async function socketsOf(pid: number): Promise<readonly SocketRow[] | null> {
  const inodes = await inodesOf(pid);
  if (inodes === null || inodes.size === 0) return inodes === null ? null : [];
  const texts = await Promise.all(
    ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].map((table) =>
      readFile(`/proc/${pid}/net/${table}`, 'utf8').catch(() => ''),
    ),
  );
  return texts
    .flatMap((text) => text.split('\n').slice(1).flatMap(rowOf))
    .filter((row) => inodes.has(row.inode));
}

async function inodesOf(pid: number): Promise<ReadonlySet<string> | null> {
  try {
    const names = await readdir(`/proc/${pid}/fd`);
    const links = await Promise.all(names.map((name) => readlink(`/proc/${pid}/fd/${name}`).catch(() => '')));
    return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EACCES' || code === 'EPERM') return null;
    if (code === 'ENOENT' || code === 'ESRCH') return new Set();
    throw error;
  }
}

/** State of a TCP socket that waits for connections. */
const listening = '0A';

function rowOf(line: string): readonly SocketRow[] {
  const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/);
  if (inode === undefined) return [];
  const port = Number.parseInt(local.split(':')[1] ?? '', 16);
  return [{ inode, port, isListening: state === listening }];
}
