/** Finds or gets the Electron to run here, and learns what it can do. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findFallbackElectron, makeFallbackElectron } from './fallback-electron.mjs';
import { messages } from './messages.mjs';
import { findOfficialElectron, installOfficialElectron } from './official-electron.mjs';
import { run } from './run.mjs';
import { SetupProblem } from './say.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} folder what ELECTRON_OVERRIDE_DIST_PATH names
 * @property {string} program
 * @property {boolean} fallback whether it is the development-only substitute
 * @property {string} version of Electron
 * @property {number} nodeApi highest Node-API version it offers
 */

/** @type {Readonly<Partial<Record<NodeJS.Platform, string>>>} */
const programNames = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/**
 * A folder that the person named wins, then the official runtime, then a substitute made earlier.
 * Only when none is there is a download tried.
 * @returns {Promise<Pick<ElectronRuntime, 'folder' | 'program' | 'fallback'>>}
 */
export async function obtainElectron() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named !== undefined && named !== '') return describeNamed(named);
  const official = findOfficialElectron();
  if (official !== null) return locate(official, false);
  const substitute = findFallbackElectron();
  if (substitute !== null) return locate(substitute, true);
  const installed = await installOfficialElectron();
  if (installed !== null) return locate(installed, false);
  const made = await makeFallbackElectron();
  if (made === null) throw new SetupProblem(messages.noElectron());
  return locate(made, true);
}

/** @param {string} folder */
function describeNamed(folder) {
  const located = locate(folder, folder === findFallbackElectron());
  if (!existsSync(located.program)) throw new SetupProblem(messages.overrideMissing(folder));
  return located;
}

/** @param {string} folder @param {boolean} fallback */
function locate(folder, fallback) {
  return { folder, fallback, program: join(folder, programNames[process.platform] ?? 'electron') };
}

/**
 * Asks the runtime itself; its system libraries must be present.
 * @param {Pick<ElectronRuntime, 'folder' | 'program' | 'fallback'>} located
 * @returns {Promise<ElectronRuntime>}
 */
export async function describeElectron(located) {
  const script = 'console.log(JSON.stringify([process.versions.electron, Number(process.versions.napi)]))';
  const { code, output } = await run(located.program, ['-e', script], {
    output: 'keep',
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  if (code !== 0) throw new Error(`Electron does not start (exit code ${code}):\n${output}`);
  const [version, nodeApi] = JSON.parse(output.slice(output.indexOf('[')));
  return { ...located, version, nodeApi };
}
