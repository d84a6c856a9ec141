import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { checkChain } from '../../shared/audit/chain.ts';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { WritableStore } from '../../shared/store/handles.ts';
import { readLedgerHead } from '../../shared/store/ledger-head.node.ts';
import type { Store } from '../../shared/store/open-store.node.ts';
import { openStore } from '../../shared/store/open-store.node.ts';
import { allEntries, readEntriesAfter, readEntriesBefore } from '../../shared/store/read-ledger.node.ts';
import { readSetting } from '../../shared/store/read-office.node.ts';
import { recordChange } from '../../shared/store/record-change.node.ts';
import { sql } from '../../shared/store/sql.ts';
import { databaseOf } from '../../shared/store/sqlite-handles.node.ts';
import { writeSetting } from '../../shared/store/write-office.node.ts';
import { codeOf, got, storePorts, temporaryFolder, testClock, tryOpening } from './test-store.ts';

const event = {
  person: null,
  duty: null,
  action: 'test.entry',
  objects: ['甲'],
  result: 'done',
  detail: {},
} as const;

function note(store: Store, name: string, clock = testClock()) {
  return recordChange(store, storePorts(clock), { ...event, detail: { name } }, (tx) =>
    writeSetting(tx, name, '"值"'),
  );
}

describe('the one door', () => {
  test('writes the row and its entry', () => {
    const store = got(tryOpening(temporaryFolder()));
    got(note(store, '第一项'));
    const [entry] = readEntriesAfter(store.readable, 0, 10);
    expect({ ...entry, hash: '' }).toEqual({
      number: 1,
      at: '2026-11-23T01:00:00.000Z',
      clock: { monotonicMs: 1000, jumped: false },
      person: null,
      duty: null,
      workstation: '测试机',
      action: 'test.entry',
      objects: ['甲'],
      result: 'done',
      detail: { name: '第一项' },
      previous: '0'.repeat(64),
      hash: '',
    });
    expect(readSetting(store.readable, '第一项')).toBe('"值"');
  });

  test('writes neither when one of them fails', () => {
    const store = got(tryOpening(temporaryFolder()));
    expect(() =>
      recordChange(store, storePorts(), event, (tx) => {
        writeSetting(tx, '半', '1');
        throw new Error('中断');
      }),
    ).toThrow('中断');
    expect(readSetting(store.readable, '半')).toBeNull();
    expect(store.ledger.head.number).toBe(0);
    got(note(store, '后来'));
    expect(checkChain(allEntries(store.readable), nodeHash)).toMatchObject({ ok: true, length: 1 });
  });

  test('refuses asynchronous work, which would leave a transaction open', () => {
    const store = got(tryOpening(temporaryFolder()));
    expect(() => recordChange(store, storePorts(), event, async () => null)).toThrow('promise');
    expect(store.ledger.head.number).toBe(0);
  });

  test('hands out a handle that is worth nothing afterwards', () => {
    const store = got(tryOpening(temporaryFolder()));
    const kept: WritableStore[] = [];
    got(recordChange(store, storePorts(), event, (tx) => void kept.push(tx)));
    expect(() => writeSetting(kept[0]!, '旁路', '1')).toThrow('outside of a recorded change');
  });

  test('notices rows that were not written', () => {
    const store = got(tryOpening(temporaryFolder()));
    const nobody = sql`UPDATE setting SET value = '1' WHERE name = 'none'`;
    expect(() => recordChange(store, storePorts(), event, (tx) => tx.write(nobody))).toThrow('0 rows');
  });

  test('chains entry after entry over several openings', () => {
    const folder = temporaryFolder();
    for (const name of ['一', '二', '三']) {
      const store = got(tryOpening(folder));
      got(note(store, name));
      store.close();
    }
    const store = got(tryOpening(folder));
    expect(checkChain(allEntries(store.readable), nodeHash)).toMatchObject({ ok: true, length: 3 });
    expect(readEntriesBefore(store.readable, 3, 5).map(({ number }) => number)).toEqual([2, 1]);
  });
});

describe('the readable handle', () => {
  test.for([
    'DELETE FROM setting',
    "INSERT INTO setting VALUES ('a', '1') RETURNING name",
    'PRAGMA user_version = 3',
  ])('refuses %s', (text) => {
    const store = got(tryOpening(temporaryFolder()));
    expect(() => store.readable.all(z.object({}), { text, parameters: [] })).toThrow();
  });

  test('takes values as parameters, whatever they look like', () => {
    const store = got(tryOpening(temporaryFolder()));
    got(note(store, "x'; DROP TABLE setting; --"));
    expect(readSetting(store.readable, "x'; DROP TABLE setting; --")).toBe('"值"');
  });

  test('refuses a row that is not what it should be', () => {
    const store = got(tryOpening(temporaryFolder()));
    expect(() => store.readable.one(z.object({ n: z.string() }), sql`SELECT 1 AS n`)).toThrow();
  });
});

describe('the clock', () => {
  function entriesAt(change: (clock: ReturnType<typeof testClock>) => void): readonly boolean[] {
    const clock = testClock();
    const store = got(tryOpening(temporaryFolder()));
    got(note(store, '前', clock));
    change(clock);
    got(note(store, '后', clock));
    return readEntriesAfter(store.readable, 0, 9).map((entry) => entry.clock.jumped);
  }

  test('that runs on is no jump', () => {
    expect(entriesAt((clock) => clock.pass(3_600_000))).toEqual([false, false]);
  });

  test.for(['2026-11-23T00:00:00.000Z', '2025-11-23T01:00:00.000Z', '2028-02-29T01:00:00.000Z'])(
    'set to %s is flagged',
    (instant) => {
      expect(entriesAt((clock) => clock.set(instant))).toEqual([false, true]);
    },
  );

  test('set back while the program was closed is flagged', () => {
    const folder = temporaryFolder();
    const first = got(tryOpening(folder));
    got(note(first, '前', testClock('2026-11-23T01:00:00.000Z')));
    first.close();
    const second = got(tryOpening(folder));
    got(note(second, '后', testClock('2026-11-22T01:00:00.000Z')));
    expect(readEntriesAfter(second.readable, 1, 9).map((entry) => entry.clock.jumped)).toEqual([true]);
  });
});

