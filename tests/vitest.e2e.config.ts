import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests that drive the real window: one after another, because they share the one display. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: '.cache/vite-e2e',
  test: {
    include: ['tests/e2e/**/*.test.ts', 'tests/security/window-*.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    allowOnly: false,
  },
});
