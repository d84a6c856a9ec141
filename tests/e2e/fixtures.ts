/** Each test owns a folder and the programs it starts; both are gone afterwards, and no page may have reported an error. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from 'vitest';
import { type Program, type StartOptions, startProgram } from './program.ts';
import { projectFolder } from './runtime.ts';

export interface WindowFixtures {
  /** An empty folder of this test's own. */
  readonly folder: string;
  /** Starts the program on `<folder>/data`, or on the folder given. */
  readonly start: (options?: Partial<StartOptions>) => Promise<Program>;
}

export const test = base.extend<WindowFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the form that the test runner asks for
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'xianshen-window-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  start: async ({ folder, task }, use) => {
    const programs: Program[] = [];
    await use(async (options = {}) => {
      const program = await startProgram({ dataFolder: join(folder, 'data'), ...options });
      programs.push(program);
      return program;
    });
    if (task.result?.state === 'fail')
      await Promise.all(programs.map((program) => takePicture(program, task.id)));
    for (const program of programs) await program.close();
    expect(programs.flatMap(({ pageErrors }) => pageErrors)).toEqual([]);
  },
});

/** What a failed test looked like at its end. A program that is gone has nothing left to show. */
async function takePicture({ page }: Program, name: string): Promise<void> {
  if (page.isClosed()) return;
  await page.screenshot({ path: join(projectFolder, 'test-results', `${name}.png`) });
}

export { expect };