describe('the head beside the database', () => {
  /** Three entries, then closed; the copy of the database holds the first only. */
  function history(): { readonly folder: string; readonly oldCopy: Buffer } {
    const folder = temporaryFolder();
    const first = got(tryOpening(folder));
    got(note(first, '一'));
    first.close();
    const oldCopy = readFileSync(join(folder, 'office.db'));
    const second = got(tryOpening(folder));
    got(note(second, '二'));
    got(note(second, '三'));
    second.close();
    return { folder, oldCopy };
  }

  test('shows that an old copy was put back', () => {
    const { folder, oldCopy } = history();
    writeFileSync(join(folder, 'office.db'), oldCopy);
    const store = got(tryOpening(folder));
    expect(store.brokenAt).toBe(3);
    expect(note(store, '四')).toEqual({
      ok: false,
      failure: { code: 'ledger.broken', params: { number: 3 } },
    });
    expect(readSetting(store.readable, '四')).toBeNull();
  });

  test('shows that it was removed', () => {
    const { folder } = history();
    rmSync(join(folder, 'ledger-head.json'));
    expect(got(tryOpening(folder)).brokenAt).toBe(1);
  });

  test.for(['', '{}', 'null', '{"schema":"xianshen.ledger-head/1","number":-1,"hash":"x"}'])(
    'shows that it was overwritten with %s',
    (text) => {
      const { folder } = history();
      writeFileSync(join(folder, 'ledger-head.json'), text);
      expect(got(tryOpening(folder)).brokenAt).toBe(1);
    },
  );

  test('catches up when the program ended between commit and head', () => {
    const { folder } = history();
    const path = join(folder, 'ledger-head.json');
    const store = got(tryOpening(folder));
    const older = readFileSync(path);
    got(note(store, '四'));
    store.close();
    writeFileSync(path, older);
    const again = got(tryOpening(folder));
    expect(again.brokenAt).toBeNull();
    expect(readLedgerHead(folder)).toEqual({ number: 4, hash: again.ledger.head.hash });
  });

  test('is read also where a crash cut its last write off', () => {
    const { folder } = history();
    const path = join(folder, 'ledger-head.json');
    const store = got(tryOpening(folder));
    got(note(store, '四'));
    store.close();
    const whole = readFileSync(path);
    // Entry 4 stands in the first slot, entry 3 in the second.
    for (const cut of [0, 60, 90, 150]) {
      writeFileSync(path, Buffer.concat([Buffer.alloc(cut, 0), whole.subarray(cut)]));
      const again = got(tryOpening(folder));
      expect(again.brokenAt).toBeNull();
      again.close();
      expect(readLedgerHead(folder)).toMatchObject({ number: 4 });
    }
  });

  test('of the first version is read, and written in the new form', () => {
    const { folder } = history();
    const path = join(folder, 'ledger-head.json');
    const head = readLedgerHead(folder);
    writeFileSync(path, `${JSON.stringify({ schema: 'xianshen.ledger-head/1', ...Object(head) })}\n`);
    const store = got(tryOpening(folder));
    expect(store.brokenAt).toBeNull();
    got(note(store, '四'));
    store.close();
    expect(readFileSync(path, 'utf8')).not.toContain('ledger-head/1');
    expect(readLedgerHead(folder)).toMatchObject({ number: 4 });
  });

  test('that was written in part by somebody is no head', () => {
    const { folder } = history();
    const path = join(folder, 'ledger-head.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replaceAll(/"number":\d/g, '"number":1'));
    expect(got(tryOpening(folder)).brokenAt).toBe(1);
  });

  test('shows an entry after the head that was forged', () => {
    const { folder } = history();
    const store = got(tryOpening(folder));
    const older = readFileSync(join(folder, 'ledger-head.json'));
    got(note(store, '四'));
    const database = databaseOf(store.readable);
    database.exec('DROP TRIGGER ledger_entry_is_fixed');
    database.exec(`UPDATE ledger_entry SET detail = '{"name":"伪造"}' WHERE number = 4`);
    store.close();
    writeFileSync(join(folder, 'ledger-head.json'), older);
    expect(got(tryOpening(folder)).brokenAt).toBe(4);
  });

  test('that cannot be written does not undo a change that is safe', () => {
    const folder = temporaryFolder();
    const logged: string[] = [];
    const store = got(tryOpening(folder));
    rmSync(folder, { recursive: true, force: true });
    const log = { info: () => {}, error: (name: string) => void logged.push(name) };
    const recorded = recordChange(store, { ...storePorts(), log }, event, () => '做完了');
    expect({ recorded, logged }).toEqual({
      recorded: { ok: true, value: '做完了' },
      logged: ['ledger.head-not-kept'],
    });
  });
});

test('a folder that cannot be made is a failure, not a crash', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '文件'), '');
  const options = {
    folder: join(folder, '文件', '内'),
    nativeBinding: null,
    workstation: 'w',
    ports: storePorts(),
  };
  expect(codeOf(openStore(options))).toBe('store.read-only');
});
