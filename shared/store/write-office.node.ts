/** Writes office, people, keys and settings, within a recorded change. */
import type { KeyId, PersonId } from '../base/ids.ts';
import type { Duty } from '../signoff/duties.ts';
import type { SealedKey } from '../signoff/sealed-key.ts';
import type { RevocationReason } from '../signoff/trust-file.ts';
import type { WritableStore } from './handles.ts';
import type { OfficeRow } from './read-office.node.ts';
import { sql } from './sql.ts';

export function writeOffice(tx: WritableStore, { name, code, isSample }: OfficeRow, at: string): void {
  tx.write(
    sql`INSERT INTO office (id, name, code, is_sample, created_at) VALUES (1, ${name}, ${code}, ${isSample ? 1 : 0}, ${at})`,
  );
}

export interface NewPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly duty: Duty;
  /** One key for each algorithm of the office. */
  readonly keys: readonly SealedKey[];
}

/** Adds a person with duty and sealed key. */
export function writePerson(tx: WritableStore, { id, name, duty, keys }: NewPerson, at: string): void {
  tx.write(sql`INSERT INTO person (id, name, added_at) VALUES (${id}, ${name}, ${at})`);
  tx.write(sql`INSERT INTO duty_assignment (person_id, duty, assigned_at) VALUES (${id}, ${duty}, ${at})`);
  for (const sealed of keys) writeKey(tx, { person: id, sealed }, at);
}

/** Adds a key for a person. The guards let nobody have two of one algorithm that both still sign. */
export function writeKey(
  tx: WritableStore,
  { person, sealed }: { readonly person: PersonId; readonly sealed: SealedKey },
  at: string,
): void {
  tx.write(sql`
    INSERT INTO person_key (key_id, person_id, algorithm, public_key, sealed, made_at)
    VALUES (${sealed.keyId}, ${person}, ${sealed.algorithm}, ${sealed.publicKey}, ${JSON.stringify(sealed)}, ${at})`);
}

/** Ends a key for good: it signs nothing any more. */
export function writeKeyEnd(
  tx: WritableStore,
  { key, why }: { readonly key: KeyId; readonly why: RevocationReason },
  at: string,
): void {
  tx.write(sql`INSERT INTO key_end (key_id, ended_at, why) VALUES (${key}, ${at}, ${why})`);
}

/** Puts a new seal around the key that a person has; the guards let no other key in. */
export function writeSeal(tx: WritableStore, person: PersonId, sealed: SealedKey): void {
  tx.write(sql`
    UPDATE person_key SET sealed = ${JSON.stringify(sealed)}
    WHERE person_id = ${person} AND key_id = ${sealed.keyId}`);
}

/** Keeps the exact bytes of a newly issued trust file. */
export function writeTrust(
  tx: WritableStore,
  { version, file }: { readonly version: number; readonly file: Uint8Array },
  at: string,
): void {
  tx.write(sql`INSERT INTO trust_version (version, file, issued_at) VALUES (${version}, ${file}, ${at})`);
}

/** Writes a setting for the first time. */
export function writeSetting(tx: WritableStore, name: string, json: string): void {
  tx.write(sql`INSERT INTO setting (name, value) VALUES (${name}, ${json})`);
}

/** Writes a setting, whether it was there or not. */
export function putSetting(tx: WritableStore, name: string, json: string): void {
  tx.write(
    sql`INSERT INTO setting (name, value) VALUES (${name}, ${json}) ON CONFLICT DO UPDATE SET value = excluded.value`,
  );
}
