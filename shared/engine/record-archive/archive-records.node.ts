/**
 * Copies records of the workspace into the office's PostgreSQL: the ledger, and each state of each release with its signatures.
 * Run again, it adds what is new. The local database stays the record; nothing is ever read back into it, and no document,
 * finding or opinion is among what is copied.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Client, ClientConfig } from 'pg';
import type { AuditEntry } from '../../audit/audit-entry.ts';
import { canonicalBytes, canonicalJson } from '../../base/canonical-json.ts';
import type { Result } from '../../base/result.ts';
import { fail, ok } from '../../base/result.ts';
import { readDossiers } from '../../store/read-dossiers.node.ts';
import { allEntries } from '../../store/read-ledger.node.ts';
import { readOffice } from '../../store/read-office.node.ts';
import { readExports, readSignOffs } from '../../store/read-reviews.node.ts';
import type { EngineContext } from '../engine-context.node.ts';
import { record } from '../engine-context.node.ts';
import type { ArchivePolicy } from './archive-policy.ts';
import { parseArchivePolicy } from './archive-policy.ts';

export interface ArchivedRecords {
  readonly entries: number;
  readonly releases: number;
  /** Entries that the archive holds now for this workstation. */
  readonly length: number;
}

/** How long a server may take to answer one statement. */
const statementMs = 60_000;
const stretch = 500;

/**
 * Failures: `archive.not-permitted`, `archive.policy-damaged`, `archive.unreachable`, `archive.tables-missing`, and
 * `archive.conflict` where the archive holds another history under this workstation's name; nothing is added then.
 */
export async function archiveRecords(context: EngineContext): Promise<Result<ArchivedRecords>> {
  const policy = parseArchivePolicy(readText(join(context.store.folder, 'record-archive.json')));
  if (!policy.ok) return policy;
  const office = readOffice(context.store.readable);
  if (office === null) return fail('office.missing', {});
  const config = clientConfig(policy.value);
  if (!config.ok) return config;
  // Loaded only here: a workstation without this permission never has the means to connect in its memory.
  const { default: postgres } = await import('pg');
  const client = new postgres.Client(config.value);
  // A connection that breaks later rejects the statement under way; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const origin = `${office.code}/${context.store.workstation}`;
    const archived = await copyAll(client, context, origin);
    if (archived.ok) noteInLedger(context, archived.value);
    return archived;
  } catch (error) {
    return failureOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function readText(path: string): string | null {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? null : readFileSync(path, 'utf8');
}

function clientConfig(policy: ArchivePolicy): Result<ClientConfig> {
  const { host, port, database, user, passwordFile, tls } = policy;
  const password = passwordFile === null ? undefined : readText(passwordFile)?.trim();
  if (passwordFile !== null && password === undefined)
    return fail('archive.policy-damaged', { where: 'passwordFile' });
  const authority = tls === 'off' ? undefined : readText(tls.authorityFile);
  if (authority === null) return fail('archive.policy-damaged', { where: 'tls.authorityFile' });
  return ok({
    host,
    port,
    database,
    user,
    ...(password === undefined ? {} : { password }),
    ssl: authority === undefined ? false : { ca: authority, rejectUnauthorized: true },
    statement_timeout: statementMs,
    connectionTimeoutMillis: 10_000,
    application_name: 'xianshen',
  });
}

async function copyAll(
  client: Client,
  context: EngineContext,
  origin: string,
): Promise<Result<ArchivedRecords>> {
  await client.query('BEGIN');
  const last = await lastArchived(client, origin);
  const known = last === 0 ? [] : [...allEntries(context.store.readable, last - 1)].slice(0, 1);
  if (last > 0 && !(await isSameHistory(client, { origin, last, known: known[0] }))) {
    await client.query('ROLLBACK');
    return fail('archive.conflict', { number: last });
  }
  const entries = await copyEntries(client, context, { origin, last });
  const releases = await copyReleases(client, context, origin);
  await client.query('COMMIT');
  return ok({ entries, releases, length: last + entries });
}

async function lastArchived(client: Client, origin: string): Promise<number> {
  const { rows } = await client.query<{ last: string }>(
    'SELECT coalesce(max(number), 0)::text AS last FROM xianshen_ledger WHERE origin = $1',
    [origin],
  );
  return Number(rows[0]?.last ?? 0);
}

/** The last archived entry is in the chain here too, so everything before it is: each entry carries the hash of the one before. */
async function isSameHistory(
  client: Client,
  {
    origin,
    last,
    known,
  }: { readonly origin: string; readonly last: number; readonly known: AuditEntry | undefined },
): Promise<boolean> {
  const { rows } = await client.query<{ hash: string }>(
    'SELECT hash FROM xianshen_ledger WHERE origin = $1 AND number = $2',
    [origin, last],
  );
  return known?.number === last && rows[0]?.hash === known.hash;
}

async function copyEntries(
  client: Client,
  { store }: EngineContext,
  { origin, last }: { readonly origin: string; readonly last: number },
): Promise<number> {
  let copied = 0;
  let waiting: AuditEntry[] = [];
  const send = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const rows = waiting.map((entry) => ({
      number: entry.number,
      at: entry.at,
      action: entry.action,
      hash: entry.hash,
      entry,
    }));
    await client.query(
      `INSERT INTO xianshen_ledger (origin, number, at, action, entry, hash)
       SELECT $1, (row->>'number')::bigint, (row->>'at')::timestamptz, row->>'action', row->'entry', row->>'hash'
       FROM jsonb_array_elements($2::jsonb) AS row`,
      [origin, canonicalJson(rows.map((row) => JSON.parse(JSON.stringify(row))))],
    );
    copied += waiting.length;
    waiting = [];
  };
  for (const entry of allEntries(store.readable, last)) {
    waiting.push(entry);
    if (waiting.length === stretch) await send();
  }
  await send();
  return copied;
}

