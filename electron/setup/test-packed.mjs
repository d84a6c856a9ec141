/**
 * Program `npm run test:packed`: set-up, build, packing for evaluation, then the tests of the packed program. Takes a few minutes
 * and half a gigabyte, so it is not part of `npm test`; run it when packing, processes or native packages change.
 */
import { buildApp } from './build-app.mjs';
import { packEvaluation } from './pack-evaluation.mjs';
import { inProject, projectNode } from './paths.mjs';
import { prepareRuntime, runtimeEnvironment } from './prepare-runtime.mjs';
import { projectPath, run } from './run.mjs';
import { runProgram } from './say.mjs';
import { withDisplay } from './virtual-display.mjs';

await runProgram(async () => {
  const runtime = await prepareRuntime();
  await buildApp(runtimeEnvironment(runtime));
  await packEvaluation(runtime);
  const vitest = [
    inProject('node_modules/vitest/vitest.mjs'),
    'run',
    '--config=tests/vitest.packed.config.ts',
  ];
  const tests = withDisplay(runtime.display, projectNode, vitest);
  return (await run(tests.command, tests.arguments, { env: { PATH: projectPath() } })).code;
});
