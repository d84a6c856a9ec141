import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ExportProblem } from '../../shared/audit/ledger-export-problem.ts';
import { ledgerTree, rootHash } from '../../shared/audit/merkle-tree.ts';
import { nodeHash } from '../../shared/base/hash.node.ts';
import {
  manifestText,
  parseEntryLine,
  parseManifest,
  tableHead,
  tableLine,
} from '../../shared/engine/ledger-export-form.ts';
import { verifyLedgerExport } from '../../shared/engine/verify-ledger-export.node.ts';
import { codeOf, got } from '../store/test-store.ts';
import { runCli } from './run-cli.ts';
import type { Workstation } from './workstation.ts';
import { draftDossier, officeDraft, openOffice, sign } from './workstation.ts';

/** A workstation whose ledger was exported by its auditor, and the folder of the export. */
async function exportedLedger(station?: Workstation) {
  const used = station ?? (await openOffice());
  await used.signIn('security-auditor');
  const made = await used.call('audit.export', { folder: used.ticket(used.out) });
  return { station: used, made, folder: made.path };
}

function linesOf(folder: string): string[] {
  return readFileSync(join(folder, 'entries.jsonl'), 'utf8').trimEnd().split('\n');
}

/** Puts other entries there and makes the manifest's digest of the file fit, as a forger would. */
function forge(folder: string, lines: readonly string[]): void {
  const text = lines.map((line) => `${line}\n`).join('');
  writeFileSync(join(folder, 'entries.jsonl'), text);
  relist(folder, 'entries.jsonl');
}

function relist(folder: string, name: string): void {
  const path = join(folder, 'manifest.json');
  const manifest = parseManifest(readFileSync(path, 'utf8'))!;
  const bytes = readFileSync(join(folder, name));
  const files = manifest.files.map((file) =>
    file.name === name ? { ...file, bytes: bytes.length, sha256: nodeHash.sha256(bytes) } : file,
  );
  writeFileSync(path, manifestText({ ...manifest, files }));
}

/** The signed checkpoint tells every other history too; what it tells by itself is asked further below. */
async function problemsOf(folder: string): Promise<readonly ExportProblem[]> {
  const { problems } = got(await verifyLedgerExport(folder));
  return problems.filter(({ what }) => what !== 'checkpoint.differs');
}

describe('the signed checkpoint of an export', () => {
  const kindsOf = async (folder: string) =>
    got(await verifyLedgerExport(folder)).problems.map(({ what }) => what);

  test('tells a history that was cut off, with every list made to fit', async () => {
    const { folder, made } = await exportedLedger();
    forge(folder, linesOf(folder).slice(0, -1));
    const entries = linesOf(folder)
      .map((line) => parseEntryLine(line))
      .flatMap((each) => (each.ok ? [each.entry] : []));
    writeFileSync(join(folder, 'entries.csv'), `${tableHead}${entries.map(tableLine).join('')}`);
    relist(folder, 'entries.csv');
    const manifest = parseManifest(readFileSync(join(folder, 'manifest.json'), 'utf8'))!;
    const tree = ledgerTree(
      entries.map(({ hash }) => hash),
      nodeHash,
    );
    const head = entries.at(-1)!.hash;
    const forged = { ...manifest, length: made.length - 1, head, rootHash: rootHash(tree, nodeHash) };
    writeFileSync(join(folder, 'manifest.json'), manifestText(forged));
    expect(await kindsOf(folder)).toEqual(['checkpoint.differs']);
  });

  test('is signed by the key beside it, and is missed where it was taken out', async () => {
    const { folder } = await exportedLedger();
    const other = await exportedLedger();
    writeFileSync(join(folder, 'checkpoint-key.txt'), readFileSync(join(other.folder, 'checkpoint-key.txt')));
    relist(folder, 'checkpoint-key.txt');
    expect(await kindsOf(folder)).toEqual(['checkpoint.unsigned']);
    rmSync(join(folder, 'checkpoint.txt'));
    expect(await kindsOf(folder)).toEqual(['file.missing']);
  });

  test('comes with a report that names entries and nobody', async () => {
    const { station, dossier } = await draftDossier();
    await station.ask('dossier.sign', {
      dossier,
      stage: 'handler',
      content: 'ab'.repeat(32) as never,
      answers: [],
      passPhrase: 'x',
    });
    await station.ask('audit.list', { before: null, limit: 1 });
    const { folder } = await exportedLedger(station);
    const xml = strFromU8(unzipSync(readFileSync(join(folder, 'report.docx')))['word/document.xml']!);
    const text = xml.replace(/<[^>]+>/g, ' ');
    expect(text).toContain('越权尝试');
    for (const { name } of officeDraft.people) expect(text).not.toContain(name);
  });
});

