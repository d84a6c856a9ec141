/** Office, people, their duties and keys. */
import * as z from 'zod/mini';
import type { KeyId, PersonId } from '../base/ids.ts';
import type { Duty } from '../signoff/duties.ts';
import { duties } from '../signoff/duties.ts';
import type { SignatureSuite } from '../signoff/signing.ts';
import { blobColumn, flagColumn, idColumn } from './columns.ts';
import type { ReadableStore } from './handles.ts';
import { sql } from './sql.ts';

export interface OfficeRow {
  readonly name: string;
  readonly code: string;
  readonly isSample: boolean;
}

const officeRow = z.pipe(
  z.object({ name: z.string(), code: z.string(), is_sample: flagColumn }),
  z.transform(({ name, code, is_sample }): OfficeRow => ({ name, code, isSample: is_sample })),
);

/** The office, or null while the workspace is empty. */
export function readOffice(store: ReadableStore): OfficeRow | null {
  return store.one(officeRow, sql`SELECT name, code, is_sample FROM office`);
}

export interface PersonRow {
  readonly id: PersonId;
  readonly name: string;
  readonly duty: Duty;
}

const personRow = z.object({ id: idColumn<PersonId>(), name: z.string(), duty: z.enum(duties) });

/** Everybody who can sign in, in order of duty. */
export function readPeople(store: ReadableStore): readonly PersonRow[] {
  const people = store.all(
    personRow,
    sql`SELECT id, name, duty FROM person JOIN duty_assignment ON person_id = id ORDER BY name, duty`,
  );
  return [...people].sort((left, right) => duties.indexOf(left.duty) - duties.indexOf(right.duty));
}

export interface KeyRow {
  readonly keyId: KeyId;
  readonly publicKey: string;
  /** JSON of the sealed private key, still to be parsed by `parseSealedKey`. */
  readonly untrustedSealed: string;
}

const keyRow = z.pipe(
  z.object({ key_id: idColumn<KeyId>(), public_key: z.string(), sealed: z.string() }),
  z.transform(
    ({ key_id, public_key, sealed }): KeyRow => ({
      keyId: key_id,
      publicKey: public_key,
      untrustedSealed: sealed,
    }),
  ),
);

/** Keys with which a person signs now, in the order in which an envelope names them; none for somebody who has none. */
export function readKeys(store: ReadableStore, person: PersonId): readonly KeyRow[] {
  return store.all(
    keyRow,
    sql`SELECT key_id, public_key, sealed FROM person_key WHERE person_id = ${person}
      AND key_id NOT IN (SELECT key_id FROM key_end) ORDER BY algorithm`,
  );
}

const suiteText = z.enum(['ed25519', 'sm2', 'both']);

/** What the office signs with; Ed25519 where it never said. */
export function readSuite(store: ReadableStore): SignatureSuite {
  const value = readSetting(store, signatureSuiteSetting);
  return value === null ? 'ed25519' : suiteText.parse(JSON.parse(value));
}

export const signatureSuiteSetting = 'signature-suite';

const trustRow = z.object({ version: z.int(), file: blobColumn });

/** Newest trust file, exact bytes. */
export function readTrust(
  store: ReadableStore,
): { readonly version: number; readonly file: Uint8Array } | null {
  return store.one(trustRow, sql`SELECT version, file FROM trust_version ORDER BY version DESC LIMIT 1`);
}

const settingRow = z.object({ value: z.string() });

/** JSON text of a setting, or null when it was never written. */
export function readSetting(store: ReadableStore, name: string): string | null {
  return store.one(settingRow, sql`SELECT value FROM setting WHERE name = ${name}`)?.value ?? null;
}
