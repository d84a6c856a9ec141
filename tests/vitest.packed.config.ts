import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** The tests of the packed program (`npm run test:packed`): slow, because they pack it first, so not part of `npm test`. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: '.cache/vite-packed',
  test: {
    include: ['tests/packed/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    allowOnly: false,
  },
});
