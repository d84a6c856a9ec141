/** The command line as a person starts it: a process of its own, built once for the run (built-program.ts). */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
/** What `npm run xianshen` starts. */
export const sourceEntry = fileURLToPath(new URL('../../shared/cli/main.node.ts', import.meta.url));
/** What a person starts. */
export const cliEntry = process.env.XIANSHEN_TEST_CLI ?? sourceEntry;

/** Sources without their types, compiled, for the many starts of a test run; the same folder as `npm run xianshen` uses. */
const compiled = fileURLToPath(new URL('../../.cache/compiled', import.meta.url));

export interface CliRun {
  readonly status: number | null;
  readonly out: string;
  readonly notes: string;
}

/** Runs `xianshen` with arguments in a folder, and with lines on its standard input where some are given. */
export function runCli(
  args: readonly string[],
  folder: string = projectFolder,
  input: string | null = null,
): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliEntry, ...args], {
      cwd: folder,
      env: { ...process.env, NODE_COMPILE_CACHE: compiled },
      stdio: [input === null ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    child.stdin?.end(input);
    const out: Buffer[] = [];
    const notes: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => notes.push(chunk));
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({
        status,
        out: Buffer.concat(out).toString('utf8'),
        notes: Buffer.concat(notes).toString('utf8'),
      }),
    );
  });
}
