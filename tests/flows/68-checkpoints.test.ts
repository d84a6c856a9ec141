/** Signed checkpoints: made at sign-off, export and the end of the day, kept beside the database, and held against it. */
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import {
  consistencyPath,
  inclusionPath,
  isConsistent,
  isIncluded,
} from '../../shared/audit/merkle-proofs.ts';
import { leafHash } from '../../shared/audit/merkle-tree.ts';
import { readCheckpoint } from '../../shared/audit/signed-checkpoint.ts';
import { hexToBytes } from '../../shared/base/bytes.ts';
import { nodeHash as hash } from '../../shared/base/hash.node.ts';
import type { Sha256 } from '../../shared/base/ids.ts';
import type { Workstation } from './workstation.ts';
import { approvedDossier, openOffice, passPhrases } from './workstation.ts';

const noteOf = (station: Workstation) =>
  readFileSync(join(station.workspace, 'ledger-checkpoint.txt'), 'utf8');

function inDatabase<T>(station: Workstation, use: (database: sqlite.Database) => T): T {
  const database = new sqlite(join(station.workspace, 'office.db'));
  try {
    return use(database);
  } finally {
    database.close();
  }
}

interface Row {
  readonly size: number;
  readonly root: Sha256;
  readonly why: string;
  readonly note: string;
}

const rowsOf = (station: Workstation): readonly Row[] =>
  inDatabase(station, (database) =>
    database.prepare('SELECT size, root, why, note FROM ledger_checkpoint ORDER BY size').all(),
  ) as Row[];

async function problemsOf(station: Workstation): Promise<readonly string[]> {
  await station.restart();
  return (await station.engine().inspect()).ledger.problems.map(({ what }) => what);
}

test('sign-offs, the export and the end of the day each leave one, and the newest stands in a file', async () => {
  const { station, dossier } = await approvedDossier();
  const folder = station.ticket(station.out);
  await station.call('bundle.export', { dossier, folder, passPhrase: passPhrases.approver });
  await station.call('session.sign-out', {});
  await station.close();
  const rows = rowsOf(station);
  expect(rows.map(({ why }) => why)).toEqual(['sign-off', 'sign-off', 'sign-off', 'export', 'day-end']);
  expect(noteOf(station)).toBe(rows.at(-1)?.note);
  expect(readCheckpoint(noteOf(station))).toMatchObject({ origin: '11990200MB00000000/一号机' });
  expect(await problemsOf(station)).toEqual([]);
});

test('of a ledger that did not grow there is no second one', async () => {
  const station = await openOffice();
  await station.restart();
  const before = noteOf(station);
  await station.restart();
  await station.close();
  expect(noteOf(station)).toBe(before);
  expect(rowsOf(station)).toHaveLength(1);
});

test('the kept tree proves each entry, and each checkpoint the ones before it', async () => {
  const { station } = await approvedDossier();
  await station.close();
  const rows = rowsOf(station);
  inDatabase(station, (database) => {
    const node = database.prepare('SELECT hash FROM ledger_tree WHERE level = ? AND position = ?').pluck();
    const reading = { at: (level: number, position: number) => node.get(level, position) as Sha256, hash };
    const entries = database
      .prepare('SELECT hash FROM ledger_entry ORDER BY number')
      .pluck()
      .all() as Sha256[];
    const last = rows.at(-1);
    if (last === undefined) throw new Error('no checkpoint');
    const { size, root } = last;
    for (const [leaf, entry] of entries.slice(0, size).entries()) {
      const path = inclusionPath(leaf, size, reading);
      const claim = { leafHash: leafHash(hexToBytes(entry), hash), leaf, size, root, path };
      expect(isIncluded(claim, hash), `entry ${leaf + 1}`).toBe(true);
    }
    for (const { size: first, root: firstRoot } of rows) {
      const path = consistencyPath(first, size, reading);
      expect(isConsistent({ first, firstRoot, size, root, path }, hash)).toBe(true);
    }
  });
});

test('an old copy of database and head put back shows at the next start, because of the checkpoint', async () => {
  const { station } = await approvedDossier();
  await station.close();
  const old = join(station.folder, 'old');
  cpSync(station.workspace, old, { recursive: true });
  await station.restart();
  await station.signIn('handler');
  await station.close();
  const { size } = readCheckpoint(noteOf(station)) ?? { size: 0 };
  for (const name of ['office.db', 'ledger-head.json'])
    cpSync(join(old, name), join(station.workspace, name));
  for (const name of ['office.db-wal', 'office.db-shm'])
    rmSync(join(station.workspace, name), { force: true });
  await station.restart();
  expect(await station.call('office.status', {})).toMatchObject({ state: 'damaged' });
  const { problems } = (await station.engine().inspect()).ledger;
  expect(problems).toContainEqual({ number: size, what: 'checkpoint.differs' });
});

test('a checkpoint file that says nothing shows at the next start', async () => {
  const station = await openOffice();
  await station.close();
  writeFileSync(join(station.workspace, 'ledger-checkpoint.txt'), '没有内容\n');
  await station.restart();
  expect(await station.call('office.status', {})).toMatchObject({ state: 'damaged' });
});

test.each([
  [
    'a changed node',
    'UPDATE ledger_tree SET hash = replace(hash, substr(hash, 1, 1), "0") WHERE level = 1',
    'tree.differs',
  ],
  ['a node that is gone', 'DELETE FROM ledger_tree WHERE level = 0', 'tree.differs'],
  ['a changed root', "UPDATE ledger_checkpoint SET root = printf('%064d', 7)", 'checkpoint.differs'],
  [
    'a note of another key',
    "UPDATE workstation_key SET public_key = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='",
    'checkpoint.unsigned',
  ],
])('the check of the ledger names %s', async (_, change, what) => {
  const { station } = await approvedDossier();
  await station.close();
  inDatabase(station, (database) => {
    const triggers = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
    for (const name of triggers) database.exec(`DROP TRIGGER ${name}`);
    database.exec(change.replaceAll('"', "'"));
  });
  expect(await problemsOf(station)).toContain(what);
});

test('the tables of checkpoints and tree cannot be changed in passing', async () => {
  const { station } = await approvedDossier();
  await station.close();
  inDatabase(station, (database) => {
    for (const table of ['ledger_checkpoint', 'ledger_tree', 'workstation_key']) {
      expect(() => database.exec(`DELETE FROM ${table}`), table).toThrow('never deleted');
    }
    expect(() => database.exec("UPDATE ledger_checkpoint SET why = 'backup'")).toThrow('never changed');
    expect(() => database.exec('UPDATE ledger_tree SET position = position + 1000')).toThrow('never changed');
  });
});

test('the key of the workstation is for the program’s account alone, and made anew where it is gone', async () => {
  const { station } = await approvedDossier();
  const path = join(station.workspace, 'workstation-key.json');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
  await station.close();
  rmSync(path);
  await station.restart();
  await station.signIn('handler');
  await station.close();
  expect(existsSync(path)).toBe(true);
  const keys = inDatabase(station, (database) =>
    database.prepare('SELECT count(DISTINCT key_id) FROM ledger_checkpoint').pluck().get(),
  );
  expect(keys).toBe(2);
  expect(await problemsOf(station)).toEqual([]);
});
