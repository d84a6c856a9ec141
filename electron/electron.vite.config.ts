import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
// biome-ignore lint/style/noRestrictedImports: the build writes the digests of the rule sets into the program, and is no part of the shell.
import { loadRuleSets } from '../shared/screening/load-rules.node.ts';

/** The oldest runtime the built files must run in: the development-only substitute, Electron 33. */
const nodeTarget = 'node20';
const windowTarget = 'chrome130';

const path = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** Digests of the rule sets of this build, written into the program: an exchanged set is then noticed. Their expressions are proven here once. */
const rules = await loadRuleSets(path('resources/rules'));
if (!rules.ok) throw new Error(JSON.stringify(rules.failure));
const ruleDigests = JSON.stringify(rules.value.map(({ digest }) => digest));

/** What pdf.js needs to draw pages: character maps, standard fonts, and decoders that need no WebAssembly. */
function pdfData(): Plugin {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const wanted = [
    ['cmaps', /\.bcmap$/],
    ['standard_fonts', /\.(pfb|ttf)$/],
    ['wasm', /_nowasm_fallback\.js$/],
  ] as const;
  return {
    name: 'pdf-data',
    generateBundle() {
      for (const [name, pattern] of wanted) {
        for (const file of readdirSync(join(folder, name)).filter((each) => pattern.test(each))) {
          const source = new Uint8Array(readFileSync(join(folder, name, file)));
          this.emitFile({ type: 'asset', fileName: `pdfjs/${name}/${file}`, source });
        }
      }
    },
  };
}

/**
 * Everything goes to dist/: main/ holds the processes with Node, preload/ the bridge, renderer/ the window's page.
 * Packages under "dependencies" stay outside these files and are loaded from node_modules, as in a checkout.
 */
export default defineConfig({
  main: {
    root: path('.'),
    define: { xianshenRuleDigests: ruleDigests },
    build: {
      outDir: path('dist/main'),
      emptyOutDir: true,
      target: nodeTarget,
      minify: false,
      // Written into the program: read one by one from node_modules, their files would make half of a start.
      externalizeDeps: { exclude: ['zod', 'diff', 'sm-crypto-v2'] },
      rolldownOptions: {
        input: {
          main: path('electron/main.ts'),
          'engine-process': path('electron/engine-process.ts'),
          'extract-worker': path('shared/extraction/extract-worker.node.ts'),
          'clean-worker': path('shared/cleaning/clean-worker.node.ts'),
          'digest-worker': path('shared/bundle/digest-worker.node.ts'),
          'check-worker': path('shared/engine/check-worker.node.ts'),
          'recogniser-process': path('shared/extraction/ocr/recogniser-process.node.ts'),
          'recogniser-utility': path('electron/recogniser-process.ts'),
          cli: path('shared/cli/main.node.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    root: path('.'),
    build: {
      outDir: path('dist/preload'),
      emptyOutDir: true,
      target: nodeTarget,
      minify: false,
      // A sandboxed preload can load nothing but electron: one file, and CommonJS, the only form it understands.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: path('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('renderer'),
    // Addresses relative to the page: it is served by the program itself, from no fixed place.
    base: './',
    plugins: [react(), pdfData()],
    worker: { format: 'es' },
    build: {
      outDir: path('dist/renderer'),
      emptyOutDir: true,
      target: windowTarget,
      minify: true,
      // The content security policy allows neither inline scripts nor data addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: path('renderer/index.html') },
    },
  },
});
