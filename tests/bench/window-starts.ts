/** One cold start each of the program and of an empty window, from the call to the first thing that can be used. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright';
import { _electron } from 'playwright';
import { pointer } from '../e2e/hand.ts';
import { signIn } from '../e2e/pages/sign-in.ts';
import { viewOf } from '../e2e/pages/view.ts';
import { startProgram } from '../e2e/program.ts';
import { readRuntime } from '../e2e/runtime.ts';
import type { WindowOffice } from './window-office.ts';

export interface Start {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Until the work list stands there, the sign-in with a pass phrase included. */
export async function startOurs({ folder, handler }: WindowOffice): Promise<Start> {
  const began = performance.now();
  const program = await startProgram({ dataFolder: folder });
  const view = viewOf(program, pointer());
  await signIn(view, handler);
  await view.page.getByRole('grid', { name: view.text.workList.table }).getByRole('row').nth(1).waitFor();
  const milliseconds = performance.now() - began;
  const megabytes = await memoryOf(program.app);
  await program.close();
  return { milliseconds, megabytes };
}

/** The same Electron with a page that holds one button. */
export async function startEmpty(): Promise<Start> {
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-empty-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', main: 'main.cjs' }));
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.setPath('userData', ${JSON.stringify(join(folder, 'window'))});
app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL('data:text/html,<button>go</button>'));`,
  );
  const { electronDist, launchSwitches } = readRuntime();
  process.env.ELECTRON_OVERRIDE_DIST_PATH = electronDist;
  const began = performance.now();
  const app = await _electron.launch({ cwd: folder, args: [...launchSwitches, '.'] });
  await (await app.firstWindow()).getByRole('button').waitFor();
  const milliseconds = performance.now() - began;
  const megabytes = await memoryOf(app);
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return { milliseconds, megabytes };
}

/** Memory of all processes of a program: shared pages once where the system tells (Linux), otherwise working sets. */
async function memoryOf(app: ElectronApplication): Promise<number> {
  const metrics = await app.evaluate(({ app: running }) =>
    running.getAppMetrics().map(({ pid, memory }) => ({ pid, kilobytes: memory.workingSetSize })),
  );
  const kilobytes = metrics.map((metric) => proportionalKilobytes(metric.pid) ?? metric.kilobytes);
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1_024;
}

function proportionalKilobytes(pid: number): number | null {
  try {
    const found = /^Pss:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return found?.[1] === undefined ? null : Number(found[1]);
  } catch {
    return null;
  }
}
