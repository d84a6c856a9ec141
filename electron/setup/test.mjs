/**
 * Program `npm test`: set-up, static checks, every test without a window, build, every test with one. A later stage
 * runs even if an earlier one failed; the last line adds all up. `--only=unit` or `--only=e2e` leaves the rest out.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildApp } from './build-app.mjs';
import { addTotals, countReport, formatTotals, isSuccess, noResults } from './count-results.mjs';
import { messages } from './messages.mjs';
import { cacheFolder, inProject, projectNode } from './paths.mjs';
import { prepareRuntime, runtimeEnvironment } from './prepare-runtime.mjs';
import { projectPath, run } from './run.mjs';
import { runProgram, SetupProblem, step, tellProblem, warn } from './say.mjs';
import { withDisplay } from './virtual-display.mjs';

/** @typedef {import('./count-results.mjs').Totals} Totals */
/** @typedef {import('./prepare-runtime.mjs').Runtime} Runtime */

await runProgram(async () => {
  const runtime = await prepareRuntime();
  const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
  const parts = [];
  if (only === undefined) parts.push(await runChecks());
  if (only !== 'e2e') parts.push(await runTests('unit', 'tests/vitest.config.ts', runtime));
  if (only !== 'unit') parts.push(await runWindowTests(runtime));
  const totals = addTotals(parts);
  if (totals.passed === 0) warn(messages.nothingRan());
  process.stdout.write(`\n${formatTotals(totals)}\n`);
  return isSuccess(totals) ? 0 : 1;
});

/** @returns {Promise<Totals>} */
async function runChecks() {
  step(messages.stage('check'));
  const { code } = await run('npm', ['run', '-s', 'check'], { env: { PATH: projectPath() } });
  return code === 0 ? noResults : failedStage('check');
}

/** @param {Runtime} runtime @returns {Promise<Totals>} */
async function runWindowTests(runtime) {
  try {
    await buildApp(runtimeEnvironment(runtime));
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    tellProblem(error);
    return failedStage('build');
  }
  return runTests('e2e', 'tests/vitest.e2e.config.ts', runtime);
}

/**
 * @param {'unit' | 'e2e'} name
 * @param {string} configuration
 * @param {Runtime} runtime
 * @returns {Promise<Totals>}
 */
async function runTests(name, configuration, runtime) {
  step(messages.stage(name));
  const reportFile = join(cacheFolder, 'test', `${name}.json`);
  mkdirSync(dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });
  const vitest = [
    inProject('node_modules/vitest/vitest.mjs'),
    'run',
    `--config=${inProject(configuration)}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ];
  const program = withDisplay(name === 'e2e' ? runtime.display : 'present', projectNode, vitest);
  const env = { PATH: projectPath(), ...(name === 'e2e' ? runtimeEnvironment(runtime) : {}) };
  const { code } = await run(program.command, program.arguments, { env });
  return countReport(existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null, code);
}

/** @param {string} name @returns {Totals} */
function failedStage(name) {
  warn(messages.stageFailed(name));
  return { ...noResults, failed: 1 };
}
