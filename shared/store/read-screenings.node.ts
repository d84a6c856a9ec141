/** Screenings: which text and which rule sets they were made of, and the findings by id and severity. */
import * as z from 'zod/mini';
import type { DossierId, FindingId, Sha256, SourceFileId } from '../base/ids.ts';
import { idColumn, jsonColumn } from './columns.ts';
import type { ReadableStore } from './handles.ts';
import { sql } from './sql.ts';

const screeningRow = z.pipe(
  z.object({
    id: z.string(),
    file_id: idColumn<SourceFileId>(),
    number: z.int(),
    text_sha256: idColumn<Sha256>(),
    findings_sha256: idColumn<Sha256>(),
    rule_sets: jsonColumn(z.array(z.object({ id: z.string(), version: z.string(), digest: z.string() }))),
  }),
  z.transform(({ file_id, text_sha256, findings_sha256, rule_sets, ...row }) => ({
    ...row,
    file: file_id,
    /** Object of the vault that holds the extracted text. */
    text: text_sha256,
    /** Object of the vault that holds the findings. */
    findings: findings_sha256,
    ruleSets: rule_sets,
  })),
);

export type ScreeningRow = z.infer<typeof screeningRow>;

/** Latest screening of each file that a dossier holds now. */
export function readScreenings(store: ReadableStore, dossier: DossierId): readonly ScreeningRow[] {
  return store.all(
    screeningRow,
    sql`SELECT screening.* FROM screening JOIN source_file ON source_file.id = file_id
      WHERE dossier_id = ${dossier} AND removed_at IS NULL
        AND number = (SELECT max(number) FROM screening AS latest WHERE latest.file_id = source_file.id)`,
  );
}

const findingRow = z.object({
  dossier: idColumn<DossierId>(),
  id: idColumn<FindingId>(),
  rule: z.string(),
  severity: z.enum(['hard', 'soft', 'info']),
});

/** What a work list needs of a finding; everything else of it lies in the vault. */
export type FindingRow = z.infer<typeof findingRow>;

/** Findings of the latest screenings of a dossier's present files. */
export function readFindingRows(store: ReadableStore, dossier: DossierId): readonly FindingRow[] {
  return store.all(
    findingRow,
    sql`SELECT dossier_id AS dossier, finding_id AS id, rule, severity
      FROM source_file JOIN screening ON file_id = source_file.id JOIN finding ON screening_id = screening.id
      WHERE dossier_id = ${dossier} AND removed_at IS NULL
        AND number = (SELECT max(number) FROM screening AS latest WHERE latest.file_id = source_file.id)`,
  );
}

const idRow = z.object({ id: z.string() });

/** Ids of all refusals, for the audit. */
export function readRefusalIds(store: ReadableStore): readonly string[] {
  return store.all(idRow, sql`SELECT id FROM refusal`).map(({ id }) => id);
}

const digestRow = z.object({ digest: idColumn<Sha256>() });

/** Every object of the vault that the database names: originals, texts, findings, internal files, of earlier versions too. */
export function readVaultDigests(store: ReadableStore): readonly Sha256[] {
  const rows = store.all(
    digestRow,
    sql`SELECT sha256 AS digest FROM source_file UNION SELECT text_sha256 FROM screening
      UNION SELECT findings_sha256 FROM screening UNION SELECT sha256 FROM internal_file`,
  );
  return rows.map(({ digest }) => digest);
}
