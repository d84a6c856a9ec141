/** The Electron that releases use, fetched by the electron package's own installer (mirrors and cache included). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from './messages.mjs';
import { inProject, projectNode } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './say.mjs';

const probeDeadlineMs = 8_000;
/** A copy in the installer's cache needs no network, so a short attempt is made even without a reachable host. */
const cachedInstallDeadlineMs = 30_000;
const downloadDeadlineMs = 900_000;

/** @returns {string | null} folder of the official runtime if it is there in the wanted version */
export function findOfficialElectron() {
  const distribution = inProject('node_modules/electron/dist');
  const versionFile = join(distribution, 'version');
  if (!existsSync(versionFile) || !existsSync(inProject('node_modules/electron/path.txt'))) return null;
  const present = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return present === wantedElectronVersion() ? distribution : null;
}

/**
 * Tries to install it.
 * @returns {Promise<string | null>} null when its host cannot be reached
 */
export async function installOfficialElectron() {
  step(messages.fetchingElectron(wantedElectronVersion()));
  const { code } = await run(projectNode, [inProject('node_modules/electron/install.js')], {
    output: 'keep',
    deadlineMs: (await canReachDownloads()) ? downloadDeadlineMs : cachedInstallDeadlineMs,
  });
  return code === 0 ? findOfficialElectron() : null;
}

/** @returns {string} */
function wantedElectronVersion() {
  return JSON.parse(readFileSync(inProject('node_modules/electron/package.json'), 'utf8')).version;
}

/** Where the installer will look: the same variables that it reads itself, in the same order. */
function downloadAddress() {
  const { env } = process;
  return (
    env.NPM_CONFIG_ELECTRON_MIRROR ??
    env.npm_config_electron_mirror ??
    env.npm_package_config_electron_mirror ??
    env.ELECTRON_MIRROR ??
    'https://github.com/electron/electron/releases/download/'
  );
}

async function canReachDownloads() {
  // Behind a proxy only the installer knows the way.
  if (process.env.HTTPS_PROXY ?? process.env.https_proxy) return true;
  try {
    await fetch(downloadAddress(), { method: 'HEAD', signal: AbortSignal.timeout(probeDeadlineMs) });
    return true;
  } catch {
    return false;
  }
}