/** A release is copied anew whenever its facts have changed; earlier states stay beside it. */
async function copyReleases(
  client: Client,
  { store, ports }: EngineContext,
  origin: string,
): Promise<number> {
  const exports = readExports(store.readable);
  let copied = 0;
  for (const row of readDossiers(store.readable)) {
    const { id, packageNumber, kind, state, round, catalogue, openedAt } = row;
    const facts = {
      packageNumber,
      kind,
      state,
      round,
      catalogue,
      openedAt,
      signOffs: readSignOffs(store.readable, id).map(({ stage, round: signedIn, content, key, at }) => ({
        stage,
        round: signedIn,
        content,
        key,
        at,
      })),
      exports: exports
        .filter(({ dossier }) => dossier === id)
        .map(({ fileName, sha256, bytes, at }) => ({ fileName, sha256, bytes, at })),
    };
    const digest = ports.hash.sha256(canonicalBytes(facts));
    const { rowCount } = await client.query(
      `INSERT INTO xianshen_release (origin, release, digest, package_number, state, ledger_number, facts)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [origin, id, digest, packageNumber, state, store.ledger.head.number, canonicalJson(facts)],
    );
    copied += rowCount ?? 0;
  }
  return copied;
}

function noteInLedger(context: EngineContext, archived: ArchivedRecords): void {
  const { entries, releases, length } = archived;
  const event = {
    by: null,
    action: 'workspace.copy-records',
    detail: { entries, releases, length },
  } as const;
  const noted = record(context, event, () => undefined);
  if (!noted.ok) context.ports.log.info('ledger.archive-not-recorded', { code: noted.failure.code });
}

/** SQLSTATE 42P01: the tables are not there. Everything else that the driver throws is about reaching or using the server. */
function failureOf(error: unknown): Result<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '42P01') return fail('archive.tables-missing', {});
  if (!(error instanceof Error)) throw error;
  return fail('archive.unreachable', { code: code === '' ? 'connection' : code });
}
