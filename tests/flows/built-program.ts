/**
 * Builds the command line once for a whole run of tests, as it is delivered: the tests start it some hundred times, and from its
 * sources most of that time would go into reading TypeScript. `XIANSHEN_TEST_SOURCES=1` tests the sources instead.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const top = fileURLToPath(new URL('../../', import.meta.url));
/** As deep in the checkout as the delivered program, which looks for its resources from where it stands. */
const folder = join(top, 'dist/tested');

const entries = {
  cli: 'shared/cli/main.node.ts',
  'extract-worker': 'shared/extraction/extract-worker.node.ts',
  'clean-worker': 'shared/cleaning/clean-worker.node.ts',
  'digest-worker': 'shared/bundle/digest-worker.node.ts',
  'check-worker': 'shared/engine/check-worker.node.ts',
  'recogniser-process': 'shared/extraction/ocr/recogniser-process.node.ts',
  // Not delivered: what tests start in order to kill it.
  'busy-process': 'tests/flows/busy-process.ts',
  'keeping-process': 'tests/flows/keeping-process.ts',
} as const;

/** Vitest calls it before all tests. */
export async function setup(): Promise<void> {
  if (process.env.XIANSHEN_TEST_SOURCES === '1') return;
  const input = Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(top, path)]));
  await build({
    configFile: false,
    root: top,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  process.env.XIANSHEN_TEST_CLI = join(folder, 'cli.js');
}

/** Vitest calls it after all tests. */
export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
