/** The command line as it is delivered: bundled, with its workers, so that what is measured is the product and not its sources. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const top = fileURLToPath(new URL('../../', import.meta.url));
/** As deep in the checkout as the delivered program, which looks for its resources from where it stands. */
const folder = join(top, 'dist/bench');

/** Builds the entries that a check needs, in about a second; gives the path of the command line. They go when this process ends. */
export async function buildProgram(): Promise<string> {
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
        input: {
          cli: join(top, 'shared/cli/main.node.ts'),
          'check-worker': join(top, 'shared/engine/check-worker.node.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'cli.js');
}
