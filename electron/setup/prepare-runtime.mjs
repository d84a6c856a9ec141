/** All of set-up, in order; each part does nothing when it is already there. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { prepareDependencies } from './dependencies.mjs';
import { findDisplay, launchSwitches } from './display.mjs';
import { describeElectron, obtainElectron } from './electron-runtime.mjs';
import { buildBinding, nameBinding } from './native-binding.mjs';
import { cacheFolder, runtimeFile } from './paths.mjs';
import {
  findMissingCompilers,
  findMissingWindowPackages,
  installSystemPackages,
} from './system-packages.mjs';

/**
 * What runtime.json holds.
 * @typedef {object} Runtime
 * @property {string} electronDist folder of the Electron to use
 * @property {string} electronProgram the executable in it
 * @property {string} electronVersion
 * @property {boolean} fallback whether it is the development-only substitute
 * @property {string | null} nativeBinding database module to load in it; null: the ready-made one fits
 * @property {'present' | 'xvfb'} display
 * @property {readonly string[]} launchSwitches to put before the app on Electron's command line
 */

/**
 * Leaves a machine on which the program, the tests and the command line run; remembers how in `.cache/runtime.json`.
 * @returns {Promise<Runtime>}
 */
export async function prepareRuntime() {
  await prepareDependencies();
  const located = await obtainElectron();
  const display = findDisplay(process.platform, process.env);
  await installSystemPackages(await findMissingWindowPackages(located.program, display === 'xvfb'));
  const electron = await describeElectron(located);
  const nativeBinding = nameBinding(electron);
  if (nativeBinding !== null && !existsSync(nativeBinding)) {
    await installSystemPackages(findMissingCompilers());
    await buildBinding(electron, nativeBinding);
  }
  /** @type {Runtime} */
  const runtime = {
    electronDist: electron.folder,
    electronProgram: electron.program,
    electronVersion: electron.version,
    fallback: electron.fallback,
    nativeBinding,
    display,
    launchSwitches: launchSwitches(electron.folder),
  };
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(runtimeFile, `${JSON.stringify(runtime, null, 2)}\n`);
  return runtime;
}

/**
 * The variables by which the electron package, electron-vite, the application and the tests learn of the runtime.
 * @param {Runtime} runtime
 * @returns {Record<string, string>}
 */
export function runtimeEnvironment(runtime) {
  return {
    ELECTRON_OVERRIDE_DIST_PATH: runtime.electronDist,
    ...(runtime.nativeBinding === null ? {} : { XIANSHEN_NATIVE_BINDING: runtime.nativeBinding }),
  };
}
