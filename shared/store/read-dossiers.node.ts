/** Dossiers, their rounds and files. */
import * as z from 'zod/mini';
import type { DossierId, PersonId, Sha256, SourceFileId } from '../base/ids.ts';
import { fileTypes } from '../intake/file-type.ts';
import { catalogueSchema } from '../release/catalogue.ts';
import { dossierStates } from '../release/dossier-state.ts';
import { releaseRecordSchema } from '../release/kind/release-record.ts';
import { partSlots } from '../release/parts.ts';
import { flagColumn, idColumn, jsonColumn } from './columns.ts';
import type { ReadableStore } from './handles.ts';
import { sql } from './sql.ts';

export const dossierRow = z.pipe(
  z.object({
    id: idColumn<DossierId>(),
    package_number: z.string(),
    kind: z.string(),
    catalogue: jsonColumn(catalogueSchema),
    record: jsonColumn(releaseRecordSchema),
    state: z.enum(dossierStates),
    round: z.int(),
    /** Came back to the handler with a comment and has not been signed again since. */
    returned: flagColumn,
    opened_by: idColumn<PersonId>(),
    opened_at: z.string(),
    changed_at: z.string(),
  }),
  z.transform(({ package_number, opened_by, opened_at, changed_at, ...row }) => ({
    ...row,
    packageNumber: package_number,
    openedBy: opened_by,
    openedAt: opened_at,
    changedAt: changed_at,
  })),
);

export type DossierRow = z.infer<typeof dossierRow>;

/** All dossiers, the latest change first. */
export function readDossiers(store: ReadableStore): readonly DossierRow[] {
  return store.all(
    dossierRow,
    sql`SELECT * FROM dossier ORDER BY changed_at DESC, package_year DESC, package_serial DESC`,
  );
}

/** One dossier, or null. */
export function readDossier(store: ReadableStore, id: DossierId): DossierRow | null {
  return store.one(dossierRow, sql`SELECT * FROM dossier WHERE id = ${id}`);
}

const numberRow = z.object({ next: z.int() });

/** Serial number the next dossier of a year gets; numbers are never given twice. */
export function nextSerial(store: ReadableStore, year: number): number {
  const row = store.one(
    numberRow,
    sql`SELECT coalesce(max(package_serial), 0) + 1 AS next FROM dossier WHERE package_year = ${year}`,
  );
  return row?.next ?? 1;
}

const causeRow = z.object({ cause: z.enum(['opened', 'changed', 'returned']) });

/** Why a dossier's round began. */
export function readRoundCause(
  store: ReadableStore,
  dossier: DossierId,
  round: number,
): 'opened' | 'changed' | 'returned' {
  const row = store.one(
    causeRow,
    sql`SELECT cause FROM dossier_round WHERE dossier_id = ${dossier} AND round = ${round}`,
  );
  return row?.cause ?? 'opened';
}

const beganRow = z.object({ began_at: z.string() });

/** When a dossier's round began. */
export function readRoundStart(store: ReadableStore, dossier: DossierId, round: number): string {
  const row = store.one(
    beganRow,
    sql`SELECT began_at FROM dossier_round WHERE dossier_id = ${dossier} AND round = ${round}`,
  );
  return row?.began_at ?? '';
}

const fileRow = z.pipe(
  z.object({
    id: idColumn<SourceFileId>(),
    dossier_id: idColumn<DossierId>(),
    slot: z.enum(partSlots),
    /** Part of the dossier's kind that the file fills. */
    part: z.string(),
    place: z.int(),
    name: z.string(),
    type: z.enum(fileTypes),
    media_type: z.string(),
    bytes: z.int(),
    sha256: idColumn<Sha256>(),
  }),
  z.transform(({ dossier_id, media_type, ...row }) => ({
    ...row,
    dossier: dossier_id,
    mediaType: media_type,
  })),
);

export type FileRow = z.infer<typeof fileRow>;

const slotOrder = { document: 0, interpretation: 1, attachment: 2 } as const;

/** Files a dossier holds now, in the order of the release. */
export function readFiles(store: ReadableStore, dossier: DossierId): readonly FileRow[] {
  const files = store.all(
    fileRow,
    sql`SELECT * FROM source_file WHERE dossier_id = ${dossier} AND removed_at IS NULL ORDER BY place`,
  );
  return [...files].sort((left, right) => slotOrder[left.slot] - slotOrder[right.slot]);
}

/** Place for a new file at the end of a slot; places of removed files are not given again. */
export function nextPlace(store: ReadableStore, dossier: DossierId, slot: FileRow['slot']): number {
  const row = store.one(
    numberRow,
    sql`SELECT coalesce(max(place), 0) + 1 AS next FROM source_file WHERE dossier_id = ${dossier} AND slot = ${slot}`,
  );
  return row?.next ?? 1;
}
