/** Offices as they are after years: rows written straight into the tables of an office that the program made, in a test alone. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import sqlite from 'better-sqlite3';
import { headOf, nextEntry } from '../../shared/audit/chain.ts';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { DossierId, FileTicket, PersonId } from '../../shared/base/ids.ts';
import { brand } from '../../shared/base/ids.ts';
import type { Ports } from '../../shared/base/ports.ts';
import type { Result } from '../../shared/base/result.ts';
import { encodeUtf8 } from '../../shared/base/utf8.ts';
import type { Api, Method } from '../../shared/contract/api.ts';
import type { Engine } from '../../shared/engine/engine.node.ts';
import { createEngine } from '../../shared/engine/engine.node.ts';
import { nodePorts } from '../../shared/engine/node-ports.node.ts';
import { emptyCatalogue } from '../../shared/release/catalogue.ts';
import { duties } from '../../shared/signoff/duties.ts';
import { writeLedgerHead } from '../../shared/store/ledger-head.node.ts';
import type { Store } from '../../shared/store/open-store.node.ts';
import { openStore } from '../../shared/store/open-store.node.ts';
import { pairsOf, squeeze } from '../../shared/text/search-words.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const ports: Ports = nodePorts({ info: () => {}, error: () => {} });
/** Of everybody in such an office. */
export const grownPassPhrase = '春江水暖鸭先知-试验';
const passPhrase = grownPassPhrase;
const kind = 'policy-with-interpretation';

export interface GrownOffice {
  readonly folder: string;
  /** The database. */
  readonly path: string;
  /** A real release with files, which the program made after all others. */
  readonly opened: DossierId;
  call<M extends Method>(method: M, input: Api[M]['input']): Promise<Api[M]['output']>;
  close(): Promise<void>;
}

export interface Growth {
  readonly releases: number;
  readonly findingsEach: number;
  /** Entries of the ledger beside those that the program writes; none where left out. */
  readonly ledgerEntries: number;
}

