/**
 * Starts the packed program as an office's machine would: by its own executable, as a person without special rights, in
 * Chromium's sandbox. To hold the reins, a test opens one fuse, that for Node's `--inspect`, in a copy of the executable; the
 * archive and everything else is what was packed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, watch } from 'node:fs';
import { chmod, chown, copyFile, cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { test as base, expect } from 'vitest';
import { projectFolder } from '../e2e/runtime.ts';
import { connectInspector, type Inspector } from './inspector.ts';

export const packedFolder = join(projectFolder, 'dist/evaluation/linux-unpacked');
const executable = 'xianshen';
/** Whom root becomes: Chromium's sandbox does not start as root. The number of `nobody` on Linux. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

export interface StartedProgram {
  readonly child: ChildProcess;
  readonly dataFolder: string;
  /** What it wrote on its outputs so far. */
  said(): string;
  /** Waits until it has written something that matches. */
  saying(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits until an event stands in one of its logs. */
  logged(file: 'window.log' | 'engine.log', event: string): Promise<void>;
  end(): Promise<void>;
}

export interface PackedFixtures {
  /** A folder of this test's own that the program may write to. */
  readonly folder: string;
  /** A copy of the packed program in it. */
  readonly program: string;
  readonly start: (
    switches?: readonly string[],
    env?: Readonly<Record<string, string>>,
  ) => Promise<StartedProgram>;
  /** Opens the fuse, starts it on the sample office and connects to its main process. */
  readonly drive: () => Promise<{ readonly program: StartedProgram; readonly main: Inspector }>;
}

export const test = base.extend<PackedFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the form that the test runner asks for
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'xianshen-packed-'));
    await giveAway(folder);
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  program: async ({ folder }, use) => {
    const program = join(folder, 'program');
    await cp(packedFolder, program, { recursive: true });
    await chmod(program, 0o755);
    await use(program);
  },
  start: async ({ folder, program }, use) => {
    const started: StartedProgram[] = [];
    await use(async (switches = [], env = {}) => {
      const dataFolder = join(folder, 'data');
      const home = join(folder, 'home');
      for (const own of [home, dataFolder, join(dataFolder, 'logs')]) {
        await mkdir(own, { recursive: true });
        await giveAway(own);
      }
      const next = startExecutable(join(program, executable), {
        switches: [`--data-dir=${dataFolder}`, ...switches],
        env: { ...env, ...(await displayKey(home)), HOME: home },
        home,
        dataFolder,
      });
      started.push(next);
      return next;
    });
    for (const each of started) await each.end();
  },
  drive: async ({ program, start }, use) => {
    const connected: Inspector[] = [];
    await use(async () => {
      await openInspectFuse(join(program, executable));
      const started = await start(['--inspect=0', '--sample-office']);
      // The inspector listens before Electron has set its own modules up.
      await started.logged('window.log', 'window.opened');
      const [, address = ''] = await started.saying(/Debugger listening on (ws:\S+)/);
      const main = await connectInspector(address);
      connected.push(main);
      return { program: started, main };
    });
    // Node waits for whoever debugs it before it ends.
    for (const main of connected) main.close();
  },
});

export { expect };

export async function giveAway(path: string): Promise<void> {
  if (isRoot) await chown(path, nobody, nobody);
  await chmod(path, 0o755);
}

/** Every file below the packed folder, by path relative to it. */
export async function packedFiles(): Promise<readonly string[]> {
  const entries = await readdir(packedFolder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(packedFolder.length + 1));
}

async function openInspectFuse(file: string): Promise<void> {
  await flipFuses(file, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** The key to a virtual display is readable for whoever opened it only. */
async function displayKey(home: string): Promise<Readonly<Record<string, string>>> {
  const { XAUTHORITY } = process.env;
  if (XAUTHORITY === undefined) return {};
  const copy = join(home, 'display-key');
  await copyFile(XAUTHORITY, copy);
  await giveAway(copy);
  return { XAUTHORITY: copy };
}

interface Start {
  readonly home: string;
  readonly switches: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly dataFolder: string;
}

function startExecutable(file: string, { switches, env, home, dataFolder }: Start): StartedProgram {
  const { PATH = '', DISPLAY = '' } = process.env;
  const child = spawn(file, switches, {
    cwd: home,
    env: { PATH, DISPLAY, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot ? { uid: nobody, gid: nobody } : {}),
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  const exited = once(child, 'exit');
  const orEnded = <T>(waiting: Promise<T>): Promise<T> =>
    Promise.race([
      waiting,
      exited.then(() => Promise.reject(new Error(`the program has ended:\n${output}`))),
    ]);
  return {
    child,
    dataFolder,
    said: () => output,
    saying: (pattern) =>
      orEnded(
        new Promise((settle) => {
          const look = () => {
            const found = pattern.exec(output);
            if (found === null) return;
            listeners.delete(look);
            settle(found);
          };
          listeners.add(look);
          look();
        }),
      ),
    logged: (file, event) => orEnded(standsIn(join(dataFolder, 'logs'), file, event)),
    end: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Waits until an event stands in a log of a folder. */
function standsIn(folder: string, file: string, event: string): Promise<void> {
  return new Promise((settle) => {
    const path = join(folder, file);
    const look = () => {
      if (!existsSync(path) || !readFileSync(path, 'utf8').includes(`"${event}"`)) return;
      watcher.close();
      settle();
    };
    const watcher = watch(folder, look);
    look();
  });
}
