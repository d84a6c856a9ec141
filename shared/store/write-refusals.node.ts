/** Writes what is kept of a file that looks classified: time, person, keyed hash of its name, rules and places. */
import type { DossierId, PersonId } from '../base/ids.ts';
import type { WritableStore } from './handles.ts';
import { sql } from './sql.ts';

/** Place of a mark by numbers alone: names of inner files, sheets or authors may be secret themselves. */
export interface RefusedMark {
  readonly rule: string;
  readonly page: number | null;
  readonly paragraph: number | null;
}

export interface Refusal {
  readonly id: string;
  readonly dossier: DossierId;
  readonly person: PersonId;
  /** HMAC-SHA-256 under the workspace's key, hexadecimal. */
  readonly nameKeyedHash: string;
  readonly marks: readonly RefusedMark[];
}

export function writeRefusal(tx: WritableStore, refusal: Refusal, at: string): void {
  const { id, dossier, person, nameKeyedHash, marks } = refusal;
  tx.write(sql`
    INSERT INTO refusal (id, dossier_id, person_id, name_keyed_hash, marks, at)
    VALUES (${id}, ${dossier}, ${person}, ${nameKeyedHash}, ${JSON.stringify(marks)}, ${at})`);
}
