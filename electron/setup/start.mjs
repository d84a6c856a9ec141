/**
 * Program `npm start`: set-up, build, then the window on the sample office. Where there is no display, the tour goes
 * the same way through the same window in a virtual one, and says where its pictures and the bundle lie.
 */
import { buildApp } from './build-app.mjs';
import { messages } from './messages.mjs';
import { inProject, projectNode } from './paths.mjs';
import { prepareRuntime, runtimeEnvironment } from './prepare-runtime.mjs';
import { projectPath, run } from './run.mjs';
import { runProgram, step } from './say.mjs';
import { withDisplay } from './virtual-display.mjs';

await runProgram(async () => {
  const runtime = await prepareRuntime();
  const env = runtimeEnvironment(runtime);
  await buildApp(env);
  const given = process.argv.slice(2);
  if (runtime.display === 'present') {
    step(messages.openingWindow());
    const window = [...runtime.launchSwitches, '.', '--sample-office', ...given];
    return (await run(runtime.electronProgram, window, { env })).code;
  }
  step(messages.startingTour());
  const tour = withDisplay(runtime.display, projectNode, [inProject('tests/tour/run-tour.ts'), ...given]);
  return (await run(tour.command, tour.arguments, { env: { ...env, PATH: projectPath() } })).code;
});
