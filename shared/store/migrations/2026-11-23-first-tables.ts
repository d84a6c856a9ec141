/**
 * First tables. Frozen: a later change is a later migration. Times are ISO 8601 in UTC with milliseconds, digests are
 * lower-case hexadecimal SHA-256. No column holds text of a document: texts and findings lie in the vault, under the digests
 * that stand here.
 */

const instant = (column: string) =>
  `${column} TEXT NOT NULL CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const digest = (column: string) =>
  `${column} TEXT NOT NULL CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;
const json = (column: string) => `${column} TEXT NOT NULL CHECK (json_valid(${column}))`;

const office = `
CREATE TABLE office (
  id        INTEGER PRIMARY KEY CHECK (id = 1),
  name      TEXT NOT NULL CHECK (trim(name) <> ''),
  code      TEXT NOT NULL CHECK (length(code) BETWEEN 2 AND 20 AND code NOT GLOB '*[^0-9A-Z]*'),
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1)),
  ${instant('created_at')}
) STRICT;

CREATE TABLE person (
  id   TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (trim(name) <> ''),
  ${instant('added_at')}
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_assignment (
  person_id TEXT NOT NULL REFERENCES person (id),
  duty      TEXT NOT NULL CHECK (duty IN ('handler', 'secrecy-reviewer', 'approver',
              'system-administrator', 'security-administrator', 'security-auditor')),
  ${instant('assigned_at')},
  PRIMARY KEY (person_id, duty)
) STRICT, WITHOUT ROWID;

-- The private half stays sealed with the person's pass phrase; the column holds nothing that signs by itself.
CREATE TABLE person_key (
  key_id     TEXT PRIMARY KEY CHECK (length(key_id) = 16 AND key_id NOT GLOB '*[^0-9a-f]*'),
  person_id  TEXT NOT NULL UNIQUE REFERENCES person (id),
  algorithm  TEXT NOT NULL CHECK (algorithm IN ('ed25519')),
  public_key TEXT NOT NULL UNIQUE,
  ${json('sealed')},
  ${instant('made_at')}
) STRICT, WITHOUT ROWID;

-- Exact bytes of each trust.json that was ever issued.
CREATE TABLE trust_version (
  version INTEGER PRIMARY KEY CHECK (version >= 1),
  file    BLOB NOT NULL,
  ${instant('issued_at')}
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  ${json('value')}
) STRICT, WITHOUT ROWID;
`;

const dossiers = `
CREATE TABLE dossier (
  id              TEXT PRIMARY KEY,
  package_year    INTEGER NOT NULL CHECK (package_year BETWEEN 2000 AND 9999),
  package_serial  INTEGER NOT NULL CHECK (package_serial >= 1),
  package_number  TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL CHECK (kind IN ('policy-with-interpretation')),
  ${json('catalogue')},
  state           TEXT NOT NULL CHECK (state IN ('drafting', 'secrecy-review', 'approval', 'approved', 'exported')),
  round           INTEGER NOT NULL CHECK (round >= 1),
  opened_by       TEXT NOT NULL REFERENCES person (id),
  ${instant('opened_at')},
  ${instant('changed_at')},
  UNIQUE (package_year, package_serial)
) STRICT, WITHOUT ROWID;

-- A round ends when content is changed after a signature, or when somebody sends the dossier back.
CREATE TABLE dossier_round (
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  round      INTEGER NOT NULL CHECK (round >= 1),
  cause      TEXT NOT NULL CHECK (cause IN ('opened', 'changed', 'returned')),
  ${instant('began_at')},
  PRIMARY KEY (dossier_id, round)
) STRICT, WITHOUT ROWID;

-- "place" orders files within their slot and is never given twice; a new version takes the place of the old one.
CREATE TABLE source_file (
  id         TEXT PRIMARY KEY,
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  slot       TEXT NOT NULL CHECK (slot IN ('document', 'interpretation', 'attachment')),
  place      INTEGER NOT NULL CHECK (place >= 1),
  name       TEXT NOT NULL CHECK (name <> ''),
  type       TEXT NOT NULL CHECK (type <> ''),
  media_type TEXT NOT NULL CHECK (media_type LIKE '%_/_%'),
  bytes      INTEGER NOT NULL CHECK (bytes > 0),
  ${digest('sha256')},
  added_by   TEXT NOT NULL REFERENCES person (id),
  ${instant('added_at')},
  removed_at TEXT CHECK (removed_at GLOB '????-??-??T??:??:??.???Z')
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX source_file_place ON source_file (dossier_id, slot, place) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX source_file_content ON source_file (dossier_id, sha256) WHERE removed_at IS NULL;

-- Both digests name objects of the vault: the extracted text, and the findings with what could not be inspected.
CREATE TABLE screening (
  id         TEXT PRIMARY KEY,
  file_id    TEXT NOT NULL REFERENCES source_file (id),
  number     INTEGER NOT NULL CHECK (number >= 1),
  ${digest('text_sha256')},
  ${digest('findings_sha256')},
  ${json('rule_sets')},
  ${instant('at')},
  UNIQUE (file_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  screening_id TEXT NOT NULL REFERENCES screening (id),
  finding_id   TEXT NOT NULL CHECK (finding_id <> ''),
  rule         TEXT NOT NULL CHECK (rule GLOB '[A-Z]*-[0-9][0-9]'),
  severity     TEXT NOT NULL CHECK (severity IN ('hard', 'soft', 'info')),
  PRIMARY KEY (screening_id, finding_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_by_id ON finding (finding_id);
`;

