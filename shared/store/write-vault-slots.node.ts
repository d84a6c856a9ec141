/** Sealed copies of the vault key, one for each person who may open the vault, and how far sealing of old files has come. */
import * as z from 'zod/mini';
import type { PersonId } from '../base/ids.ts';
import type { ReadableStore, WritableStore } from './handles.ts';
import { readSetting } from './read-office.node.ts';
import { sql } from './sql.ts';

const slotPrefix = 'vault-slot/';
const waitingKey = 'vault-key-waiting';

/** JSON text of a person's slot, or null; still to be parsed. */
export function readVaultSlot(store: ReadableStore, person: PersonId): string | null {
  return readSetting(store, `${slotPrefix}${person}`);
}

const nameRow = z.object({ name: z.string() });

/** People who have a slot. */
export function readVaultSlotHolders(store: ReadableStore): readonly string[] {
  const rows = store.all(nameRow, sql`SELECT name FROM setting WHERE name GLOB ${`${slotPrefix}*`}`);
  return rows.map(({ name }) => name.slice(slotPrefix.length));
}

/** Puts a slot in the place of the person's earlier one. */
export function writeVaultSlot(tx: WritableStore, person: PersonId, json: string): void {
  tx.write(sql`
    INSERT INTO setting (name, value) VALUES (${`${slotPrefix}${person}`}, ${json})
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`);
}

/** Takes a person's slot away, where there is one. */
export function dropVaultSlot(tx: WritableStore, person: PersonId): void {
  const name = `${slotPrefix}${person}`;
  const held = readSetting(tx, name) === null ? 0 : 1;
  tx.write(sql`DELETE FROM setting WHERE name = ${name}`, held);
}

/**
 * The key itself, as hexadecimal JSON, for an office from before there was one, while not everybody who needs a slot has
 * signed in. No file is sealed with it before it is gone from here. Null otherwise.
 */
export function readWaitingVaultKey(store: ReadableStore): string | null {
  return readSetting(store, waitingKey);
}

export function writeWaitingVaultKey(tx: WritableStore, json: string): void {
  tx.write(sql`INSERT INTO setting (name, value) VALUES (${waitingKey}, ${json})`);
}

export function dropWaitingVaultKey(tx: WritableStore): void {
  tx.write(sql`DELETE FROM setting WHERE name = ${waitingKey}`);
}
