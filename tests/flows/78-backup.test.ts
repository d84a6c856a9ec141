import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { brand } from '../../shared/base/ids.ts';
import { encodeUtf8 } from '../../shared/base/utf8.ts';
import { writeZip } from '../../shared/bundle/zip-writer.ts';
import { listText, parseList } from '../../shared/engine/backup-form.ts';
import { checkBackup, restoreBackup } from '../../shared/engine/restore.node.ts';
import { ledgerHeadText } from '../../shared/store/ledger-head.node.ts';
import { codeOf, got, temporaryFolder } from '../store/test-store.ts';
import { inspect } from './inspect-folder.ts';
import { givenWiring, killedProgram } from './killed-program.ts';
import { runCli } from './run-cli.ts';
import type { Workstation } from './workstation.ts';
import { copyOf, draftDossier, openOffice, sign } from './workstation.ts';

const host = { inspect, onProgress: () => {} };

/** A workstation with a dossier that the handler has signed, and its backup. */
async function backedUp() {
  const drafted = await draftDossier();
  const { station, dossier } = drafted;
  await sign(station, dossier, 'handler');
  const file = join(station.out, '备份.zip');
  const made = got(await station.engine().backUp(file));
  return { ...drafted, file, made };
}

function filesIn(file: string): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(new Uint8Array(readFileSync(file)))));
}

/** Packs files as a backup, with a list that fits them, as a forger would. */
function forged(station: Workstation, files: ReadonlyMap<string, Uint8Array>, isListed = true): string {
  const list = parseList(Buffer.from(files.get('backup.json')!).toString())!;
  const others = [...files].filter(([path]) => path !== 'backup.json');
  const relisted = others.map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    sha256: nodeHash.sha256(bytes),
  }));
  const text = isListed ? listText({ ...list, files: relisted }) : listText(list);
  const packed = writeZip([
    { path: 'backup.json', bytes: encodeUtf8(text) },
    ...others.map(([path, bytes]) => ({ path, bytes })),
  ]);
  const file = join(station.out, 'forged.zip');
  writeFileSync(file, packed);
  return file;
}

/** What a check of the backup finds. */
async function problemsOf(file: string) {
  const report = got(await checkBackup(file, host));
  expect(report.whole).toBe(report.problems.length === 0);
  return report.problems.map((problem) => `${problem.what} ${problem.file.slice(0, 16)}`);
}

