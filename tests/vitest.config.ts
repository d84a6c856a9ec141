import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Everything that runs without a window: `npm run unit`. The window's own tests have a configuration of their own. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: '.cache/vite',
  test: {
    include: ['tests/{unit,store,flows,contract,security}/**/*.test.{ts,tsx}'],
    // These need a window.
    exclude: ['tests/security/window-*.test.ts'],
    environment: 'node',
    globalSetup: 'tests/flows/built-program.ts',
    pool: 'forks',
    // Much of a test's time is a child's start; with two processors Vitest by itself would leave one of them idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A slow machine must not turn a correct program into a failing one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    restoreMocks: true,
    allowOnly: false,
  },
});
