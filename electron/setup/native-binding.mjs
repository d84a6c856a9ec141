/**
 * better-sqlite3 brings ready-made modules for Node-API 10. A runtime with an older Node-API (the substitute
 * Electron has 9) gets one compiled from the same package; node-headers/string-references.h bridges the difference.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { messages } from './messages.mjs';
import { cacheFolder, inProject, projectNode, setupFolder } from './paths.mjs';
import { projectPath, run } from './run.mjs';
import { SetupProblem, step } from './say.mjs';
import { digestFiles } from './stamp.mjs';

/** Node-API version of better-sqlite3's ready-made modules. */
const readyMadeNodeApi = 10;

/** The package asks for -O3, which takes twice as long to compile; the substitute is not for measuring. */
const optimization = '-O1';
const olderNodeApi = '-UNAPI_VERSION -DNAPI_VERSION=9 -include string-references.h';

/** @typedef {import('./electron-runtime.mjs').ElectronRuntime} ElectronRuntime */

/**
 * @param {ElectronRuntime} runtime
 * @returns {string | null} file to compile for this runtime, or null when the ready-made module fits
 */
export function nameBinding(runtime) {
  if (runtime.nodeApi >= readyMadeNodeApi) return null;
  const { version } = JSON.parse(readFileSync(inProject('node_modules/better-sqlite3/package.json'), 'utf8'));
  const recipe = digestFiles(setupFolder, [
    join(setupFolder, 'native-binding.mjs'),
    join(setupFolder, 'node-headers'),
  ]);
  const system = `${process.platform}-${process.arch}`;
  const name = `better-sqlite3-${version}-electron-${runtime.version}-${system}-${recipe.slice(0, 8)}.node`;
  return join(cacheFolder, 'native', name);
}

/**
 * Compiles the module and tries it in the runtime before it gets its final name.
 * @param {ElectronRuntime} runtime
 * @param {string} binding as `nameBinding` gave it
 */
export async function buildBinding(runtime, binding) {
  if (existsSync(binding)) return;
  step(messages.buildingBinding());
  const folder = join(cacheFolder, 'native-build');
  rmSync(folder, { recursive: true, force: true });
  copySources(folder);
  const nodeGyp = inProject('node_modules/node-gyp/bin/node-gyp.js');
  const compiled = await run(projectNode, [nodeGyp, 'rebuild', '--release', '--force_build=1', '-j', '2'], {
    cwd: folder,
    output: 'keep',
    env: {
      PATH: projectPath(),
      CFLAGS: optimization,
      CXXFLAGS: `${optimization} ${olderNodeApi}`,
      // As a variable, because node-gyp lets npm's own setting of this name win over its command line.
      npm_config_nodedir: join(folder, 'headers'),
    },
  });
  const result = join(folder, 'build/Release/better_sqlite3.node');
  const tried = compiled.code === 0 ? await tryBinding(runtime, result) : compiled;
  if (tried.code !== 0) {
    const log = join(cacheFolder, 'native-build.log');
    writeFileSync(log, `${compiled.output}\n${tried.output}`);
    throw new SetupProblem(messages.bindingFailed(log));
  }
  mkdirSync(join(cacheFolder, 'native'), { recursive: true });
  renameSync(result, binding);
  rmSync(folder, { recursive: true, force: true });
}

/** A copy, so that node_modules stays as the lock file says. @param {string} folder */
function copySources(folder) {
  for (const part of ['binding.gyp', 'deps', 'lib', 'src', 'package.json']) {
    cpSync(inProject('node_modules/better-sqlite3', part), join(folder, part), { recursive: true });
  }
  const include = join(folder, 'headers/include/node');
  mkdirSync(include, { recursive: true });
  for (const source of [
    inProject('node_modules/node-api-headers/include'),
    join(setupFolder, 'node-headers'),
  ]) {
    for (const name of readdirSync(source)) copyFileSync(join(source, name), join(include, name));
  }
}

/** @param {ElectronRuntime} runtime @param {string} file */
function tryBinding(runtime, file) {
  const script = `
    const Database = require('better-sqlite3');
    const database = new Database(':memory:', { nativeBinding: ${JSON.stringify(file)} });
    const statement = () => database.prepare("SELECT length('先审') AS n").get().n;
    for (let round = 0; round < 2000; round += 1) if (statement() !== 2) process.exit(3);
    globalThis.gc();`;
  return run(runtime.program, ['--expose-gc', '-e', script], {
    output: 'keep',
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
}
