/**
 * Builds the verifier that stands by itself: one readable file, Node 20.15 or newer, no packages beside it, no native code.
 * Run as a program it writes dist/xianshen-verify.mjs; `npm run build` does so.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { inProject } from './paths.mjs';

/** Packages whose code ends up in the file, and whose licences therefore have to. */
const embedded = [
  { name: 'zod', licence: 'LICENSE' },
  { name: 'sm-crypto-v2', licence: 'LICENCE_MIT' },
  { name: '@noble/curves', licence: 'LICENSE' },
  { name: '@noble/hashes', licence: 'LICENSE' },
  { name: '@noble/ciphers', licence: 'LICENSE' },
];

/**
 * The library for SM2 looks for a random source when it is loaded. A verifier needs none, and a file that imports while it runs
 * cannot be read from top to bottom.
 */
const withoutLateImports = {
  name: 'without-late-imports',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!id.includes('sm-crypto-v2')) return null;
    return code.replace(
      /await import\(\s*\/\*[^*]*\*\/\s*"crypto"\s*\)/u,
      '{ webcrypto: globalThis.crypto }',
    );
  },
};

/**
 * Writes the verifier.
 * @param {string} outFile
 * @returns {Promise<void>}
 */
export async function buildVerifier(outFile) {
  const built = await build({
    configFile: false,
    root: inProject('.'),
    logLevel: 'warn',
    ssr: { noExternal: true },
    plugins: [withoutLateImports],
    build: {
      ssr: inProject('shared/cli/verify-main.node.ts'),
      write: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'es', codeSplitting: false } },
    },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error('not one build');
  const [chunk, ...others] = built.output;
  if (others.length > 0 || chunk.imports.some((name) => !name.startsWith('node:'))) {
    throw new Error(
      `the verifier is to be one file: ${[...others.map((each) => each.fileName), ...chunk.imports]}`,
    );
  }
  mkdirSync(dirname(outFile), { recursive: true });
  writeFileSync(outFile, `#!/usr/bin/env node\n${preface()}${chunk.code}`);
}

/** What somebody who opens the file reads first, and the licences of what is in it. */
function preface() {
  const { version, license } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const lines = [
    `Xianshen verifier ${version} (${license}). Checks release bundles; needs Node 20.15 or newer and nothing else, reads`,
    'only the files that it is given, and closes the network to itself before it begins. It is built from shared/cli/verify-main.node.ts and what that imports; each part is',
    'preceded by the name of its source file. Start reading at the end: verifyAlone, then verifyBundle.',
    '',
    'Usage: node xianshen-verify.mjs BUNDLE [--trust FILE] [--format text|json] [--lang zh|en]',
    'Exit status: 0 valid, 1 invalid, 2 could not run.',
    ...embedded.flatMap(({ name, licence }) => {
      const text = readFileSync(inProject('node_modules', name, licence), 'utf8').trim();
      return ['', `Contains parts of ${name}, under this licence:`, '', ...text.split('\n')];
    }),
  ];
  return `/*\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildVerifier(inProject('dist/xianshen-verify.mjs'));
}
