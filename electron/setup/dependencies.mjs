/** The packages of the lock file, and the project's own Node among them. */
import { existsSync, readFileSync } from 'node:fs';
import { messages } from './messages.mjs';
import { inProject, projectNode } from './paths.mjs';
import { isProgramPresent, run } from './run.mjs';
import { SetupProblem, step } from './say.mjs';

/**
 * @typedef {{ readonly version?: string, readonly optional?: boolean, readonly link?: boolean }} LockedPackage
 * @typedef {{ readonly packages: Readonly<Record<string, LockedPackage>> }} LockFile
 */

/** The parts of the oldest Node that can run set-up itself, and the first npm install. */
const oldestNode = /** @type {const} */ ([20, 19]);

/**
 * Which packages of the lock file are not there in the wanted version. Optional ones do not count: those of
 * other platforms are never installed.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile | null} installed node_modules/.package-lock.json, which npm writes last
 * @returns {readonly string[]} folders, e.g. node_modules/zod
 */
export function findMissingPackages(wanted, installed) {
  return Object.entries(wanted.packages)
    .filter(([folder, entry]) => folder !== '' && entry.optional !== true && entry.link !== true)
    .filter(([folder, entry]) => installed?.packages[folder]?.version !== entry.version)
    .map(([folder]) => folder);
}

/**
 * @param {string} version such as 20.20.2
 * @returns {boolean}
 */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

/** Brings node_modules in line with the lock file; does nothing when it already is. */
export async function prepareDependencies() {
  if (!isNodeNewEnough(process.versions.node)) {
    throw new SetupProblem(messages.nodeTooOld(process.versions.node));
  }
  if (findMissingPackages(readLock('package-lock.json'), readInstalled()).length > 0) await install();
  if (!existsSync(projectNode)) await npm(['rebuild', 'node']);
  if (!existsSync(projectNode)) throw new SetupProblem(messages.projectNodeMissing());
}

async function install() {
  step(messages.installingPackages());
  // `npm ci` empties node_modules first, which would take away the Node that this very program may be running on.
  const command = existsSync(inProject('node_modules')) ? ['install', '--no-save'] : ['ci'];
  const { code } = await npm([...command, '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new SetupProblem(messages.packagesFailed(code));
}

/** @param {readonly string[]} npmArguments */
function npm(npmArguments) {
  const npmProgram = process.env.npm_execpath;
  if (npmProgram?.endsWith('.js')) {
    return run(process.execPath, [npmProgram, ...npmArguments], { output: 'show-on-stderr' });
  }
  if (!isProgramPresent('npm')) throw new SetupProblem(messages.npmMissing());
  return run('npm', npmArguments, { output: 'show-on-stderr' });
}

/** @returns {LockFile | null} */
function readInstalled() {
  const file = 'node_modules/.package-lock.json';
  return existsSync(inProject(file)) ? readLock(file) : null;
}

/** @param {string} file @returns {LockFile} */
function readLock(file) {
  return JSON.parse(readFileSync(inProject(file), 'utf8'));
}
