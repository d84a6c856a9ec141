/** Passages of dossiers between machines, and the workstation's exchange key. */
import * as z from 'zod/mini';
import type { DossierId, PersonId, Sha256 } from '../base/ids.ts';
import { idColumn } from './columns.ts';
import type { ReadableStore, WritableStore } from './handles.ts';
import { readSetting } from './read-office.node.ts';
import { sql } from './sql.ts';

const stateRow = z.object({ state_sha256: idColumn<Sha256>() });

/** States that a dossier was sent or received in, oldest first. */
export function readLineage(store: ReadableStore, dossier: DossierId): readonly Sha256[] {
  const rows = store.all(
    stateRow,
    sql`SELECT state_sha256 FROM exchange_passage WHERE dossier_id = ${dossier} ORDER BY number`,
  );
  return [...new Set(rows.map(({ state_sha256 }) => state_sha256))];
}

export interface Passage {
  readonly id: string;
  readonly dossier: DossierId;
  readonly direction: 'sent' | 'received';
  readonly state: Sha256;
  readonly by: PersonId;
  readonly at: string;
}

export function writePassage(tx: WritableStore, { id, dossier, direction, state, by, at }: Passage): void {
  tx.write(sql`
    INSERT INTO exchange_passage (id, dossier_id, number, direction, state_sha256, person_id, at)
    SELECT ${id}, ${dossier}, coalesce(max(number), 0) + 1, ${direction}, ${state}, ${by}, ${at}
    FROM exchange_passage WHERE dossier_id = ${dossier}`);
}

/** A copy of the office on another machine has the settings of the first: each has its key under its own name. */
const keyName = (workstation: string) => `exchange-key/${workstation}`;

/** JSON text of the workstation's key, or null before it was needed; still to be parsed. */
export function readExchangeKey(store: ReadableStore, workstation: string): string | null {
  return readSetting(store, keyName(workstation));
}

export function writeExchangeKey(tx: WritableStore, workstation: string, json: string): void {
  tx.write(sql`INSERT INTO setting (name, value) VALUES (${keyName(workstation)}, ${json})`);
}
