/** Versions of a file: what lay in its place before, and the same part of earlier releases. */
import * as z from 'zod/mini';
import type { DossierId, Sha256, SourceFileId } from '../base/ids.ts';
import { idColumn } from './columns.ts';
import type { ReadableStore } from './handles.ts';
import type { FileRow } from './read-dossiers.node.ts';
import { sql } from './sql.ts';

const versionRow = z.pipe(
  z.object({
    id: idColumn<SourceFileId>(),
    dossier_id: idColumn<DossierId>(),
    name: z.string(),
    sha256: idColumn<Sha256>(),
    added_at: z.string(),
    package_number: z.string(),
    text_sha256: idColumn<Sha256>(),
    findings_sha256: idColumn<Sha256>(),
  }),
  z.transform(({ id, dossier_id, added_at, package_number, text_sha256, findings_sha256, ...row }) => ({
    ...row,
    file: id,
    dossier: dossier_id,
    addedAt: added_at,
    packageNumber: package_number,
    text: text_sha256,
    findings: findings_sha256,
  })),
);

export type VersionRow = z.infer<typeof versionRow>;

const mostVersions = 50;

/** Files that lay in the place of a file before it, the latest first. */
export function readEarlierVersions(store: ReadableStore, row: FileRow): readonly VersionRow[] {
  const { id, dossier, slot, place } = row;
  return store.all(
    versionRow,
    sql`SELECT source_file.id, dossier_id, name, source_file.sha256, added_at, package_number, text_sha256, findings_sha256
      FROM source_file JOIN dossier ON dossier.id = dossier_id JOIN screening ON file_id = source_file.id
        AND number = (SELECT max(number) FROM screening AS latest WHERE latest.file_id = source_file.id)
      WHERE dossier_id = ${dossier} AND slot = ${slot} AND place = ${place} AND source_file.id <> ${id}
        AND removed_at IS NOT NULL
      ORDER BY removed_at DESC, source_file.id LIMIT ${mostVersions}`,
  );
}

/**
 * The same part in releases of the same title or document number that have left the office, the latest first. A title or number
 * that is empty says nothing.
 */
export function readReleasedVersions(
  store: ReadableStore,
  {
    row,
    title,
    documentNumber,
  }: { readonly row: FileRow; readonly title: string; readonly documentNumber: string },
): readonly VersionRow[] {
  const { dossier, slot, part } = row;
  return store.all(
    versionRow,
    sql`SELECT source_file.id, dossier_id, name, source_file.sha256, added_at, package_number, text_sha256, findings_sha256
      FROM source_file JOIN dossier ON dossier.id = dossier_id JOIN screening ON file_id = source_file.id
        AND number = (SELECT max(number) FROM screening AS latest WHERE latest.file_id = source_file.id)
      WHERE dossier_id <> ${dossier} AND slot = ${slot} AND part = ${part} AND removed_at IS NULL
        AND state IN ('exported', 'published', 'withdrawn')
        AND ((${title} <> '' AND json_extract(catalogue, '$.title') = ${title})
          OR (${documentNumber} <> '' AND json_extract(catalogue, '$.documentNumber') = ${documentNumber}))
      ORDER BY changed_at DESC, place LIMIT ${mostVersions}`,
  );
}