const reviews = `
CREATE TABLE decision (
  id         TEXT PRIMARY KEY,
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  number     INTEGER NOT NULL CHECK (number >= 1),
  finding_id TEXT NOT NULL,
  person_id  TEXT NOT NULL REFERENCES person (id),
  duty       TEXT NOT NULL CHECK (duty IN ('handler', 'secrecy-reviewer')),
  action     TEXT NOT NULL,
  reason     TEXT CHECK (reason IN ('quoted-example', 'must-be-open-by-law', 'person-agreed', 'already-public',
               'false-alarm', 'needed-for-service', 'other')),
  note       TEXT NOT NULL,
  ${instant('at')},
  UNIQUE (dossier_id, number),
  CHECK ((duty = 'handler' AND action IN ('fix', 'set-aside', 'ask'))
    OR (duty = 'secrecy-reviewer' AND action IN ('uphold', 'demand-change'))),
  CHECK (action NOT IN ('set-aside', 'uphold') OR reason IS NOT NULL),
  CHECK (reason IS NULL OR reason <> 'other' OR trim(note) <> '')
) STRICT, WITHOUT ROWID;

-- The keys say it too: one signature per stage of a round, and nobody signs a round twice.
CREATE TABLE sign_off (
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  round      INTEGER NOT NULL,
  stage      TEXT NOT NULL CHECK (stage IN ('handler', 'secrecy-reviewer', 'approver')),
  person_id  TEXT NOT NULL REFERENCES person (id),
  key_id     TEXT NOT NULL REFERENCES person_key (key_id),
  ${digest('content')},
  ${digest('review')},
  statement  BLOB NOT NULL,
  ${digest('statement_sha256')},
  envelope   BLOB NOT NULL,
  ${instant('at')},
  PRIMARY KEY (dossier_id, round, stage),
  UNIQUE (dossier_id, round, person_id),
  FOREIGN KEY (dossier_id, round) REFERENCES dossier_round (dossier_id, round)
) STRICT, WITHOUT ROWID;

CREATE TABLE return_note (
  id         TEXT PRIMARY KEY,
  dossier_id TEXT NOT NULL,
  round      INTEGER NOT NULL,
  person_id  TEXT NOT NULL REFERENCES person (id),
  comment    TEXT NOT NULL CHECK (trim(comment) <> ''),
  ${instant('at')},
  FOREIGN KEY (dossier_id, round) REFERENCES dossier_round (dossier_id, round)
) STRICT, WITHOUT ROWID;

CREATE TABLE export (
  id         TEXT PRIMARY KEY,
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  person_id  TEXT NOT NULL REFERENCES person (id),
  file_name  TEXT NOT NULL CHECK (file_name <> ''),
  ${digest('sha256')},
  bytes      INTEGER NOT NULL CHECK (bytes > 0),
  ${instant('at')}
) STRICT, WITHOUT ROWID;

-- All that is kept of a file that looks classified: never a name, never a word of it.
CREATE TABLE refusal (
  id         TEXT PRIMARY KEY,
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  person_id  TEXT NOT NULL REFERENCES person (id),
  ${digest('name_keyed_hash')},
  marks      TEXT NOT NULL CHECK (json_type(marks) = 'array'),
  ${instant('at')}
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_entry (
  number       INTEGER PRIMARY KEY CHECK (number >= 1),
  ${instant('at')},
  monotonic_ms INTEGER NOT NULL,
  clock_jumped INTEGER NOT NULL CHECK (clock_jumped IN (0, 1)),
  person       TEXT,
  duty         TEXT,
  workstation  TEXT NOT NULL CHECK (workstation <> ''),
  action       TEXT NOT NULL CHECK (action GLOB '[a-z]*.[a-z]*'),
  objects      TEXT NOT NULL CHECK (json_type(objects) = 'array'),
  result       TEXT NOT NULL CHECK (result IN ('done', 'refused')),
  ${json('detail')},
  ${digest('previous')},
  hash         TEXT NOT NULL UNIQUE CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*')
) STRICT;
CREATE INDEX ledger_entry_person ON ledger_entry (person, action, number);
`;

export const firstTables = {
  name: '2026-11-23-first-tables',
  text: office + dossiers + reviews,
};
