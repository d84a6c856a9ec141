/**
 * Two handles on one database: a function that takes the readable one cannot write. The writable one exists only within
 * `recordChange`, so that nothing is written without its entry in the ledger.
 */
import type { Sql } from './sql.ts';

/** Schema of one row; rows may have been written by another version, so they are parsed like anything from outside. */
export interface RowSchema<Row> {
  parse(untrustedRow: unknown): Row;
}

export interface ReadableStore {
  readonly handle: 'readable' | 'writable';
  /** All rows of a query. @throws when a row does not have the shape, or the text is not a query */
  all<Row>(schema: RowSchema<Row>, query: Sql): readonly Row[];
  /** The only row of a query, or null. @throws when there are several */
  one<Row>(schema: RowSchema<Row>, query: Sql): Row | null;
}

export interface WritableStore extends ReadableStore {
  readonly handle: 'writable';
  /** Writes exactly so many rows, one unless said otherwise. @throws when it were more or fewer */
  write(command: Sql, rows?: number): void;
}
