/**
 * Makes a Debian package of a packed folder with the system's own `dpkg-deb`, for machines that cannot fetch a packer:
 *
 *   node electron/setup/pack-deb.mjs dist/release/linux-unpacked [--layout opt|uos] [--out dist/release]
 *
 * `opt` lays the program into /opt/xianshen, as Debian and Ubuntu expect it; `uos` into /opt/apps/<id>/{entries,files,info}, as the
 * stores of UOS and Kylin ask. A folder that is for evaluation only gives a package that says so in its name.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { debControl, debLayouts, desktopEntry, mimeInfo, sandboxScript, storeInfo } from './deb-texts.mjs';
import { messages } from './messages.mjs';
import { inProject } from './paths.mjs';
import { run } from './run.mjs';
import { runProgram, SetupProblem, step } from './say.mjs';

/** @typedef {import('./deb-texts.mjs').DebFacts} DebFacts */

const executable = 'xianshen';
/** `e_machine` of an ELF header, and what Debian calls it. */
const architectures = new Map([
  [62, 'amd64'],
  [183, 'arm64'],
]);

/**
 * Writes the package. Its files belong to root whoever makes it.
 * @param {{ folder: string, layout: 'opt' | 'uos', outFolder: string }} wanted
 * @returns {Promise<string>} path of the package
 */
export async function packDeb({ folder, layout, outFolder }) {
  const facts = factsOf(folder, layout);
  const staging = mkdtempSync(join(tmpdir(), 'xianshen-deb-'));
  try {
    chmodSync(staging, 0o755);
    layOut(staging, folder, facts);
    writeControl(staging, facts);
    mkdirSync(outFolder, { recursive: true });
    const path = join(outFolder, `${facts.name}_${facts.version}_${facts.architecture}.deb`);
    // Compressed so that the dpkg of Debian 10 reads it, which knows no zstd.
    const { code, output } = await run(
      'dpkg-deb',
      ['--root-owner-group', '-Zgzip', '--build', staging, path],
      { output: 'keep' },
    );
    if (code !== 0) throw new SetupProblem(messages.debNotMade(output));
    return path;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** @param {string} folder @param {'opt' | 'uos'} layout @returns {DebFacts} */
function factsOf(folder, layout) {
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const machine = readFileSync(join(folder, executable)).readUInt16LE(18);
  const architecture = architectures.get(machine);
  if (architecture === undefined) throw new SetupProblem(messages.debUnknownMachine(machine));
  const isEvaluation = readdirSync(folder).some((name) => name.startsWith('EVALUATION-ONLY'));
  const { package: plain, programFolder } = debLayouts[layout];
  const name = isEvaluation ? `${plain}-evaluation-only` : plain;
  return { layout, programFolder: programFolder(name), name, version, architecture, isEvaluation };
}

/** @param {string} staging @param {string} folder @param {DebFacts} facts */
function layOut(staging, folder, facts) {
  const at = (/** @type {string} */ path) => join(staging, path);
  const program = at(facts.programFolder);
  mkdirSync(dirname(program), { recursive: true });
  cpSync(folder, program, { recursive: true, verbatimSymlinks: true });
  const entries = facts.layout === 'uos' ? join(dirname(facts.programFolder), 'entries') : 'usr/share';
  const desktop = at(join(entries, 'applications', `${facts.name}.desktop`));
  write(desktop, desktopEntry(facts));
  write(at(join(entries, 'mime/packages', `${facts.name}.xml`)), mimeInfo());
  const icons = inProject('resources/icons');
  for (const file of readdirSync(icons).filter((name) => /^\d+x\d+\.png$/.test(name))) {
    const size = file.replace('.png', '');
    const icon = at(join(entries, 'icons/hicolor', size, 'apps', `${facts.name}.png`));
    mkdirSync(dirname(icon), { recursive: true });
    cpSync(join(icons, file), icon);
  }
  if (facts.layout === 'uos') write(at(join(dirname(facts.programFolder), 'info')), storeInfo(facts));
  else {
    mkdirSync(at('usr/bin'), { recursive: true });
    symlinkSync(`/${facts.programFolder}/${executable}`, at(`usr/bin/${executable}`));
  }
  for (const path of everythingIn(staging)) setMode(path);
}

/** Nobody but root may change the program, everybody may read it, whatever the mask of whoever packs. @param {string} path */
function setMode(path) {
  const facts = lstatSync(path);
  if (facts.isSymbolicLink()) return;
  chmodSync(path, facts.isDirectory() || (facts.mode & 0o100) !== 0 ? 0o755 : 0o644);
}

/** @param {string} staging @param {DebFacts} facts */
function writeControl(staging, facts) {
  const files = everythingIn(staging).filter((path) => lstatSync(path).isFile());
  const bytes = files.reduce((sum, path) => sum + lstatSync(path).size, 0);
  const sums = files.map((path) => `${md5(path)}  ${relative(staging, path)}\n`);
  write(join(staging, 'DEBIAN/control'), debControl(facts, Math.ceil(bytes / 1024)));
  // dpkg knows no other digest; it tells damage, and is no protection against anybody.
  write(join(staging, 'DEBIAN/md5sums'), sums.sort().join(''));
  write(join(staging, 'DEBIAN/postinst'), sandboxScript(facts));
  chmodSync(join(staging, 'DEBIAN'), 0o755);
  chmodSync(join(staging, 'DEBIAN/postinst'), 0o755);
}

/** @param {string} path */
function md5(path) {
  return createHash('md5').update(readFileSync(path)).digest('hex');
}

/** @param {string} folder @returns {string[]} paths of everything below it */
function everythingIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
}

/** @param {string} path @param {string} text */
function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode: 0o644 });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runProgram(async () => {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { layout: { type: 'string', default: 'opt' }, out: { type: 'string' } },
    });
    const folder = resolve(positionals[0] ?? inProject('dist/release/linux-unpacked'));
    const layout = values.layout === 'uos' ? 'uos' : 'opt';
    step(messages.packingDeb(layout));
    const path = await packDeb({ folder, layout, outFolder: resolve(values.out ?? dirname(folder)) });
    process.stdout.write(`${path}\n`);
    return 0;
  });
}