describe('a backup', () => {
  test('brings everything back: people, dossiers, documents, ledger', async () => {
    const { station, dossier, file, made } = await backedUp();
    const folder = join(station.folder, '恢复');
    const report = got(await restoreBackup(file, folder, host));
    expect(report).toMatchObject({
      whole: true,
      files: made.files,
      ledger: { whole: true, length: made.length, head: made.head },
      problems: [],
    });
    const before = await station.call('dossier.read', { dossier });
    await station.restart({ workspaceFolder: folder });
    await station.signIn('handler');
    const after = await station.call('dossier.read', { dossier });
    expect({ ...after, state: null }).toEqual({ ...before, state: null });
    expect(after.signOffs).toHaveLength(1);
    await sign(station, dossier, 'secrecy-reviewer');
    await station.signIn('security-auditor');
    expect(await station.call('audit.verify', {})).toMatchObject({ whole: true });
  });

  test('is named in the ledger by its digest, and can be read with ordinary tools', async () => {
    const { station, file, made } = await backedUp();
    expect(made.sha256).toBe(nodeHash.sha256(new Uint8Array(readFileSync(file))));
    await station.signIn('security-auditor');
    const [entry] = (await station.call('audit.list', { before: null, limit: 10 })).filter(
      ({ action }) => action === 'workspace.backup',
    );
    expect(entry).toMatchObject({
      number: made.length + 1,
      person: null,
      detail: { sha256: made.sha256, length: made.length },
    });
    const files = filesIn(file);
    const list = parseList(Buffer.from(files.get('backup.json')!).toString())!;
    for (const { path, sha256 } of list.files) expect(nodeHash.sha256(files.get(path)!)).toBe(sha256);
    expect([...files.keys()]).toEqual(['backup.json', ...list.files.map(({ path }) => path)]);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(station.out)).toEqual(['备份.zip']);
  });

  test('of the same workspace at the same time is the same bytes', async () => {
    const station = await openOffice();
    await station.close();
    const copy = copyOf(station);
    const digests: string[] = [];
    const now = station.clock.now();
    for (const folder of [station.workspace, copy]) {
      station.clock.set(now);
      await station.restart({ workspaceFolder: folder });
      digests.push(got(await station.engine().backUp(join(station.out, `${digests.length}.zip`))).sha256);
      await station.close();
    }
    expect(digests[0]).toBe(digests[1]);
  });

  test('is not made of what could not be restored', async () => {
    const { station } = await draftDossier();
    const shelf = join(station.workspace, 'vault');
    const [first = ''] = readdirSync(shelf);
    const [object = ''] = readdirSync(join(shelf, first));
    writeFileSync(join(shelf, first, object), '换过的内容');
    expect(codeOf(await station.engine().backUp(join(station.out, '备份.zip')))).toBe('vault.damaged');
    expect(readdirSync(station.out)).toEqual([]);
    await station.close();
    const other = temporaryFolder();
    cpSync(station.workspace, other, { recursive: true });
    writeFileSync(join(other, 'ledger-head.json'), '{}');
    await station.restart({ workspaceFolder: other });
    expect(codeOf(await station.engine().backUp(join(station.out, '备份.zip')))).toBe('ledger.broken');
  });

  test('never replaces a file, and neither does a restore', async () => {
    const { station, file } = await backedUp();
    const before = readFileSync(file);
    expect(codeOf(await station.engine().backUp(file))).toBe('bundle.target-exists');
    expect(readFileSync(file)).toEqual(before);
    const used = join(station.folder, 'used');
    mkdirSync(used);
    writeFileSync(join(used, '别的.txt'), '别的');
    expect(codeOf(await restoreBackup(file, used, host))).toBe('bundle.target-exists');
    expect(readdirSync(used)).toEqual(['别的.txt']);
    expect(codeOf(await station.engine().backUp(join(file, '里面.zip')))).toBe('bundle.folder-not-writable');
    for (const none of [join(station.out, '没有.zip'), station.out]) {
      expect(codeOf(await restoreBackup(none, join(station.folder, 'new'), host))).toBe('backup.unreadable');
    }
  });
});