function got<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.failure.code} ${JSON.stringify(result.failure.params)}`);
  return result.value;
}

/** Makes an office, lets years pass, and opens it again with the handler signed in. */
export async function growOffice(growth: Growth): Promise<GrownOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'xianshen-bench-'));
  const paths = new Map<string, string>();
  const first = await openEngine(folder, paths);
  const people = duties.map((duty, index) => ({ name: `某甲${index}`, duty, passPhrase }));
  got(await first.handlers['office.create']({ name: '云泽市人民政府办公室', code: '11990100', people }));
  await first.close();
  const path = join(folder, 'office.db');
  fill(path, folder, growth);
  const opened = await withHandler(folder, paths, (call) => openRelease(folder, paths, call));
  // Opened anew: nothing has been read by a worker then, which would keep the program from ending.
  const engine = await openEngine(folder, paths);
  const call = callerOf(engine);
  await signIn(call);
  return { folder, path, opened, call, close: () => engine.close() };
}

type Caller = GrownOffice['call'];

function callerOf(engine: Engine): Caller {
  return async (method, input) => got(await engine.handlers[method](input));
}

async function signIn(call: Caller): Promise<void> {
  const status = await call('office.status', {});
  const handler = status.people.find(({ duty }) => duty === 'handler');
  if (handler === undefined) throw new Error('an office without a handler');
  await call('session.sign-in', { person: handler.id, passPhrase });
}

async function withHandler<T>(
  folder: string,
  paths: ReadonlyMap<string, string>,
  work: (call: Caller) => Promise<T>,
): Promise<T> {
  const engine = await openEngine(folder, paths);
  const call = callerOf(engine);
  await signIn(call);
  const done = await work(call);
  await engine.close();
  return done;
}

async function openRelease(folder: string, paths: Map<string, string>, call: Caller): Promise<DossierId> {
  const { dossier } = await call('dossier.create', { kind, title: '云泽市图书馆夜间开放办法' });
  for (const slot of ['document', 'interpretation'] as const) {
    const file = join(folder, `${slot}.txt`);
    writeFileSync(
      file,
      `${slot === 'document' ? '办法' : '解读'}\n第一条 公共图书馆每日开放至二十二时。\n`.repeat(20),
    );
    paths.set(slot, file);
    await call('dossier.add-file', { dossier, slot, ticket: brand<FileTicket>(slot) });
  }
  return dossier;
}

async function openEngine(folder: string, paths: ReadonlyMap<string, string>): Promise<Engine> {
  const resources = (name: string) => join(top, 'resources', name);
  return got(
    await createEngine(ports, {
      workspaceFolder: folder,
      rulesFolder: resources('rules'),
      sampleOfficeFolder: resources('sample-office'),
      kindsFolder: resources('kinds'),
      portalsFolder: resources('portals'),
      calendarsFolder: resources('calendars'),
      extractionWorker: new URL('../../shared/extraction/extract-worker.node.ts', import.meta.url),
      pdfDataFolder: null,
      nativeBinding: null,
      programVersion: '0.1.0',
      workstation: '一号机',
      pathOfTicket: (ticket) => paths.get(ticket) ?? null,
      onProgress: () => {},
      keyCost: { n: 16, r: 1, p: 1 },
    }),
  );
}

/** An empty store, or the one of an office that has been closed. */
export async function openGrownStore(
  folder: string = mkdtempSync(join(tmpdir(), 'xianshen-bench-')),
): Promise<{ readonly folder: string; readonly store: Store; readonly ports: Ports }> {
  const store = got(openStore({ folder, nativeBinding: null, workstation: '一号机', ports }));
  return { folder, store, ports };
}

/** Guards rest while the years are written, and stand again afterwards; the counts go on counting. */
function fill(path: string, folder: string, growth: Growth): void {
  const database = new sqlite(path);
  database.pragma('synchronous = OFF');
  const guards = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE '%counted%'")
    .all() as readonly { readonly name: string; readonly sql: string }[];
  database.transaction(() => {
    for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
    writeReleases(database, growth);
    for (const guard of guards) database.exec(guard.sql);
  })();
  if (growth.ledgerEntries > 0) writeLedger(database, folder, growth.ledgerEntries);
  database.close();
}

const states = ['published', 'published', 'published', 'exported', 'withdrawn', 'not-open'] as const;
const matters = ['河道采砂', '教育资助', '公共交通', '城市绿化', '食品安全', '养老服务', '环境保护'] as const;
const at = '2026-01-05T01:00:00.000Z';

function writeReleases(database: Database, { releases, findingsEach }: Growth): void {
  const handler = String(
    database.prepare("SELECT person_id FROM duty_assignment WHERE duty = 'handler'").pluck().get(),
  );
  const key = Buffer.from(
    String(
      JSON.parse(
        String(database.prepare("SELECT value FROM setting WHERE name = 'workspace-key'").pluck().get()),
      ),
    ),
    'hex',
  );
  const words = (text: string) =>
    [...pairsOf(squeeze(text).text)]
      .map((pair) => nodeHash.hmacSha256(key, encodeUtf8(`pair:${pair}`)).slice(0, 10))
      .join(' ');
  const fileWords = matters.map((matter) =>
    words(`第一条为规范${matter}，保障公众权益，根据有关法律法规，制定本办法。`),
  );
  const insert = inserter(database);
  for (let index = 0; index < releases; index += 1) {
    const id = `dossier-${String(index).padStart(6, '0')}`;
    const year = 2020 + Math.floor((index * 6) / releases);
    const serial = index - Math.ceil(((year - 2020) * releases) / 6) + 1;
    const title = `关于${matters[index % matters.length] ?? ''}管理的第${index}号通知`;
    const catalogue = {
      ...emptyCatalogue(title, `云泽市第${index % 12}局`),
      documentNumber: `云发〔${year}〕${index}号`,
    };
    const state = index % 100 === 0 ? 'drafting' : (states[index % states.length] ?? 'published');
    const changed = new Date(Date.parse(at) + index * 60_000).toISOString();
    const packageNumber = `BMSC-${year}-${String(serial).padStart(4, '0')}`;
    const row = {
      id,
      package_year: year,
      package_serial: serial,
      package_number: packageNumber,
      kind,
      state,
      round: 1,
    };
    const opened = { opened_by: handler, opened_at: at, changed_at: changed };
    insert('dossier', { ...row, catalogue: JSON.stringify(catalogue), ...opened });
    insert('dossier_round', { dossier_id: id, round: 1, cause: 'opened', began_at: at });
    insert('dossier_key', { dossier_id: id, document_number: catalogue.documentNumber, index_number: '' });
    insert('word_row', { row: index * 2 + 1, dossier_id: id, file_id: null });
    insert('word_index', { rowid: index * 2 + 1, words: words(title) });
    writeFile(insert, { id, index, handler, findingsEach });
    insert('word_row', { row: index * 2 + 2, dossier_id: id, file_id: `file-${id}` });
    insert('word_index', { rowid: index * 2 + 2, words: fileWords[index % fileWords.length] ?? '' });
  }
}

type Insert = (table: string, row: Readonly<Record<string, string | number | null>>) => void;

function inserter(database: Database): Insert {
  const prepared = new Map<string, ReturnType<Database['prepare']>>();
  return (table, row) => {
    const columns = Object.keys(row);
    const statement =
      prepared.get(table) ??
      database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.map(() => '?')})`);
    prepared.set(table, statement);
    statement.run(...Object.values(row));
  };
}

