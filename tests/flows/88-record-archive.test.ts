/**
 * Records copied into a PostgreSQL that the office has permitted. Needs the server's programs (Debian package postgresql) and
 * an account that may start one; elsewhere only what needs no server is tested.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveTables } from '../../shared/engine/record-archive/archive-tables.ts';
import { codeOf, got, temporaryFolder } from '../store/test-store.ts';
import type { Workstation } from './workstation.ts';
import { approvedDossier, draftDossier, openOffice } from './workstation.ts';

const programs = postgresPrograms();
const isRoot = process.getuid?.() === 0;
/** The server refuses to run as root; then it is started as the account that the package made. */
const canServe = programs !== null && (!isRoot || spawnSync('id', ['postgres']).status === 0);

function postgresPrograms(): string | null {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const [newest] = versions.sort().reverse();
  return newest === undefined ? null : `/usr/lib/postgresql/${newest}/bin`;
}

function permit(station: Workstation, socket: string, change: object = {}): void {
  const policy = {
    schema: 'xianshen.record-archive/1',
    enabled: true,
    host: socket,
    port: 5432,
    database: 'records',
    user: 'records',
    passwordFile: null,
    tls: 'off',
    ...change,
  };
  writeFileSync(join(station.workspace, 'record-archive.json'), JSON.stringify(policy));
}

test('is off by default: without the permission of the office nothing is copied', async () => {
  const station = await openOffice();
  expect(codeOf(await station.engine().archiveRecords())).toBe('archive.not-permitted');
});

test('a server that is not there is a clear answer, and changes nothing here', async () => {
  const station = await openOffice();
  permit(station, temporaryFolder());
  const before = (await station.engine().inspect()).ledger.length;
  expect(codeOf(await station.engine().archiveRecords())).toBe('archive.unreachable');
  expect((await station.engine().inspect()).ledger.length).toBe(before);
});

// Where no server can be started there is nothing to copy into; the two tests above run everywhere.
describe.skipIf(!canServe)('into a real server', () => {
  const folder = temporaryFolderForServer();
  const data = join(folder, 'data');
  const run = (program: string, ...given: string[]): void => {
    const [command, ...rest] = isRoot
      ? [
          'setpriv',
          '--reuid=postgres',
          '--regid=postgres',
          '--clear-groups',
          join(programs ?? '', program),
          ...given,
        ]
      : [join(programs ?? '', program), ...given];
    execFileSync(command ?? '', rest, { stdio: 'pipe', cwd: folder });
  };
  const administer = async (database: string, statement: string): Promise<unknown[]> => {
    const client = new pg.Client({ host: folder, port: 5432, user: 'postgres', database });
    await client.connect();
    const { rows } = await client.query(statement).finally(() => client.end());
    return rows;
  };

  beforeAll(async () => {
    run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync');
    const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`;
    run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
    await administer('postgres', 'CREATE DATABASE records');
    await administer('records', 'CREATE ROLE records LOGIN');
  }, 60_000);
  afterAll(() => run('pg_ctl', '-D', data, '-m', 'immediate', 'stop'));

  function temporaryFolderForServer(): string {
    if (!canServe) return '';
    const made = execFileSync('mktemp', ['-d', '/tmp/records-XXXXXX'], { encoding: 'utf8' }).trim();
    if (isRoot) execFileSync('chown', ['postgres', made]);
    chmodSync(made, 0o755);
    mkdirSync(join(made, 'nothing'), { recursive: true });
    return made;
  }

  test('says which tables are missing', async () => {
    const station = await openOffice();
    permit(station, folder);
    expect(codeOf(await station.engine().archiveRecords())).toBe('archive.tables-missing');
    await administer('records', archiveTables);
    await administer('records', 'GRANT SELECT, INSERT ON xianshen_ledger, xianshen_release TO records');
  });

  test('adds ledger and releases once, and only what is new when run again', async () => {
    const { station, dossier } = await approvedDossier();
    permit(station, folder);
    const first = got(await station.engine().archiveRecords());
    expect(first.entries).toBeGreaterThan(10);
    expect(first.releases).toBe(1);
    // The copying itself is one entry, which the next run takes along.
    expect(got(await station.engine().archiveRecords())).toMatchObject({ entries: 1, releases: 0 });
    await station.signIn('approver');
    await station.call('dossier.return', { dossier, comment: '请核对附件' });
    expect(got(await station.engine().archiveRecords())).toMatchObject({ releases: 1 });
    const states = await administer('records', 'SELECT state FROM xianshen_release ORDER BY ledger_number');
    expect(states).toEqual([{ state: 'approved' }, { state: 'drafting' }]);
    const opinions = await administer(
      'records',
      `SELECT 1 FROM xianshen_release WHERE facts::text LIKE '%核对附件%'`,
    );
    expect(opinions).toEqual([]);
  });

  test('adds nothing where the archive holds another history of this workstation', async () => {
    const { station } = await draftDossier();
    permit(station, folder);
    expect(codeOf(await station.engine().archiveRecords())).toBe('archive.conflict');
    expect((await station.engine().inspect()).isWhole).toBe(true);
  });

  test('what was added can be neither changed nor removed', async () => {
    for (const statement of [
      `UPDATE xianshen_ledger SET action = 'other'`,
      'DELETE FROM xianshen_release',
      'TRUNCATE xianshen_ledger',
    ]) {
      await expect(administer('records', statement), statement).rejects.toThrow('only added');
    }
  });
});
