import { expect, test } from 'vitest';
import type { DossierId, Sha256 } from '../../shared/base/ids.ts';
import type { ReadableStore } from '../../shared/store/handles.ts';
import { readCourse } from '../../shared/store/read-course.node.ts';
import { countNear, readRegisterPage, readWorkPlaces } from '../../shared/store/read-dossier-pages.node.ts';
import { readSharing, readSharingBand, readWordHits } from '../../shared/store/read-index.node.ts';
import { readEvents, readInternalFiles, readSteps } from '../../shared/store/read-procedure.node.ts';
import { readRegister } from '../../shared/store/read-register.node.ts';
import {
  readDecisions,
  readLastExport,
  readReturnsOf,
  readSignOffs,
} from '../../shared/store/read-reviews.node.ts';
import { readFindingRows, readScreenings } from '../../shared/store/read-screenings.node.ts';
import type { Sql } from '../../shared/store/sql.ts';
import { databaseOf } from '../../shared/store/sqlite-handles.node.ts';
import { got, temporaryFolder, tryOpening } from './test-store.ts';

/** Queries that run at every click, on tables that grow with the years. */
const queries = [
  'SELECT * FROM ledger_entry WHERE number > ? ORDER BY number LIMIT 100',
  'SELECT * FROM ledger_entry WHERE number < ? ORDER BY number DESC LIMIT 100',
  "SELECT at FROM ledger_entry WHERE person = ? AND action = 'key.unlock' AND number > 5 ORDER BY number",
  'SELECT * FROM source_file WHERE dossier_id = ? AND removed_at IS NULL ORDER BY place',
  'SELECT max(number) FROM screening WHERE file_id = ?',
  'SELECT * FROM finding WHERE screening_id = ?',
  'SELECT * FROM decision WHERE dossier_id = ? ORDER BY number',
  'SELECT * FROM sign_off WHERE dossier_id = ?',
];

test.for(queries)('finds its rows by an index: %s', (query) => {
  const database = databaseOf(got(tryOpening(temporaryFolder())).readable);
  const holes = query.split('?').length - 1;
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${query}`).all(...Array(holes).fill('x'));
  const steps = plan.map((step) => (step as { detail: string }).detail);
  expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([]);
});

/** Remembers what is asked while it answers. */
function listening(readable: ReadableStore): { readonly store: ReadableStore; readonly asked: Sql[] } {
  const asked: Sql[] = [];
  const store: ReadableStore = {
    handle: 'readable',
    all: (schema, query) => {
      asked.push(query);
      return readable.all(schema, query);
    },
    one: (schema, query) => {
      asked.push(query);
      return readable.one(schema, query);
    },
  };
  return { store, asked };
}

const dossier = 'd1' as DossierId;
const page = { after: null, limit: 10 };
const place = { dueAt: '2026-11-23T00:00:00.000Z', changedAt: '2026-11-23T00:00:00.000Z', id: dossier };
const anything = { year: null, kind: null, state: null, organ: null };
const register = { newestFirst: true, after: { year: 2026, serial: 3 }, limit: 10 };
const digest = 'a'.repeat(64) as Sha256;

/** Readers behind lists, register, search and opening a release, whatever their queries look like. */
const readers: Readonly<Record<string, (store: ReadableStore) => unknown>> = {
  'work list of a state': (store) => readWorkPlaces(store, { state: 'drafting' }, page),
  'next page of a state': (store) => readWorkPlaces(store, { state: 'drafting' }, { ...page, after: place }),
  'what presses': (store) => readWorkPlaces(store, { state: 'drafting', nearAt: place.dueAt }, page),
  'what came back': (store) => readWorkPlaces(store, { returned: true }, { ...page, after: place }),
  'how much presses': (store) => countNear(store, place.dueAt),
  'register by number': (store) => readRegisterPage(store, { ...register, filter: anything }),
  'register of a year': (store) =>
    readRegisterPage(store, { ...register, filter: { ...anything, year: 2026 } }),
  'register of a kind': (store) =>
    readRegisterPage(store, { ...register, filter: { ...anything, kind: 'dataset' } }),
  'register of an organ': (store) =>
    readRegisterPage(store, { ...register, filter: { ...anything, organ: '局' } }),
  'register of a state': (store) =>
    readRegisterPage(store, { ...register, filter: { ...anything, state: 'drafting' } }),
  'course of a release': (store) => readCourse(store, dossier),
  'releases that share something': (store) =>
    readSharing(store, { documentNumber: 'x', indexNumber: 'y' }, [digest]),
  'releases that share a band': (store) => readSharingBand(store, 5),
  'files of another release': (store) => readRegister(store, dossier),
  'findings of a release': (store) => readFindingRows(store, dossier),
  'screenings of a release': (store) => readScreenings(store, dossier),
  'decisions of a release': (store) => readDecisions(store, dossier),
  'returns of a release': (store) => readReturnsOf(store, dossier),
  'last export of a release': (store) => readLastExport(store, dossier),
  'sign-offs of a release': (store) => readSignOffs(store, dossier),
  'steps of a release': (store) => readSteps(store, dossier),
  'events of a release': (store) => readEvents(store, dossier),
  'internal files of a release': (store) => readInternalFiles(store, dossier),
  'places of words': (store) => readWordHits(store, 'abc', { before: 7, limit: 10 }),
};

/** The kept counts are few; the index of words is looked up by itself, and what it finds is a list of its own. */
const small = /^SCAN (?:dossier_count|word_index VIRTUAL TABLE|\(subquery-\d+\))/u;

test.for(Object.entries(readers))('walks through no growing table: %s', ([, read]) => {
  const opened = got(tryOpening(temporaryFolder())).readable;
  const { store, asked } = listening(opened);
  read(store);
  expect(asked.length).toBeGreaterThan(0);
  const steps = asked.flatMap(({ text, parameters }) =>
    databaseOf(opened)
      .prepare(`EXPLAIN QUERY PLAN ${text}`)
      .all(...parameters)
      .map((step) => (step as { detail: string }).detail),
  );
  expect(steps.filter((step) => step.startsWith('SCAN') && !small.test(step))).toEqual([]);
  expect(steps.filter((step) => step.includes('AUTOMATIC'))).toEqual([]);
});