describe('an exported ledger', () => {
  test('holds on another machine, and leaves an entry that names what went out', async () => {
    const { station, dossier } = await draftDossier();
    await sign(station, dossier, 'handler');
    const { made, folder } = await exportedLedger(station);
    expect(readdirSync(folder).sort()).toEqual([
      ...[
        'checkpoint-key.txt',
        'checkpoint.txt',
        'entries.csv',
        'entries.jsonl',
        'manifest.json',
        'report.docx',
      ],
    ]);
    expect(made.folderName).toBe(`audit-${made.length}-${made.head.slice(0, 8)}`);
    const report = got(await verifyLedgerExport(folder));
    expect(report).toMatchObject({
      whole: true,
      hasManifest: true,
      origin: '11990200MB00000000/一号机',
      length: made.length,
      head: made.head,
      rootHash: made.rootHash,
      problems: [],
    });
    const [entry] = await station
      .call('audit.list', { before: null, limit: 10 })
      .then((entries) => entries.filter(({ action }) => action === 'audit.export'));
    expect(entry).toMatchObject({
      number: made.length + 1,
      detail: { length: made.length, head: made.head, rootHash: made.rootHash },
    });
    expect(await station.call('audit.verify', {})).toMatchObject({ whole: true });
  });

  test('can be recomputed with nothing but SHA-256', async () => {
    const { made, folder } = await exportedLedger();
    let previous = '0'.repeat(64);
    const hashes = linesOf(folder).map((line) => {
      const entry = JSON.parse(line) as { hash: string; previous: string };
      expect(entry.previous).toBe(previous);
      const hashed = line.replace(`"hash":"${entry.hash}",`, '');
      previous = createHash('sha256').update(`xianshen.ledger/1\n${hashed}`).digest('hex');
      expect(entry.hash).toBe(previous);
      return entry.hash as never;
    });
    expect([previous, rootHash(ledgerTree(hashes, nodeHash), nodeHash)]).toEqual([made.head, made.rootHash]);
  });

  test('has no names of people, and a table that spreadsheets read as text', async () => {
    const { folder, made } = await exportedLedger();
    const table = readFileSync(join(folder, 'entries.csv'), 'utf8');
    expect(table.startsWith('\ufeffnumber,at,clockJumped,')).toBe(true);
    expect(table.split('\r\n')).toHaveLength(made.length + 2);
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      for (const person of officeDraft.people) expect(text).not.toContain(person.name);
    }
  });

  test('is for the auditor alone', async () => {
    const { station } = await draftDossier();
    for (const duty of ['handler', 'approver', 'system-administrator', 'security-administrator'] as const) {
      await station.signIn(duty);
      const asked = await station.ask('audit.export', { folder: station.ticket(station.out) });
      expect(codeOf(asked), duty).toBe('session.not-allowed');
    }
    expect(readdirSync(station.out)).toEqual([]);
  });

  test('never replaces what is there, and needs a folder that was picked', async () => {
    const { station, folder } = await exportedLedger();
    const before = readFileSync(join(folder, 'manifest.json'));
    expect(codeOf(await station.engine().exportLedger(folder))).toBe('bundle.target-exists');
    expect(codeOf(await station.engine().exportLedger(join(folder, 'manifest.json')))).toBe(
      'bundle.target-exists',
    );
    expect(codeOf(await station.ask('audit.export', { folder: 'ticket-x' as never }))).toBe(
      'intake.ticket-unknown',
    );
    const blocked = station.ticket(join(folder, 'manifest.json'));
    expect(codeOf(await station.ask('audit.export', { folder: blocked }))).toBe('bundle.folder-not-writable');
    expect(readFileSync(join(folder, 'manifest.json'))).toEqual(before);
    expect(readdirSync(station.out)).toHaveLength(1);
  });

  test('takes an empty folder for none, and removes a draft that was cut off earlier', async () => {
    const station = await openOffice();
    const folder = join(station.out, '日志');
    mkdirSync(folder);
    mkdirSync(join(station.out, '.日志.unfinished'));
    writeFileSync(join(station.out, '.日志.unfinished/entries.jsonl'), '半截');
    got(await station.engine().exportLedger(folder));
    expect(readdirSync(station.out)).toEqual(['日志']);
    expect(await problemsOf(folder)).toEqual([]);
  });
});

