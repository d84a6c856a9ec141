/**
 * Program `npm run -s xianshen -- …`: the command line from its sources, on the project's Node. npm starts it in the
 * project's folder; paths that the person typed count from where that person is.
 */
import { existsSync } from 'node:fs';
import module from 'node:module';
import { pathToFileURL } from 'node:url';
import { messages } from './messages.mjs';
import { inProject, projectNode } from './paths.mjs';
import { warn } from './say.mjs';

/** The oldest Node that runs TypeScript sources as they are. */
const oldestNodeForSources = 24;

const isNewEnough = Number.parseInt(process.versions.node, 10) >= oldestNodeForSources;
if (isNewEnough && existsSync(projectNode)) {
  process.chdir(process.env.INIT_CWD ?? process.cwd());
  // Some hundred sources without their types, compiled: the next start takes a third of the time.
  module.enableCompileCache(inProject('.cache/compiled'));
  await import(pathToFileURL(inProject('shared/cli/main.node.ts')).href);
} else {
  warn(messages.commandLineNotReady());
  process.exitCode = 2;
}