describe('a damaged backup is told and never restored', () => {
  test('one byte changed anywhere', async () => {
    const { station, file } = await backedUp();
    const bytes = readFileSync(file);
    const places = Array.from({ length: 24 }, (_, index) => Math.floor((index * (bytes.length - 1)) / 23));
    for (const place of [...places, 4, 26, 45, bytes.length - 30]) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      const path = join(station.out, 'changed.zip');
      writeFileSync(path, changed);
      const folder = join(station.folder, 'never');
      expect(got(await restoreBackup(path, folder, host)).whole, String(place)).toBe(false);
      expect(existsSync(folder)).toBe(false);
    }
  });

  test.for([0, 10, 22, 0.1, 0.5, 0.9, 0.999])('cut off after %d', async (share) => {
    const { station, file } = await backedUp();
    const bytes = readFileSync(file);
    const path = join(station.out, 'cut.zip');
    writeFileSync(path, bytes.subarray(0, share < 1 ? Math.floor(bytes.length * share) : share));
    expect(await problemsOf(path)).toEqual(['backup.unreadable cut.zip']);
  });

  test('files that are missing, too many or exchanged, all at once', async () => {
    const { station, file } = await backedUp();
    const files = filesIn(file);
    const [first = '', second = ''] = [...files.keys()].filter((path) => path.startsWith('vault/'));
    const stranger = `vault/ab/ab${'0'.repeat(62)}`;
    files.set(second, encodeUtf8('换过的内容'));
    files.set(stranger, encodeUtf8('塞进来的内容'));
    files.delete(first);
    expect((await problemsOf(forged(station, files, false))).sort()).toEqual([
      `file.differs ${second.slice(0, 16)}`,
      `file.extra ${stranger.slice(0, 16)}`,
      `file.missing ${first.slice(0, 16)}`,
    ]);
    expect(readdirSync(station.out).sort()).toEqual(['forged.zip', '备份.zip']);
  });

  test('files with a list made to fit them', async () => {
    const { station, file } = await backedUp();
    const files = filesIn(file);
    const [first = '', second = ''] = [...files.keys()].filter((path) => path.startsWith('vault/'));
    files.set(second, encodeUtf8('换过的内容'));
    files.delete(first);
    expect(await problemsOf(forged(station, files))).toEqual([
      `vault.missing ${first.slice(0, 16)}`,
      `vault.damaged ${second.slice(0, 16)}`,
    ]);
  });

  test.for([
    [
      'an entry of the ledger changed',
      "UPDATE ledger_entry SET at = '2020-01-01T00:00:00.000Z' WHERE number = 2",
    ],
    [
      'the end of the ledger cut off',
      'DELETE FROM ledger_entry WHERE number = (SELECT max(number) FROM ledger_entry)',
    ],
  ] as const)('a database with %s', async ([, statement]) => {
    const { station, file } = await backedUp();
    const files = filesIn(file);
    const path = join(station.folder, 'forged.db');
    writeFileSync(path, files.get('office.db')!);
    const database = new sqlite(path);
    database.exec('DROP TRIGGER ledger_entry_is_fixed; DROP TRIGGER ledger_entry_stays');
    database.exec(statement);
    database.close();
    files.set('office.db', new Uint8Array(readFileSync(path)));
    expect(await problemsOf(forged(station, files))).toContain('ledger.broken office.db');
  });

  test('a file that is no database, and a head of another ledger', async () => {
    const { station, file } = await backedUp();
    const files = filesIn(file);
    const head = files.get('ledger-head.json')!;
    const database = files.get('office.db')!;
    files.set('office.db', encodeUtf8('这不是数据库。'.repeat(500)));
    expect(await problemsOf(forged(station, files))).toEqual(['workspace.unreadable office.db']);
    files.set('office.db', database);
    const { number } = JSON.parse(Buffer.from(head).toString().split('\n')[0]!) as { number: number };
    const other = ledgerHeadText({ number, hash: brand('a'.repeat(64)) });
    files.set('ledger-head.json', encodeUtf8(other));
    expect(await problemsOf(forged(station, files))).toContain('ledger.broken office.db');
  });

  test('paths that lead elsewhere are not even listed', async () => {
    const { station, file } = await backedUp();
    for (const path of [
      '../outside.txt',
      '/outside.txt',
      'vault/../../outside.txt',
      'office.db-wal',
      'vault/x',
    ]) {
      const files = filesIn(file);
      files.set(path, encodeUtf8('外面'));
      expect(await problemsOf(forged(station, files)), path).toEqual(['backup.unreadable forged.zip']);
      expect(await problemsOf(forged(station, files, false)), path).toEqual([
        path < 'backup.json' ? 'backup.unreadable forged.zip' : `file.extra ${path.slice(0, 16)}`,
      ]);
    }
    expect(existsSync(join(station.folder, 'outside.txt'))).toBe(false);
  });
});

test('an old copy put in the place of a newer database is told by the head that was kept', async () => {
  const { station, dossier, file } = await backedUp();
  await sign(station, dossier, 'secrecy-reviewer');
  await station.close();
  const restored = join(station.folder, '恢复');
  got(await restoreBackup(file, restored, host));
  copyFileSync(join(restored, 'office.db'), join(station.workspace, 'office.db'));
  const { ledger } = got(await inspect(station.workspace));
  expect(ledger.problems.map(({ what }) => what)).toContain('head.differs');
  const checked = await runCli(['audit', 'verify', station.workspace, '--lang', 'en']);
  expect([checked.status, checked.out]).toEqual([1, expect.stringContaining('an old copy')]);
});

