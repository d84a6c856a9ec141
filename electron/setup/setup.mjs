/** Program `npm run setup`: everything that `npm start` and `npm test` need, and nothing more. */
import { messages } from './messages.mjs';
import { prepareRuntime } from './prepare-runtime.mjs';
import { runProgram, warn } from './say.mjs';

await runProgram(async () => {
  const startedAt = performance.now();
  const { electronVersion, fallback } = await prepareRuntime();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  warn(messages.ready({ version: electronVersion, fallback, seconds }));
  return 0;
});
