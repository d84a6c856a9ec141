/** A Debian package of a folder that stands for a packed program: what is in it, what it says, and what it does when installed. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packDeb } from '../../../electron/setup/pack-deb.mjs';

const top = mkdtempSync(join(tmpdir(), 'xianshen-deb-test-'));
afterAll(() => rmSync(top, { recursive: true }));

function ask(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
  return stdout;
}

/** A packed folder for a processor, with modes as a careless mask leaves them. */
function packedFolder(machine: number, more: readonly string[] = []): string {
  const folder = mkdtempSync(join(top, 'packed-'));
  const header = Buffer.alloc(64);
  header.writeUInt16LE(machine, 18);
  mkdirSync(join(folder, 'resources'));
  for (const name of ['xianshen', 'chrome-sandbox', 'resources/app.asar', ...more]) {
    writeFileSync(join(folder, name), name === 'xianshen' ? header : name);
    chmodSync(join(folder, name), name.includes('.') ? 0o666 : 0o777);
  }
  return folder;
}

const isThere = spawnSync('dpkg-deb', ['--version']).error === undefined;

describe.skipIf(!isThere)('a Debian package (skipped where dpkg-deb is not installed)', () => {
  const made = async (layout: 'opt' | 'uos', machine = 62, more: readonly string[] = []) =>
    packDeb({ folder: packedFolder(machine, more), layout, outFolder: join(top, 'out') });

  test('of the layout for Debian lies in /opt, and belongs to root', async () => {
    const path = await made('opt');
    expect(path).toMatch(/\/xianshen_[\d.]+_amd64\.deb$/);
    const list = ask('dpkg-deb', '--contents', path);
    expect(list).toMatch(/^-rwxr-xr-x root\/root +64 .* \.\/opt\/xianshen\/xianshen$/m);
    expect(list).toMatch(/^-rw-r--r-- root\/root .* \.\/opt\/xianshen\/resources\/app\.asar$/m);
    expect(list).toMatch(/ \.\/usr\/bin\/xianshen -> \/opt\/xianshen\/xianshen$/m);
    expect(list).toMatch(/ \.\/usr\/share\/icons\/hicolor\/256x256\/apps\/xianshen\.png$/m);
    expect(list).toMatch(/ \.\/usr\/share\/mime\/packages\/xianshen\.xml$/m);
    expect(list.split('\n').filter((line) => line !== '' && !line.includes(' root/root '))).toEqual([]);
    expect(list).not.toMatch(/^-[^ ]*w.w|^-...s/m);
  });

  test('of the layout for UOS lies below its id alone', async () => {
    const path = await made('uos', 183);
    expect(path).toMatch(/\/cn\.xianshen\.workstation_[\d.]+_arm64\.deb$/);
    const files = ask('dpkg-deb', '--contents', path).match(/(?<=\.\/).*[^/\n]$/gm) ?? [];
    const below = 'opt/apps/cn.xianshen.workstation/';
    expect(files.filter((file) => !file.startsWith(below))).toEqual([]);
    expect(new Set(files.map((file) => file.slice(below.length).split('/')[0]))).toEqual(
      new Set(['entries', 'files', 'info']),
    );
    const out = join(top, 'uos');
    ask('dpkg-deb', '--extract', path, out);
    expect(JSON.parse(readFileSync(join(out, below, 'info'), 'utf8'))).toMatchObject({
      appid: 'cn.xianshen.workstation',
      arch: ['arm64'],
    });
    const desktop = join(out, below, 'entries/applications/cn.xianshen.workstation.desktop');
    expect(readFileSync(desktop, 'utf8')).toContain(`Exec=/${below}files/xianshen %U`);
    expect(readFileSync(desktop, 'utf8')).toContain(
      'MimeType=application/vnd.xianshen.exchange;application/zip;',
    );
  });

  test('says what it is and what it needs', async () => {
    const fields = ask('dpkg-deb', '--field', await made('opt'));
    expect(fields).toMatch(/^Version: \d+\.\d+\.\d+$/m);
    expect(fields).toMatch(/^Architecture: amd64$/m);
    expect(fields).toMatch(/^Depends: .*libgtk-3-0.*libnss3/m);
    expect(fields).toMatch(/^Recommends: fonts-noto-cjk$/m);
    expect(fields).toMatch(/^Conflicts: cn\.xianshen\.workstation$/m);
    expect(fields).not.toMatch(/evaluation/i);
  });

  test('of what is for evaluation says so in name and description', async () => {
    const path = await made('opt', 62, ['EVALUATION-ONLY-仅供评估.txt']);
    expect(path).toMatch(/xianshen-evaluation-only_/);
    expect(ask('dpkg-deb', '--field', path, 'Description')).toMatch(/仅供评估[\s\S]*EVALUATION ONLY/);
  });

  test('gives every file the digest that dpkg compares later', async () => {
    const path = await made('opt');
    const out = join(top, 'sums');
    ask('dpkg-deb', '--raw-extract', path, out);
    const checked = spawnSync('md5sum', ['--check', '--quiet', 'DEBIAN/md5sums'], { cwd: out });
    expect(checked.status).toBe(0);
    expect(readFileSync(join(out, 'DEBIAN/md5sums'), 'utf8')).toMatch(/ {2}opt\/xianshen\/xianshen$/m);
  });

  test('sets the mode of the sandbox helper when it is installed, and needs no other right', async () => {
    const out = join(top, 'installed');
    ask('dpkg-deb', '--raw-extract', await made('opt'), out);
    const script = readFileSync(join(out, 'DEBIAN/postinst'), 'utf8');
    ask('sh', '-n', join(out, 'DEBIAN/postinst'));
    expect(script).toContain('/opt/xianshen/chrome-sandbox');
    expect(script).toMatch(/max_user_namespaces.*4755/);
    expect(existsSync(join(out, 'DEBIAN/postrm'))).toBe(false);
  });

  test('is not made of a program for another processor', async () => {
    await expect(made('opt', 8)).rejects.toThrow(/ELF/);
  });
});
