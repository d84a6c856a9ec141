/**
 * Packs the program on the runtime that is at hand, the development-only substitute among them, without asking anything of a
 * network. Linux x64 only. For trying the packed form out and for `npm run test:packed`; the result is labelled, and must never
 * be handed to an office. Run as a program it makes a folder and a tar.gz under dist/evaluation.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Arch, build, Platform } from 'electron-builder';
import { buildApp } from './build-app.mjs';
import { messages } from './messages.mjs';
import { cacheFolder, inProject } from './paths.mjs';
import { prepareRuntime, runtimeEnvironment } from './prepare-runtime.mjs';
import { run } from './run.mjs';
import { runProgram, step } from './say.mjs';

/** Says in the packed folder itself what it is. */
const evaluationNote = 'EVALUATION-ONLY-仅供评估.txt';

/** @typedef {import('./prepare-runtime.mjs').Runtime} Runtime */

/** Writes the folder dist/evaluation/linux-unpacked. @param {Runtime} runtime */
export async function packEvaluation(runtime) {
  step(messages.packingEvaluation(runtime.electronVersion));
  rmSync(inProject('dist/evaluation'), { recursive: true, force: true });
  await build({
    targets: Platform.LINUX.createTarget(['dir'], Arch.x64),
    publish: 'never',
    projectDir: inProject('.'),
    config: {
      extends: inProject('electron-builder.yml'),
      directories: { output: 'dist/evaluation' },
      electronDist: withoutDefaultApp(runtime),
      electronVersion: runtime.electronVersion,
      afterPack: ({ appOutDir }) => label(appOutDir, runtime),
    },
  });
}

/** A packed program must not find the default app of a checkout. @param {Runtime} runtime */
function withoutDefaultApp({ electronDist }) {
  const copy = join(cacheFolder, 'evaluation-electron');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const name of readdirSync(electronDist)) {
    if (name !== 'resources') cpSync(join(electronDist, name), join(copy, name), { recursive: true });
  }
  return copy;
}

/** @param {string} appFolder @param {Runtime} runtime */
async function label(appFolder, { nativeBinding, electronVersion }) {
  writeFileSync(join(appFolder, evaluationNote), `${messages.evaluationNote(electronVersion)}\n`);
  if (nativeBinding === null) return;
  const modules = join(appFolder, 'resources/app.asar.unpacked/node_modules');
  const database = join(modules, 'better-sqlite3/prebuilds/linux-x64.node');
  if (!existsSync(database)) throw new Error('the database module is not where it belongs in the package');
  copyFileSync(nativeBinding, database);
}

/**
 * The folder as one file. electron-builder would fetch a packer of its own for that; the system's tar does as well.
 * @returns {Promise<number>} exit status of tar
 */
async function archiveEvaluation() {
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const name = `xianshen-${version}-EVALUATION-ONLY-linux-x64`;
  const owner = ['--owner=0', '--group=0', '--numeric-owner', '--sort=name'];
  const archive = [
    ...owner,
    `--transform=s,^linux-unpacked,${name},`,
    '-czf',
    `${name}.tar.gz`,
    'linux-unpacked',
  ];
  return (await run('tar', archive, { cwd: inProject('dist/evaluation') })).code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runProgram(async () => {
    const runtime = await prepareRuntime();
    await buildApp(runtimeEnvironment(runtime));
    await packEvaluation(runtime);
    return archiveEvaluation();
  });
}