describe('a changed export', () => {
  const entries = 'entries.jsonl';
  const manifest = 'manifest.json';

  test.for([
    [
      'an entry was changed',
      (lines: string[]) => lines.map((line, at) => (at === 1 ? line.replace('"done"', '"refused"') : line)),
      [{ file: entries, line: 2, what: 'chain.hash' }],
    ],
    [
      'an entry was taken out',
      (lines: string[]) => lines.filter((_, at) => at !== 1),
      [
        { file: entries, line: 2, what: 'chain.number' },
        { file: manifest, line: null, what: 'length.differs' },
        { file: manifest, line: null, what: 'root.differs' },
      ],
    ],
    [
      'the last entry was cut off',
      (lines: string[]) => lines.slice(0, -1),
      [
        { file: manifest, line: null, what: 'length.differs' },
        { file: manifest, line: null, what: 'head.differs' },
        { file: manifest, line: null, what: 'root.differs' },
      ],
    ],
    [
      'two entries were swapped',
      ([first = '', second = '', ...rest]: string[]) => [second, first, ...rest],
      [
        { file: entries, line: 1, what: 'chain.number' },
        { file: entries, line: 2, what: 'chain.number' },
        { file: entries, line: 3, what: 'chain.number' },
        { file: manifest, line: null, what: 'root.differs' },
      ],
    ],
    [
      'a line is no entry',
      (lines: string[]) => lines.map((line, at) => (at === 1 ? '{"number":2}' : line)),
      [
        { file: entries, line: 2, what: 'entry.unreadable' },
        { file: entries, line: 3, what: 'chain.number' },
        { file: manifest, line: null, what: 'length.differs' },
        { file: manifest, line: null, what: 'root.differs' },
      ],
    ],
    [
      'an entry has one member twice',
      (lines: string[]) =>
        lines.map((line, at) => (at === 1 ? line.replace('{"action"', '{"action":"x.y","action"') : line)),
      [
        { file: entries, line: 2, what: 'entry.not-exact' },
        { file: entries, line: 3, what: 'chain.number' },
        { file: manifest, line: null, what: 'length.differs' },
        { file: manifest, line: null, what: 'root.differs' },
      ],
    ],
  ] as const)('is told: %s', async ([, change, expected]) => {
    const { folder } = await exportedLedger();
    forge(folder, change(linesOf(folder)));
    const problems = (await problemsOf(folder)).filter(({ what }) => what !== 'table.differs');
    expect(problems).toEqual(expected);
  });

  test('is told of several faults at once, with the files they are in', async () => {
    const { folder } = await exportedLedger();
    const lines = linesOf(folder).map((line, at) =>
      at === 0 || at === 2 ? line.replace('"at":"2026', '"at":"2025') : line,
    );
    writeFileSync(join(folder, entries), lines.map((line) => `${line}\n`).join(''));
    rmSync(join(folder, 'entries.csv'));
    writeFileSync(join(folder, '说明.txt'), '多出来的');
    expect(await problemsOf(folder)).toEqual([
      { file: '说明.txt', line: null, what: 'file.extra' },
      { file: 'entries.csv', line: null, what: 'file.missing' },
      { file: entries, line: null, what: 'file.differs' },
      { file: entries, line: 1, what: 'chain.hash' },
      { file: entries, line: 3, what: 'chain.hash' },
    ]);
  });

  test('is told where only the table for spreadsheets tells another story', async () => {
    const { folder } = await exportedLedger();
    const table = join(folder, 'entries.csv');
    writeFileSync(table, readFileSync(table, 'utf8').replace('"done"', '"refused"'));
    relist(folder, 'entries.csv');
    expect(await problemsOf(folder)).toEqual([{ file: 'entries.csv', line: null, what: 'table.differs' }]);
  });

  test.for([
    ['gone', (path: string) => rmSync(path)],
    ['no JSON', (path: string) => writeFileSync(path, '{')],
    ['of another form', (path: string) => writeFileSync(path, '{"schema":"xianshen.audit-export/2"}\n')],
    ['followed by something', (path: string) => appendFileSync(path, '{}')],
  ] as const)('is told when its manifest is %s', async ([, damage]) => {
    const { folder } = await exportedLedger();
    damage(join(folder, manifest));
    expect(await problemsOf(folder)).toEqual([{ file: manifest, line: null, what: 'manifest.unreadable' }]);
  });

  test('does not eat the memory with a line that never ends', async () => {
    const { folder } = await exportedLedger();
    writeFileSync(join(folder, entries), Buffer.alloc(5 * 1024 * 1024, 0x61));
    expect((await problemsOf(folder)).map(({ what }) => what)).toEqual([
      'file.differs',
      'entry.unreadable',
      'length.differs',
      'head.differs',
      'root.differs',
    ]);
  });

  test('of nothing at all is no report', async () => {
    const station = await openOffice();
    expect(codeOf(await verifyLedgerExport(join(station.folder, '没有')))).toBe('intake.not-found');
  });
});

