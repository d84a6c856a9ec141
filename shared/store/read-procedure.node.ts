/** Steps, events and internal files of a dossier: the procedure around what is released. */
import * as z from 'zod/mini';
import type { DossierId, PersonId, Sha256 } from '../base/ids.ts';
import { fileTypes } from '../intake/file-type.ts';
import { dossierEvents } from '../release/dossier-event.ts';
import { idColumn, jsonColumn } from './columns.ts';
import type { ReadableStore } from './handles.ts';
import { sql } from './sql.ts';

const stepRow = z.pipe(
  z.object({
    dossier_id: idColumn<DossierId>(),
    number: z.int(),
    step: z.string(),
    person_id: idColumn<PersonId>(),
    at: z.string(),
  }),
  z.transform(({ dossier_id, person_id, ...row }) => ({ ...row, dossier: dossier_id, by: person_id })),
);

export type StepRow = z.infer<typeof stepRow>;

/** Steps a dossier has entered, oldest first. */
export function readSteps(store: ReadableStore, dossier: DossierId): readonly StepRow[] {
  return store.all(stepRow, sql`SELECT * FROM dossier_step WHERE dossier_id = ${dossier} ORDER BY number`);
}

/** Words may be sealed, and are longer then; the mark says so. */
const storedDetail = z.strictObject({
  organ: z.string(),
  number: z.string(),
  on: z.string(),
  text: z.string(),
  code: z.string(),
  sealed: z.optional(z.literal(1)),
});

export type StoredDetail = z.infer<typeof storedDetail>;

const eventRow = z.pipe(
  z.object({
    id: z.string(),
    dossier_id: idColumn<DossierId>(),
    round: z.int(),
    event: z.enum(dossierEvents),
    person_id: idColumn<PersonId>(),
    duty: z.string(),
    detail: jsonColumn(storedDetail),
    at: z.string(),
  }),
  z.transform(({ dossier_id, person_id, ...row }) => ({ ...row, dossier: dossier_id, by: person_id })),
);

export type EventRow = z.infer<typeof eventRow>;

/** What happened to a dossier besides signatures, oldest first. */
export function readEvents(store: ReadableStore, dossier: DossierId): readonly EventRow[] {
  return store.all(eventRow, sql`SELECT * FROM dossier_event WHERE dossier_id = ${dossier} ORDER BY at, id`);
}

/** Events from before words were sealed, of all dossiers. */
export function readUnsealedEvents(store: ReadableStore): readonly EventRow[] {
  return store.all(eventRow, sql`SELECT * FROM dossier_event WHERE json_extract(detail, '$.sealed') IS NULL`);
}

const internalFileRow = z.pipe(
  z.object({
    id: z.string(),
    dossier_id: idColumn<DossierId>(),
    part: z.string(),
    name: z.string(),
    type: z.enum(fileTypes),
    bytes: z.int(),
    sha256: idColumn<Sha256>(),
    added_by: idColumn<PersonId>(),
    added_at: z.string(),
  }),
  z.transform(({ dossier_id, added_by, added_at, ...row }) => ({
    ...row,
    dossier: dossier_id,
    addedBy: added_by,
    addedAt: added_at,
  })),
);

export type InternalFileRow = z.infer<typeof internalFileRow>;

/** Internal files a dossier holds now, in the order they were added. */
export function readInternalFiles(store: ReadableStore, dossier: DossierId): readonly InternalFileRow[] {
  return store.all(
    internalFileRow,
    sql`SELECT * FROM internal_file WHERE dossier_id = ${dossier} AND removed_at IS NULL ORDER BY added_at, id`,
  );
}
