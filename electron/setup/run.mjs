/** Starting other programs: wait for them, keep what they say where it is asked for, and bound their time. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inProject, projectFolder } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {'show' | 'show-on-stderr' | 'keep'} [output] 'keep' collects both streams in the result
 * @property {Record<string, string | undefined>} [env] joins the present environment
 * @property {string} [cwd]
 * @property {number} [deadlineMs] the program is ended after this time and its code is 124
 *
 * @typedef {{ readonly code: number, readonly output: string }} RunResult
 */

/**
 * Runs a program to its end. A program that cannot be started gives code 127, as a shell would.
 * @param {string} command
 * @param {readonly string[]} commandArguments
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, commandArguments, options = {}) {
  return new Promise((settle) => {
    const child = spawn(command, commandArguments, {
      cwd: options.cwd ?? projectFolder,
      env: { ...process.env, ...options.env },
      stdio: streams(options.output ?? 'show'),
    });
    let output = '';
    let late = false;
    const timer =
      options.deadlineMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            child.kill('SIGKILL');
          }, options.deadlineMs);
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => {
      clearTimeout(timer);
      settle({ code: 127, output: `${output}${error.message}` });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      settle({ code: late ? 124 : (code ?? 1), output });
    });
  });
}

/**
 * @param {'show' | 'show-on-stderr' | 'keep'} output
 * @returns {import('node:child_process').StdioOptions}
 */
function streams(output) {
  if (output === 'keep') return ['ignore', 'pipe', 'pipe'];
  return output === 'show' ? 'inherit' : ['ignore', 2, 2];
}

/**
 * @param {string} program
 * @param {string} [searchPath]
 * @returns {boolean} whether a program of this name can be started
 */
export function isProgramPresent(program, searchPath = process.env.PATH ?? '') {
  return searchPath.split(delimiter).some((folder) => isExecutable(join(folder, program)));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The search path on which `node` is the project's own, as npm scripts have it. */
export function projectPath() {
  return [inProject('node_modules/.bin'), process.env.PATH ?? ''].join(delimiter);
}
