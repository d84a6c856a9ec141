/** Everything the tables hold about one dossier, as it travels to another machine. What was removed is part of it. */
import * as z from 'zod/mini';
import { encodeBase64 } from '../base/base64.ts';
import type { DossierId } from '../base/ids.ts';
import { jsonColumn } from './columns.ts';
import type { ReadableStore } from './handles.ts';
import { readDossier } from './read-dossiers.node.ts';
import { readEvents, readSteps } from './read-procedure.node.ts';
import { readDecisions, readSignOffs } from './read-reviews.node.ts';
import { sql } from './sql.ts';

const text = z.string();
const numbers = z.object({ package_year: z.int(), package_serial: z.int() });
const roundRow = z.object({ round: z.int(), cause: text, beganAt: text });
const fileRow = z.object({
  id: text,
  slot: text,
  part: text,
  place: z.int(),
  name: text,
  type: text,
  mediaType: text,
  bytes: z.int(),
  sha256: text,
  addedBy: text,
  addedAt: text,
  removedAt: z.nullable(text),
});
const internalRow = z.omit(fileRow, { slot: true, place: true, mediaType: true });
const copyRow = z.object({
  file: text,
  original: text,
  before: text,
  after: text,
  outcome: text,
  by: text,
  at: text,
});
const screeningRow = z.object({
  id: text,
  file: text,
  number: z.int(),
  ruleSets: jsonColumn(z.array(z.object({ id: text, version: text, digest: text }))),
  at: text,
});
const findingRow = z.object({ id: text, rule: text, severity: text });
const returnRow = z.object({ id: text, round: z.int(), by: text, comment: text, at: text });
const exportRow = z.object({ id: text, by: text, fileName: text, sha256: text, bytes: z.int(), at: text });

/** Null for a dossier that is not there. The shape is checked by who packs it. */
export function readHistory(store: ReadableStore, id: DossierId) {
  const row = readDossier(store, id);
  const numbered = store.one(numbers, sql`SELECT package_year, package_serial FROM dossier WHERE id = ${id}`);
  if (row === null || numbered === null) return null;
  const { packageNumber, kind, openedBy, openedAt, state, round, catalogue, record } = row;
  return {
    ...{ id, year: numbered.package_year, serial: numbered.package_serial, packageNumber, kind },
    ...{ openedBy, openedAt, state, round, catalogue, record },
    rounds: store.all(
      roundRow,
      sql`SELECT round, cause, began_at AS beganAt FROM dossier_round WHERE dossier_id = ${id} ORDER BY round`,
    ),
    ...filesOf(store, id),
    screenings: screeningsOf(store, id),
    decisions: readDecisions(store, id).map(({ dossier: _, ...decision }) => decision),
    signOffs: signOffsOf(store, id),
    returns: store.all(
      returnRow,
      sql`SELECT id, round, person_id AS "by", comment, at FROM return_note WHERE dossier_id = ${id} ORDER BY at, id`,
    ),
    steps: readSteps(store, id).map(({ dossier: _, ...step }) => step),
    events: readEvents(store, id).map(({ dossier: _, ...event }) => event),
    exports: store.all(
      exportRow,
      sql`SELECT id, person_id AS "by", file_name AS fileName, sha256, bytes, at FROM export
        WHERE dossier_id = ${id} ORDER BY at, id`,
    ),
  };
}

function filesOf(store: ReadableStore, id: DossierId) {
  return {
    files: store.all(
      fileRow,
      sql`SELECT id, slot, part, place, name, type, media_type AS mediaType, bytes, sha256, added_by AS addedBy,
          added_at AS addedAt, removed_at AS removedAt
        FROM source_file WHERE dossier_id = ${id} ORDER BY added_at, id`,
    ),
    internalFiles: store.all(
      internalRow,
      sql`SELECT id, part, name, type, bytes, sha256, added_by AS addedBy, added_at AS addedAt,
          removed_at AS removedAt
        FROM internal_file WHERE dossier_id = ${id} ORDER BY added_at, id`,
    ),
    cleanCopies: store.all(
      copyRow,
      sql`SELECT file_id AS file, original_id AS original, before_sha256 AS before, after_sha256 AS after, outcome,
          made_by AS "by", made_at AS at
        FROM clean_copy JOIN source_file ON source_file.id = file_id WHERE dossier_id = ${id} ORDER BY made_at, file_id`,
    ),
  };
}

function screeningsOf(store: ReadableStore, id: DossierId) {
  const rows = store.all(
    screeningRow,
    sql`SELECT screening.id, file_id AS file, number, rule_sets AS ruleSets, at
      FROM screening JOIN source_file ON source_file.id = file_id WHERE dossier_id = ${id} ORDER BY file_id, number`,
  );
  return rows.map(({ id: screening, ...row }) => ({
    ...row,
    findings: store.all(
      findingRow,
      sql`SELECT finding_id AS id, rule, severity FROM finding WHERE screening_id = ${screening} ORDER BY finding_id`,
    ),
  }));
}

function signOffsOf(store: ReadableStore, id: DossierId) {
  return readSignOffs(store, id).map(({ dossier: _, statementSha256: __, answered, ...row }) => ({
    ...row,
    statement: encodeBase64(row.statement),
    envelope: encodeBase64(row.envelope),
    // A signature of before travels as it always did: what it looks like is part of the digest of its dossier.
    ...(answered === null ? {} : { answered }),
  }));
}
