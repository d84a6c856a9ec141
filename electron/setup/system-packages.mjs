/** System libraries, the virtual display, a Chinese font and compilers: found, named, and installed where allowed. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages } from './messages.mjs';
import { cacheFolder } from './paths.mjs';
import { isProgramPresent, run } from './run.mjs';
import { SetupProblem, step } from './say.mjs';

/** What a window of Electron needs on a bare Debian; some of it is loaded late, so ldd alone does not name it. */
const windowPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libxtst6',
  'libsecret-1-0',
];

const compilers = /** @type {const} */ ([
  ['g++', 'g++'],
  ['make', 'make'],
  ['python3', 'python3'],
]);

/** Where Debian's fonts-noto-cjk and other distributions put a font with Chinese letters. */
const chineseFontFolders = [
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/google-noto-cjk',
  '/usr/share/fonts/noto-cjk',
];

/**
 * @param {string} lddOutput
 * @returns {readonly string[]} shared libraries that the loader cannot find
 */
export function findMissingLibraries(lddOutput) {
  const names = lddOutput.split('\n').flatMap((line) => /^\s*(\S+) => not found/.exec(line)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/**
 * Newer Debian and Ubuntu releases renamed some libraries (libasound2 became libasound2t64).
 * @param {readonly string[]} names
 * @param {string} policyOutput of `apt-cache policy` for each name with and without that ending
 * @returns {readonly string[]} the name under which each can be installed here
 */
export function pickInstallable(names, policyOutput) {
  const installable = new Set(
    [...policyOutput.matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (?!\(none\)).+$/gm)].map(
      ([, name]) => name,
    ),
  );
  return names.map((name) => (installable.has(`${name}t64`) && !installable.has(name) ? `${name}t64` : name));
}

/**
 * @param {string} electronProgram
 * @param {boolean} virtualDisplay whether one will be needed
 * @returns {Promise<readonly string[]>} Debian packages to install
 */
export async function findMissingWindowPackages(electronProgram, virtualDisplay) {
  if (process.platform !== 'linux') return [];
  const { output } = await run('ldd', [electronProgram], { output: 'keep', env: { LC_ALL: 'C' } });
  const missing = findMissingLibraries(output);
  if (missing.length > 0 && !isProgramPresent('apt-get'))
    throw new SetupProblem(messages.librariesMissing(missing));
  return [
    ...(missing.length > 0 ? windowPackages : []),
    ...(virtualDisplay && !isProgramPresent('xvfb-run') ? ['xvfb'] : []),
    ...(virtualDisplay && !isProgramPresent('xauth') ? ['xauth'] : []),
    ...((await hasChineseFont()) ? [] : ['fonts-noto-cjk']),
  ];
}

/** @returns {readonly string[]} Debian packages with the compilers that are missing */
export function findMissingCompilers() {
  return compilers.filter(([program]) => !isProgramPresent(program)).map(([, name]) => name);
}

async function hasChineseFont() {
  if (chineseFontFolders.some((folder) => existsSync(folder))) return true;
  const { code, output } = await run('fc-list', [':lang=zh-cn', 'family'], { output: 'keep' });
  return code === 0 && output.trim() !== '';
}

/**
 * As root installs them with apt-get; anybody else gets the one command to run.
 * @param {readonly string[]} names
 */
export async function installSystemPackages(names) {
  if (names.length === 0) return;
  if (!isProgramPresent('apt-get') || process.getuid?.() !== 0) {
    throw new SetupProblem(messages.systemMissing(names));
  }
  step(messages.installingSystem(names));
  const env = { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const updated = await run('apt-get', ['update', '-q'], { output: 'keep', env });
  const policy = await run('apt-cache', ['policy', ...names, ...names.map((name) => `${name}t64`)], {
    output: 'keep',
    env,
  });
  const wanted = pickInstallable(names, policy.output);
  // Another installation may be under way on a fresh machine: wait for it instead of failing.
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  const install = ['install', '-y', '-q', '--no-upgrade', '--no-install-recommends', ...wait, ...wanted];
  const installed = await run('apt-get', install, { output: 'keep', env });
  if (installed.code === 0) return;
  const log = join(cacheFolder, 'system-packages.log');
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(log, `${updated.output}\n${policy.output}\n${installed.output}`);
  throw new SetupProblem(messages.systemFailed(log));
}
