/** The file is read from end to end wherever anything could have happened to it since it was last closed in good order. */
import { closeSync, existsSync, openSync, statSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readClosedMark } from '../../shared/store/closed-mark.node.ts';
import { codeOf, got, temporaryFolder, tryOpening } from './test-store.ts';

const soon = '2026-11-24T01:00:00.000Z';

function closedOffice() {
  const folder = temporaryFolder();
  got(tryOpening(folder)).close();
  const path = join(folder, 'office.db');
  return {
    folder,
    path,
    mark: join(folder, 'office.closed.json'),
    read: () => readClosedMark(folder, path, soon),
  };
}

test('a database that was closed in good order has a mark, an open one has none', () => {
  const { folder, mark, read } = closedOffice();
  expect(read()?.checkedAt).toBe('2026-11-23T01:00:00.000Z');
  const store = got(tryOpening(folder));
  expect(existsSync(mark)).toBe(false);
  store.close();
  expect(read()?.checkedAt).toBe('2026-11-23T01:00:00.000Z');
});

test('does not count once the file has changed, or has a log beside it', () => {
  const { path, read } = closedOffice();
  const { atime, mtime } = statSync(path);
  utimesSync(path, atime, new Date(mtime.getTime() + 1_000));
  expect(read()).toBeNull();
  const other = closedOffice();
  writeFileSync(`${other.path}-wal`, 'what a crash left');
  expect(other.read()).toBeNull();
});

test('does not count after a week, nor before it was made', () => {
  const { folder, path } = closedOffice();
  expect(readClosedMark(folder, path, '2026-12-01T01:00:00.000Z')).toBeNull();
  expect(readClosedMark(folder, path, '2026-11-22T01:00:00.000Z')).toBeNull();
});

test('does not count where it cannot be read', () => {
  const { mark, read } = closedOffice();
  for (const text of ['', '{}', '{"bytes":1,"modifiedMs":2,"checkedAt":"x","more":0}']) {
    writeFileSync(mark, text);
    expect(read()).toBeNull();
  }
});

test('damage to a closed file is found at the next opening', () => {
  const { folder, path } = closedOffice();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(20_000, 0xff), 0, 20_000, 8_192);
  closeSync(file);
  expect(codeOf(tryOpening(folder))).toBe('store.damaged');
});