describe('killed in the middle', () => {
  /** Runs the process until it says that the moment has come, and kills it there. */
  async function killedAt(moment: string, ...args: readonly string[]): Promise<void> {
    const given = JSON.stringify(givenWiring(''));
    const child = spawn(process.execPath, [killedProgram('keeping-process'), given, ...args, moment], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = await once(child.stdout, 'data');
    expect(String(said)).toBe('here\n');
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  test('a backup has no name before it is whole, and the workspace stays as it was', async () => {
    const { station, made } = await backedUp();
    await station.close();
    let length = made.length + 1;
    for (const moment of ['0', '1', '2', String(Math.floor(made.files / 2)), String(made.files + 1)]) {
      const file = join(station.out, `${moment}.zip`);
      await killedAt(moment, 'backup', station.workspace, file);
      expect(existsSync(file), moment).toBe(false);
      expect(got(await inspect(station.workspace)), moment).toMatchObject({
        isWhole: true,
        ledger: { length },
      });
      await station.restart();
      got(await station.engine().backUp(join(station.folder, `${moment}.zip`)));
      await station.close();
      length += 1;
    }
  });

  test('a backup killed between its name and its entry in the ledger is whole', async () => {
    const { station, made } = await backedUp();
    await station.close();
    const file = join(station.out, 'named.zip');
    await killedAt('naming', 'backup', station.workspace, file);
    expect(got(await checkBackup(file, host))).toMatchObject({
      whole: true,
      ledger: { length: made.length + 1 },
    });
    expect(got(await inspect(station.workspace))).toMatchObject({ isWhole: true });
  });

  test('a restore leaves no workspace, and the next one removes what it left', async () => {
    const { station, file, made } = await backedUp();
    await station.close();
    const folder = join(station.folder, '恢复');
    for (const moment of ['0', '1', '2', String(made.files)]) {
      await killedAt(moment, 'restore', file, folder);
      expect(existsSync(folder), moment).toBe(false);
    }
    expect(readdirSync(station.folder)).toContain('.恢复.unfinished');
    expect(got(await restoreBackup(file, folder, host)).whole).toBe(true);
    expect(readdirSync(station.folder)).not.toContain('.恢复.unfinished');
    expect(got(await inspect(folder))).toMatchObject({ isWhole: true });
  });
});

describe('on the command line', () => {
  test('backup, check and restore tell what they did, in both languages and as JSON', async () => {
    const station = await openOffice();
    await station.close();
    const file = join(station.out, '备份.zip');
    const made = await runCli(['workspace', 'backup', station.workspace, '--out', file]);
    expect([made.status, made.out]).toEqual([0, expect.stringMatching(/已备份到 .*备份\.zip/)]);
    const checked = await runCli(['workspace', 'backup', '--check', file, '--format', 'json']);
    expect([checked.status, JSON.parse(checked.out)]).toMatchObject([
      0,
      { schema: 'xianshen.backup-check/1', whole: true, ledger: { length: 2 } },
    ]);
    const folder = join(station.folder, '恢复');
    const restored = await runCli(['workspace', 'restore', file, folder, '--lang', 'en']);
    expect([restored.status, restored.out]).toEqual([0, expect.stringContaining('Checked and restored to')]);
    expect((await runCli(['workspace', 'restore', file, folder])).status).toBe(2);
    writeFileSync(file, readFileSync(file).fill(0x20, 100, 200));
    const broken = await runCli(['workspace', 'restore', file, join(station.folder, '另一个')]);
    expect([broken.status, broken.out]).toEqual([1, expect.stringContaining('没有恢复任何内容')]);
    expect(existsSync(join(station.folder, '另一个'))).toBe(false);
  });

  test.for([
    ['without a folder', ['--out', 'x.zip']],
    ['without a file', ['somewhere']],
    ['with both jobs at once', ['somewhere', '--check', 'x.zip']],
    ['of a folder that is no workspace', ['.', '--out', 'x.zip']],
    ['of a backup that is not there', ['--check', 'x.zip']],
  ] as const)('wrong usage %s ends with 2', async ([, args]) => {
    const folder = temporaryFolder();
    const run = await runCli(['workspace', 'backup', ...args], folder);
    expect([run.status, run.out, readdirSync(folder)]).toEqual([2, '', []]);
    expect(run.notes.length).toBeGreaterThan(5);
  });
});
