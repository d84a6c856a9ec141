/** Builds the program when its sources changed since the last build. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from './messages.mjs';
import { cacheFolder, inProject, projectFolder, projectNode } from './paths.mjs';
import { projectPath, run } from './run.mjs';
import { SetupProblem, step } from './say.mjs';
import { digestFiles, isStamped, writeStamp } from './stamp.mjs';

/** Whatever the built files depend on. */
const sources = ['shared', 'electron', 'renderer', 'package.json', 'package-lock.json', 'tsconfig.json'];
const stampFile = join(cacheFolder, 'build.stamp');

/** @param {Record<string, string>} env as `runtimeEnvironment` gives it */
export async function buildApp(env) {
  const digest = digestFiles(
    projectFolder,
    sources.map((source) => inProject(source)),
  );
  if (existsSync(inProject('dist/main/main.js')) && isStamped(stampFile, digest)) return;
  step(messages.building());
  const program = inProject('node_modules/electron-vite/bin/electron-vite.js');
  const { code } = await run(
    projectNode,
    [program, 'build', '--config', inProject('electron/electron.vite.config.ts'), '--logLevel', 'warn'],
    { output: 'show-on-stderr', env: { ...env, PATH: projectPath() } },
  );
  if (code !== 0) throw new SetupProblem(messages.buildFailed());
  writeStamp(stampFile, digest);
}
