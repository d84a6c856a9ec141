import { expect, test } from 'vitest';
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
