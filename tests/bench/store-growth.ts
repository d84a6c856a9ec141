/**
 * A register of many years: what people open costs the same with 20,000 releases as with 200; a change costs little more than the
 * bare rows; a million ledger entries are verified at the pace of a bare walk. Releases are written straight into the tables, as
 * an office would have made them over years; the one that is opened is a real one.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { checkChain } from '../../shared/audit/chain.ts';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { allEntries } from '../../shared/store/read-ledger.node.ts';
import type { Change } from '../../shared/store/record-change.node.ts';
import { recordChange } from '../../shared/store/record-change.node.ts';
import { sql } from '../../shared/store/sql.ts';
import type { GrownOffice } from './grown-office.ts';
import { growOffice, openGrownStore } from './grown-office.ts';
import type { Measurement } from './measure.ts';
import type { Prepared } from './rows.ts';

const few = 200;
const many = 20_000;
const findingsEach = 10;
const ledgerEntries = 1_000_000;
/** A page may take half as long again. */
const growthGoal = 1 / 1.5;

export const growthRows: readonly Prepared[] = [
  growth('growth-work-list', ({ call }) => call('dossier.page', { filter: 'all', after: null, limit: 100 })),
  growth('growth-register', ({ call }) => {
    const filter = { year: null, kind: null, state: 'published', organ: null } as const;
    return call('register.page', { filter, newestFirst: true, after: null, limit: 100 });
  }),
  growth('growth-search', ({ call }) => call('search.find', { words: '河道采砂', before: null, limit: 20 })),
  growth('growth-open', ({ call, opened }) => call('dossier.read', { dossier: opened })),
  { id: 'change-durable', prepare: durableChange },
  { id: 'ledger-verify-million', onRequest: true, prepare: ledgerVerify },
];

let offices: Promise<readonly [GrownOffice, GrownOffice]> | null = null;

/** Both offices are made once for all rows. */
function bothOffices(): Promise<readonly [GrownOffice, GrownOffice]> {
  offices ??= (async () => {
    const large = await growOffice({ releases: many, findingsEach, ledgerEntries: 0 });
    const small = await growOffice({ releases: few, findingsEach, ledgerEntries: 0 });
    process.on('exit', () => {
      for (const { folder } of [large, small]) rmSync(folder, { recursive: true, force: true });
    });
    return [large, small] as const;
  })();
  return offices;
}

/** Ours is the large office, the peer the small one: as rates, so that 0.67 means half as long again. */
function growth(id: string, ask: (office: GrownOffice) => Promise<unknown>): Prepared {
  return {
    id,
    prepare: async (): Promise<Measurement> => {
      const [large, small] = await bothOffices();
      const times = 10;
      const repeat = (office: GrownOffice) => async () => {
        for (let index = 0; index < times; index += 1) await ask(office);
      };
      return {
        ...{ id, peer: `${few} releases`, unit: '1/s', goal: growthGoal, amount: times },
        ours: repeat(large),
        theirs: repeat(small),
      };
    },
  };
}

const changes = 300;

/** One row and its ledger entry, each on the disk before the next begins; the peer writes the same two rows and nothing else. */
async function durableChange(): Promise<Measurement> {
  const { folder, store, ports } = await openGrownStore();
  const bare = new sqlite(join(folder, 'bare.db'));
  bare.pragma('journal_mode = WAL');
  bare.pragma('synchronous = FULL');
  bare.exec(`CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE entry (number INTEGER PRIMARY KEY, at TEXT, monotonic_ms INTEGER, clock_jumped INTEGER, person TEXT, duty TEXT,
      workstation TEXT, action TEXT, objects TEXT, result TEXT, detail TEXT, previous TEXT, hash TEXT UNIQUE) STRICT`);
  const insertRow = bare.prepare('INSERT INTO setting VALUES (?, ?)');
  const insertEntry =
    bare.prepare(`INSERT INTO entry (at, monotonic_ms, clock_jumped, person, duty, workstation, action, objects,
    result, detail, previous, hash) VALUES (?, 1, 0, 'p-bench', 'handler', 'bench', 'dossier.decide', '["d-bench"]', 'done',
    '{"rule":"DN-05"}', ?, ?)`);
  let number = 0;
  const both = bare.transaction((name: string) => {
    const hash = name.padStart(64, '0');
    insertRow.run(name, '"kept"');
    insertEntry.run('2026-11-23T08:00:00.000Z', hash, hash);
  });
  const change: Change = {
    ...{ person: null, duty: 'handler', action: 'dossier.decide', objects: ['d-bench'], result: 'done' },
    detail: { rule: 'DN-05' },
  };
  return {
    ...{ id: 'change-durable', peer: 'bare-insert', unit: 'changes/s', goal: 0.6, amount: changes },
    ours: () => {
      for (let index = 0; index < changes; index += 1) {
        number += 1;
        const name = `ours-${number}`;
        recordChange(store, ports, change, (tx) =>
          tx.write(sql`INSERT INTO setting (name, value) VALUES (${name}, '"kept"')`),
        );
      }
    },
    theirs: () => {
      for (let index = 0; index < changes; index += 1) {
        number += 1;
        both.immediate(String(number));
      }
    },
  };
}

/** The peer reads the same rows, hashes each as it lies there, and compares who follows whom. */
async function ledgerVerify(): Promise<Measurement> {
  const office = await growOffice({ releases: 1, findingsEach: 1, ledgerEntries });
  await office.close();
  const { folder, path } = office;
  const { store } = await openGrownStore(folder);
  const bare = new sqlite(path.replace(/office\.db$/u, 'copy.db'));
  bare.exec(
    'CREATE TABLE entry (number INTEGER PRIMARY KEY, line TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL)',
  );
  const insert = bare.prepare('INSERT INTO entry VALUES (?, ?, ?, ?)');
  bare.transaction(() => {
    for (const entry of allEntries(store.readable)) {
      insert.run(entry.number, JSON.stringify(entry), entry.previous, entry.hash);
    }
  })();
  return {
    ...{ id: 'ledger-verify-million', peer: 'bare-sha256-walk', unit: 'entries/s', goal: 0.4 },
    amount: ledgerEntries,
    ours: () => checkChain(allEntries(store.readable), nodeHash),
    theirs: () => {
      let previous = '';
      let broken = 0;
      for (const untrustedRow of bare
        .prepare('SELECT line, previous, hash FROM entry ORDER BY number')
        .iterate()) {
        const row = untrustedRow as { line: string; previous: string; hash: string };
        if (previous !== '' && row.previous !== previous) broken += 1;
        nodeHash.sha256(new TextEncoder().encode(row.line));
        previous = row.hash;
      }
      return broken;
    },
  };
}
