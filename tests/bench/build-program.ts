/** The command line as it is delivered: bundled, with its workers, so that what is measured is the product and not its sources. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const top = fileURLToPath(new URL('../../', import.meta.url));
/** As deep in the checkout as the delivered program, which looks for its resources from where it stands. */
const folder = join(top, 'dist/bench');

let built: Promise<string> | null = null;

/** Builds the entries that are measured, in about a second, once for all rows; gives the path of the command line. They go when this process ends. */
export function buildProgram(): Promise<string> {
  built ??= buildEntries();
  return built;
}

/** Entry of the thread that hashes bundles. Its source begins four times as slowly as what is delivered. */
export async function builtDigestWorker(): Promise<URL> {
  return pathToFileURL(join(dirname(await buildProgram()), 'digest-worker.js'));
}

async function buildEntries(): Promise<string> {
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
          'digest-worker': join(top, 'shared/bundle/digest-worker.node.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'cli.js');
}
