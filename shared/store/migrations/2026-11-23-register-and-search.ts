/**
 * What keeps lists, register and search as quick after years as on the first day: counts, keys and words beside the rows they
 * speak of. Frozen: a later change is a later migration.
 *
 * Nothing here holds words of a document. The index of words holds keyed hashes of pairs of characters without their order;
 * the bands of sketches are keyed hashes too.
 */

const refuse = (why: string) => `BEGIN SELECT RAISE(ABORT, '${why}'); END;`;

/** Counts by everything the lists are filtered by; triggers keep them, whatever program writes. */
const counts = `
ALTER TABLE dossier ADD COLUMN returned INTEGER NOT NULL DEFAULT 0 CHECK (returned IN (0, 1));
ALTER TABLE dossier ADD COLUMN organ TEXT
  GENERATED ALWAYS AS (coalesce(json_extract(catalogue, '$.organ'), '')) VIRTUAL;
-- End of the running deadline that ends first, and when it begins to press; the last instant there is where none runs.
ALTER TABLE dossier ADD COLUMN due_at TEXT NOT NULL DEFAULT '9999-12-31T23:59:59.999Z';
ALTER TABLE dossier ADD COLUMN near_at TEXT NOT NULL DEFAULT '9999-12-31T23:59:59.999Z';
UPDATE dossier SET returned = 1 WHERE state = 'drafting' AND EXISTS (
  SELECT 1 FROM dossier_round WHERE dossier_id = dossier.id AND round = dossier.round AND cause = 'returned');

CREATE TABLE dossier_count (
  state        TEXT NOT NULL,
  returned     INTEGER NOT NULL,
  package_year INTEGER NOT NULL,
  kind         TEXT NOT NULL,
  organ        TEXT NOT NULL,
  count        INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (state, returned, package_year, kind, organ)
) STRICT, WITHOUT ROWID;
INSERT INTO dossier_count (state, returned, package_year, kind, organ, count)
  SELECT state, returned, package_year, kind, organ, count(*) FROM dossier GROUP BY 1, 2, 3, 4, 5;

CREATE TRIGGER dossier_is_counted AFTER INSERT ON dossier BEGIN
  INSERT INTO dossier_count (state, returned, package_year, kind, organ, count)
  VALUES (NEW.state, NEW.returned, NEW.package_year, NEW.kind, NEW.organ, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER dossier_is_counted_anew AFTER UPDATE OF state, returned, catalogue ON dossier
WHEN (NEW.state, NEW.returned, NEW.organ) IS NOT (OLD.state, OLD.returned, OLD.organ) BEGIN
  UPDATE dossier_count SET count = count - 1
  WHERE (state, returned, package_year, kind, organ)
    = (OLD.state, OLD.returned, OLD.package_year, OLD.kind, OLD.organ);
  INSERT INTO dossier_count (state, returned, package_year, kind, organ, count)
  VALUES (NEW.state, NEW.returned, NEW.package_year, NEW.kind, NEW.organ, 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
`;

const indexes = `
CREATE INDEX dossier_returned ON dossier (due_at, changed_at DESC) WHERE returned = 1;
CREATE INDEX dossier_due ON dossier (state, due_at, changed_at DESC);
CREATE INDEX dossier_near ON dossier (near_at) WHERE near_at < '9999';
CREATE INDEX dossier_of_kind ON dossier (kind, package_year, package_serial);
CREATE INDEX dossier_of_organ ON dossier (organ, package_year, package_serial);
CREATE INDEX dossier_of_state ON dossier (state, package_year, package_serial);
CREATE INDEX source_file_digest ON source_file (sha256) WHERE removed_at IS NULL;
CREATE INDEX return_note_of ON return_note (dossier_id, at);
CREATE INDEX export_of ON export (dossier_id, at);
CREATE INDEX dossier_event_by_time ON dossier_event (event, at);
`;

const keys = `
-- Numbers as they are compared: without what may be written in several ways.
CREATE TABLE dossier_key (
  dossier_id      TEXT PRIMARY KEY REFERENCES dossier (id),
  document_number TEXT NOT NULL,
  index_number    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_key_document ON dossier_key (document_number) WHERE document_number <> '';
CREATE INDEX dossier_key_index ON dossier_key (index_number) WHERE index_number <> '';

-- Keyed hashes of groups of a sketch's numbers: files that are nearly the same share at least one.
CREATE TABLE sketch_band (
  band    INTEGER NOT NULL,
  file_id TEXT NOT NULL REFERENCES source_file (id),
  PRIMARY KEY (band, file_id)
) STRICT, WITHOUT ROWID;

-- One row for a release's catalogue entry (no file), one for each of its files.
CREATE TABLE word_row (
  row        INTEGER PRIMARY KEY,
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  file_id    TEXT REFERENCES source_file (id)
) STRICT;
CREATE UNIQUE INDEX word_row_of ON word_row (dossier_id, coalesce(file_id, ''));
CREATE VIRTUAL TABLE word_index USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
`;

/** A scan of the signed slip comes back when all have signed; every other internal file stays with the draft. */
const signedSlip = `
DROP TRIGGER internal_file_is_drafted;
CREATE TRIGGER internal_file_is_drafted BEFORE INSERT ON internal_file
WHEN NOT EXISTS (SELECT 1 FROM duty_assignment WHERE person_id = NEW.added_by AND duty = 'handler')
  OR CASE NEW.part
    WHEN 'signed-slip' THEN (SELECT state FROM dossier WHERE id = NEW.dossier_id) = 'stopped'
    ELSE (SELECT state FROM dossier WHERE id = NEW.dossier_id) <> 'drafting' END
${refuse('only a draft changes')}
`;

export const registerAndSearch = {
  name: '2026-11-23-register-and-search',
  text: counts + indexes + keys + signedSlip,
};
