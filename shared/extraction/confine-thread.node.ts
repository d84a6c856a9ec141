/**
 * Shuts the doors of the thread that reads hostile files: no sockets, no processes, no further threads, no writing, and
 * reading only from the program's own folder (a reader fetches its tables of characters from there). It is meant for faults
 * and gadgets in JavaScript; where Node offers its permission model, `worker-permissions.node.ts` adds that below it.
 * Whatever is refused throws, which costs the file being read and nothing else.
 */
import module, { syncBuiltinESMExports } from 'node:module';
import { type Call, fixMember, isCall } from './fix-member.ts';
import { guardFiles } from './guard-files.node.ts';

/** Builtin modules that reach outside. None may be loaded once the doors are shut. */
export const closedModules = [
  'child_process',
  'cluster',
  'dgram',
  'dns',
  'dns/promises',
  'http',
  'http2',
  'https',
  'inspector',
  'inspector/promises',
  'net',
  'repl',
  'sqlite',
  'tls',
  'trace_events',
  'wasi',
] as const;

/** Of these, closing everything would take from the program what it runs on. */
const closedParts: Readonly<Record<string, readonly string[]>> = {
  worker_threads: ['Worker', 'BroadcastChannel'],
  module: ['register', 'enableCompileCache', 'flushCompileCache', '_initPaths'],
  v8: ['setFlagsFromString', 'writeHeapSnapshot', 'setHeapSnapshotNearHeapLimit', 'startupSnapshot'],
  process: ['binding', '_linkedBinding', '_debugProcess', 'kill', '_kill', 'loadEnvFile', 'execve', 'chdir'],
};
const closedGlobals = [
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'navigator',
  'BroadcastChannel',
];

/** Loading these would start something when it is first touched; those in use by then are emptied. */
const loadedOnDemand = new Set([
  'cluster',
  'inspector',
  'inspector/promises',
  'repl',
  'sqlite',
  'trace_events',
  'wasi',
]);

export class DoorShut extends Error {
  override readonly name = 'DoorShut';
}

/** Shuts them for good. Call it when everything the thread needs has been imported. @param programFolders may be read */
export function confineThread(programFolders: readonly string[]): void {
  const builtin = process.getBuiltinModule.bind(process);
  for (const name of closedModules) {
    if (!loadedOnDemand.has(name)) closeAll(builtin(`node:${name}`));
  }
  for (const [name, parts] of Object.entries(closedParts)) closeParts(builtin(`node:${name}`), parts);
  closeParts(process.report, ['writeReport']);
  for (const name of closedGlobals) Reflect.deleteProperty(globalThis, name);
  guardFiles(programFolders, refuse);
  guardLoading(programFolders);
  syncBuiltinESMExports();
}

function refuse(what: string): never {
  throw new DoorShut(`${what} is not for readers`);
}

/** All functions of a module, and what its classes do to reach outside: an instance may have been made already. */
function closeAll(target: object | undefined): void {
  if (target === undefined) return;
  for (const [name, value] of Object.entries(target)) {
    if (!isCall(value)) continue;
    closeParts(Reflect.get(value, 'prototype'), ['connect', 'listen', 'bind', 'send', 'addMembership']);
    closeParts(target, [name]);
  }
}

function closeParts(target: unknown, names: readonly string[] = []): void {
  if (target === null || (typeof target !== 'object' && typeof target !== 'function')) return;
  for (const name of names) {
    if (name in target) fixMember(target, name, shut(name));
  }
}

/** Can be called, and constructed too. */
function shut(name: string): Call {
  return function closed() {
    refuse(name);
  };
}

/** Closed modules are not handed out either, and native code only when it came with the program. */
function guardLoading(programFolders: readonly string[]): void {
  const closed = new Set<string>(closedModules);
  const isClosed = (name: string) => closed.has(name.replace(/^node:/, ''));
  const handOut = process.getBuiltinModule.bind(process);
  const open = process.dlopen.bind(process);
  fixMember(process, 'getBuiltinModule', (name: string) => (isClosed(name) ? refuse(name) : handOut(name)));
  fixMember(process, 'dlopen', (into: object, path: string, flags?: number) => {
    if (!programFolders.some((folder) => path.startsWith(folder))) refuse('dlopen');
    return flags === undefined ? open(into, path) : open(into, path, flags);
  });
  // Runtimes before Node 22.15 have no such hooks; there the modules are empty, which is the same in effect.
  if (typeof module.registerHooks !== 'function') return;
  module.registerHooks({
    resolve(specifier, context, next) {
      if (isClosed(specifier) || /^(?:data|https?|blob):/i.test(specifier)) refuse(specifier);
      return next(specifier, context);
    },
  });
}