describe('on the command line', () => {
  test('export and check go over a folder, its manifest, or the entries alone', async () => {
    const station = await openOffice();
    await station.close();
    const folder = join(station.folder, '导出');
    const made = await runCli(['audit', 'export', station.workspace, '--out', folder, '--format', 'json']);
    expect([made.status, JSON.parse(made.out)]).toMatchObject([
      0,
      { schema: 'xianshen.audit-export-made/1', length: 2, whole: true, problems: [] },
    ]);
    for (const path of [folder, join(folder, 'manifest.json'), join(folder, 'entries.jsonl')]) {
      const checked = await runCli(['audit', 'verify', path]);
      expect([checked.status, checked.out], path).toEqual([0, expect.stringContaining('共 2 条，链完整')]);
    }
    const alone = await runCli(['audit', 'verify', join(folder, 'entries.jsonl'), '--lang', 'en']);
    expect(alone.out).toContain('Without its manifest');
    expect((await runCli(['audit', 'export', station.workspace, '--out', folder])).status).toBe(2);
    expect((await runCli(['audit', 'export', station.workspace])).notes).toContain('--out');
    forge(folder, linesOf(folder).slice(1));
    const broken = await runCli(['audit', 'verify', folder, '--lang', 'en']);
    expect([broken.status, broken.out]).toEqual([1, expect.stringContaining('numbers do not follow')]);
    expect((await runCli(['audit', 'verify', join(folder, '没有')])).status).toBe(2);
  });

  test('exporting leaves the ledger as it is, and tells a broken one', async () => {
    const station = await openOffice();
    await station.close();
    const database = new sqlite(join(station.workspace, 'office.db'));
    database.exec('DROP TRIGGER ledger_entry_is_fixed');
    database.exec("UPDATE ledger_entry SET at = '2020-01-01T00:00:00.000Z' WHERE number = 1");
    const count = () => database.prepare('SELECT count(*) FROM ledger_entry').pluck().get();
    const before = count();
    database.close();
    const folder = join(station.folder, '导出');
    const made = await runCli(['audit', 'export', station.workspace, '--out', folder, '--lang', 'en']);
    expect([made.status, made.out]).toEqual([1, expect.stringContaining('the entry was changed')]);
    expect(existsSync(join(folder, 'entries.jsonl'))).toBe(true);
    const after = new sqlite(join(station.workspace, 'office.db'), { readonly: true });
    expect(after.prepare('SELECT count(*) FROM ledger_entry').pluck().get()).toBe(before);
    after.close();
  });
});