interface FilePlace {
  readonly id: string;
  readonly index: number;
  readonly handler: string;
  readonly findingsEach: number;
}

function writeFile(insert: Insert, { id, index, handler, findingsEach }: FilePlace): void {
  const file = `file-${id}`;
  const sha256 = nodeHash.sha256(encodeUtf8(id));
  insert('source_file', {
    ...{ id: file, dossier_id: id, slot: 'document', place: 1, name: `通知${index}.docx`, type: 'docx' },
    ...{ media_type: 'application/x', bytes: 10, sha256, added_by: handler, added_at: at, part: 'document' },
  });
  const screening = `screening-${id}`;
  insert('screening', {
    ...{ id: screening, file_id: file, number: 1, text_sha256: sha256, findings_sha256: sha256 },
    ...{ rule_sets: '[]', at },
  });
  for (let number = 0; number < findingsEach; number += 1) {
    const finding = {
      screening_id: screening,
      finding_id: `f-${id}-${number}`,
      rule: 'DN-05',
      severity: 'soft',
    };
    insert('finding', finding);
  }
  for (let band = 0; band < 26; band += 1) {
    const value = Number.parseInt(nodeHash.sha256(encodeUtf8(`${id}:${band}`)).slice(0, 12), 16);
    insert('sketch_band', { band: value, file_id: file });
  }
}

/** Entries that follow what is there, each hashed as the program would. */
function writeLedger(database: Database, folder: string, count: number): void {
  const last = database.prepare('SELECT number, hash FROM ledger_entry ORDER BY number DESC LIMIT 1').get();
  let head = last as Parameters<typeof nextEntry>[0];
  const insert =
    database.prepare(`INSERT INTO ledger_entry (number, at, monotonic_ms, clock_jumped, person, duty, workstation,
    action, objects, result, detail, previous, hash) VALUES (?, ?, ?, 0, ?, 'handler', '一号机', 'dossier.decide', ?, 'done', ?, ?, ?)`);
  database.exec('DROP TRIGGER ledger_entry_follows; DROP TRIGGER ledger_entry_is_inserted_once');
  database.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const draft = {
        ...{
          at,
          clock: { monotonicMs: index, jumped: false },
          person: brand<PersonId>('person-1'),
          duty: 'handler',
        },
        ...{
          workstation: '一号机',
          action: 'dossier.decide',
          objects: [`d-${index}`, 'f-1'],
          result: 'done' as const,
        },
        detail: { action: 'set-aside', reason: 'already-public', rule: 'DN-05' },
      };
      const entry = nextEntry(head, draft, nodeHash);
      insert.run(
        ...[entry.number, at, index, 'person-1', canonicalJson(entry.objects), canonicalJson(entry.detail)],
        ...[entry.previous, entry.hash],
      );
      head = headOf(entry);
    }
  })();
  writeLedgerHead(folder, head);
}
