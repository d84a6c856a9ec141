/** Where set-up finds and keeps its things; every path is absolute, none leaves the checkout. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = resolve(fileURLToPath(new URL('../..', import.meta.url)));
export const setupFolder = resolve(projectFolder, 'electron/setup');
export const modulesFolder = resolve(projectFolder, 'node_modules');
export const cacheFolder = resolve(projectFolder, '.cache');

/** What the application, the end-to-end fixtures and the tour read to learn which runtime to start. */
export const runtimeFile = resolve(cacheFolder, 'runtime.json');

/** The project's own Node, from the package registry: the machine's may be too old for the sources. */
export const projectNode = resolve(
  modulesFolder,
  'node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/**
 * @param {...string} parts
 * @returns {string} absolute path below the checkout
 */
export function inProject(...parts) {
  return resolve(projectFolder, ...parts);
}
