/**
 * Tasks of a plan as rows that a clerk corrects: what the responsibility tails of the document say, until somebody has put it right by
 * hand. Kept with the record of the release, under an id that no kind uses for a table of its own.
 */
import type { ReleaseRecord } from '../kind/release-record.ts';
import type { ResponsibilityRow } from './responsibility.ts';

/** Id of the table within the record. */
export const taskTableId = 'responsibilities';

/** A row as it is shown and typed: units of a list stand between 、. */
export interface TaskRow {
  readonly task: string;
  readonly lead: string;
  readonly support: string;
}

/** Rows of a document. A label without a unit behind it leads to an empty cell, which the table of tasks names. */
export function rowsOfTails(tails: readonly ResponsibilityRow[]): readonly TaskRow[] {
  return tails.map(({ task, lead, support }) => ({
    task,
    lead: lead.join('、'),
    support: support.join('、'),
  }));
}

/** Rows that somebody has saved, or null where nobody has. */
export function savedTasks({ tables }: Pick<ReleaseRecord, 'tables'>): readonly TaskRow[] | null {
  const rows = tables[taskTableId];
  if (rows === undefined) return null;
  return rows.map(({ task = '', lead = '', support = '' }) => ({ task, lead, support }));
}

/** The record with these rows; rows without a word are left out. */
export function withTasks(record: ReleaseRecord, rows: readonly TaskRow[]): ReleaseRecord {
  const kept = rows
    .map(({ task, lead, support }) => ({ task: task.trim(), lead: lead.trim(), support: support.trim() }))
    .filter(({ task, lead, support }) => `${task}${lead}${support}` !== '');
  return { ...record, tables: { ...record.tables, [taskTableId]: kept } };
}

/** The record with the document's own rows again. */
export function withoutSavedTasks(record: ReleaseRecord): ReleaseRecord {
  const tables = Object.fromEntries(Object.entries(record.tables).filter(([id]) => id !== taskTableId));
  return { ...record, tables };
}

/** A record with the tasks of another one. */
export function withTasksOf(record: ReleaseRecord, other: ReleaseRecord): ReleaseRecord {
  const saved = savedTasks(other);
  return saved === null ? withoutSavedTasks(record) : withTasks(record, saved);
}

/** Saved rows in the shape of those that were read. */
export function tailsOfRows(rows: readonly TaskRow[]): readonly ResponsibilityRow[] {
  return rows.map(({ task, lead, support }, paragraph) => ({
    ...{ paragraph, task, empty: [] },
    lead: unitsOf(lead),
    support: unitsOf(support),
  }));
}

/** Commas within brackets belong to the name of a unit. */
function unitsOf(list: string): readonly string[] {
  return list
    .split(/[、,，;；](?![^(（]*[)）])/u)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
