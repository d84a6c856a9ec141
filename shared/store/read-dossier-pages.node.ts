/** Dossiers page by page: each page begins where the one before ended, so the last costs what the first does. */
import * as z from 'zod/mini';
import type { DossierId } from '../base/ids.ts';
import type { DossierState } from '../release/dossier-state.ts';
import { idColumn } from './columns.ts';
import type { ReadableStore } from './handles.ts';
import type { DossierRow } from './read-dossiers.node.ts';
import { dossierRow } from './read-dossiers.node.ts';
import type { Sql, SqlValue } from './sql.ts';
import { sql } from './sql.ts';

/** Where a page of the work list ended. */
export interface WorkPlace {
  /** Instant at which the deadline ends that ends first. */
  readonly dueAt: string;
  readonly changedAt: string;
  readonly id: DossierId;
}

const placeRow = z.pipe(
  z.object({ id: idColumn<DossierId>(), due_at: z.string(), changed_at: z.string() }),
  z.transform(({ id, due_at, changed_at }): WorkPlace => ({ id, dueAt: due_at, changedAt: changed_at })),
);

/** Which dossiers a list goes through. */
export type WorkSelection =
  | { readonly state: DossierState }
  | { readonly returned: true }
  /** Of a state, those whose deadline presses at an instant. */
  | { readonly state: DossierState; readonly nearAt: string };

export interface WorkStretch {
  readonly after: WorkPlace | null;
  readonly limit: number;
}

/**
 * Next dossiers in the order of the work list: the fewest days left first, then the latest change, then by id. What is due at
 * the same time is asked for by itself, so that no page walks past the ones before it.
 */
export function readWorkPlaces(
  store: ReadableStore,
  selection: WorkSelection,
  { after, limit }: WorkStretch,
): readonly WorkPlace[] {
  const [same, later] = workQueries(selection, { after, limit });
  const together = same === null ? [] : store.all(placeRow, same);
  if (together.length === limit || later === null) return together;
  return [...together, ...store.all(placeRow, later)].slice(0, limit);
}

/** The two queries of a stretch: what is due with the last place, and what is due later. */
export function workQueries(
  selection: WorkSelection,
  { after, limit }: WorkStretch,
): readonly [Sql | null, Sql | null] {
  const chosen = selectionOf(selection);
  const query = (conditions: readonly Sql[]): Sql => ({
    text: `SELECT id, due_at, changed_at FROM dossier${whereOf(conditions)}
      ORDER BY due_at, changed_at DESC, id LIMIT ?`,
    parameters: [...conditions.flatMap(({ parameters }) => parameters), limit],
  });
  if (after === null) return [null, query(chosen)];
  const { dueAt, changedAt, id } = after;
  const same = sql`due_at = ${dueAt} AND changed_at <= ${changedAt} AND (changed_at < ${changedAt} OR id > ${id})`;
  return [query([...chosen, same]), query([...chosen, sql`due_at > ${dueAt}`])];
}

function selectionOf(selection: WorkSelection): readonly Sql[] {
  if ('returned' in selection) return [sql`returned = 1`];
  const inState = sql`state = ${selection.state}`;
  return 'nearAt' in selection
    ? [inState, sql`due_at < '9999' AND near_at <= ${selection.nearAt}`]
    : [inState];
}

const nearCount = z.object({ count: z.int() });

/** How many dossiers have a deadline that presses at an instant. */
export function countNear(store: ReadableStore, at: string): number {
  const row = store.one(
    nearCount,
    sql`SELECT count(*) AS count FROM dossier WHERE near_at <= ${at} AND near_at < '9999'`,
  );
  return row?.count ?? 0;
}

/** What the register is filtered by; null where anything goes. */
export interface RegisterFilter {
  readonly year: number | null;
  readonly kind: string | null;
  readonly state: DossierState | null;
  readonly organ: string | null;
}

/** Where a page of the register ended: a number is given once. */
export interface NumberPlace {
  readonly year: number;
  readonly serial: number;
}

export interface RegisterPage {
  readonly filter: RegisterFilter;
  readonly newestFirst: boolean;
  readonly after: NumberPlace | null;
  readonly limit: number;
}

const numberedRow = z.object({ package_year: z.int(), package_serial: z.int() });

export interface NumberedDossier {
  readonly place: NumberPlace;
  readonly row: DossierRow;
}

/** Next dossiers of the register in the order of their numbers. */
export function readRegisterPage(store: ReadableStore, page: RegisterPage): readonly NumberedDossier[] {
  return store.all(
    {
      parse: (untrustedRow) => {
        const { package_year: year, package_serial: serial } = numberedRow.parse(untrustedRow);
        return { place: { year, serial }, row: dossierRow.parse(untrustedRow) };
      },
    },
    registerQuery(page),
  );
}

/** The text is put together of fixed pieces; every value is a parameter. */
export function registerQuery({ filter, newestFirst, after, limit }: RegisterPage): Sql {
  const conditions = registerConditions(filter);
  if (after !== null) {
    conditions.push({
      text: newestFirst
        ? '(package_year, package_serial) < (?, ?)'
        : '(package_year, package_serial) > (?, ?)',
      parameters: [after.year, after.serial],
    });
  }
  const order = newestFirst ? 'package_year DESC, package_serial DESC' : 'package_year, package_serial';
  return {
    text: `SELECT * FROM dossier${whereOf(conditions)} ORDER BY ${order} LIMIT ?`,
    parameters: [...conditions.flatMap(({ parameters }) => parameters), limit],
  };
}

function registerConditions({ year, kind, state, organ }: RegisterFilter): Sql[] {
  const equal = (column: string, value: SqlValue): Sql[] =>
    value === null ? [] : [{ text: `${column} = ?`, parameters: [value] }];
  return [
    ...equal('package_year', year),
    ...equal('kind', kind),
    ...equal('state', state),
    ...equal('organ', organ),
  ];
}

function whereOf(conditions: readonly Sql[]): string {
  return conditions.length === 0 ? '' : ` WHERE ${conditions.map(({ text }) => text).join(' AND ')}`;
}

const countRow = z.object({
  state: z.string(),
  returned: z.int(),
  package_year: z.int(),
  kind: z.string(),
  organ: z.string(),
  count: z.int(),
});

/** How many dossiers there are of one sort; triggers keep the numbers with every change. */
export interface DossierCount {
  readonly state: string;
  readonly returned: boolean;
  readonly year: number;
  readonly kind: string;
  readonly organ: string;
  readonly count: number;
}

/** Counts by state, year, kind and organ, without sorts of which there are none. */
export function readDossierCounts(store: ReadableStore, filter: RegisterFilter): readonly DossierCount[] {
  const conditions = [...registerConditions(filter), { text: 'count > 0', parameters: [] }];
  const query = {
    text: `SELECT state, returned, package_year, kind, organ, count FROM dossier_count${whereOf(conditions)}`,
    parameters: conditions.flatMap(({ parameters }) => parameters),
  };
  return store
    .all(countRow, query)
    .map(({ package_year, returned, ...row }) => ({ ...row, year: package_year, returned: returned === 1 }));
}
