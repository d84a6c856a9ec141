/** Clean copies: which file was made from which, by whom, and what came of it. Frozen: a later change is a later migration. */

const refuse = (why: string) => `BEGIN SELECT RAISE(ABORT, '${why}'); END;`;
const digest = (column: string) =>
  `${column} TEXT NOT NULL CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;

export const cleanCopies = {
  name: '2026-11-23-clean-copies',
  text: `
CREATE TABLE clean_copy (
  file_id       TEXT PRIMARY KEY REFERENCES source_file (id),
  original_id   TEXT NOT NULL REFERENCES source_file (id),
  ${digest('before_sha256')},
  ${digest('after_sha256')},
  outcome       TEXT NOT NULL CHECK (json_valid(outcome)),
  made_by       TEXT NOT NULL REFERENCES person (id),
  made_at       TEXT NOT NULL CHECK (made_at GLOB '????-??-??T??:??:??.???Z')
) STRICT, WITHOUT ROWID;

CREATE TRIGGER clean_copy_is_inserted_once BEFORE INSERT ON clean_copy
WHEN EXISTS (SELECT 1 FROM clean_copy WHERE file_id = NEW.file_id)
${refuse('clean_copy is written once')}
CREATE TRIGGER clean_copy_is_fixed BEFORE UPDATE ON clean_copy
${refuse('clean_copy is never changed')}
CREATE TRIGGER clean_copy_stays BEFORE DELETE ON clean_copy
${refuse('clean_copy is never deleted')}

CREATE TRIGGER clean_copy_is_of_its_original BEFORE INSERT ON clean_copy
WHEN NOT EXISTS (
  SELECT 1 FROM source_file AS copy JOIN source_file AS original ON original.dossier_id = copy.dossier_id
  WHERE copy.id = NEW.file_id AND original.id = NEW.original_id AND copy.id <> original.id
    AND copy.slot = original.slot AND copy.place = original.place AND original.removed_at IS NOT NULL
    AND copy.sha256 = NEW.after_sha256 AND original.sha256 = NEW.before_sha256)
${refuse('a clean copy stands in the place of its original')}
`,
};
