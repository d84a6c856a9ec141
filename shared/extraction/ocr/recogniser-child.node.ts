/** The recogniser's process as Node starts it: no environment, no output, and only the program's files to read. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RecogniserChild } from './recogniser.node.ts';

export interface ChildSettings {
  /** The process's entry: the `.ts` file itself under Node, the built `.js` in a release. */
  readonly entry: URL;
  readonly heapMegabytes: number;
  /** Further arguments of the runtime. */
  readonly nodeArguments?: readonly string[];
}

/** Starts the process. Not for Electron, whose installed program cannot run as Node. */
export function startNodeChild({ entry, heapMegabytes, nodeArguments = [] }: ChildSettings): RecogniserChild {
  const child = fork(fileURLToPath(entry), [], {
    serialization: 'advanced',
    env: {},
    execArgv: [`--max-old-space-size=${heapMegabytes}`, ...nodeArguments],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
  });
  // The program must be able to end while the process waits for its next picture.
  child.unref();
  child.channel?.unref();
  return {
    // A question to a process that has just ended is answered by its end.
    post: (message) => void child.send(message, () => {}),
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      child.once('exit', listener);
      child.once('error', listener);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
