/**
 * Keys that end and follow one another, and checkpoints of the ledger. Frozen: a later change is a later migration.
 *
 * The table of keys is made anew, because it held one key of one algorithm for each person. A key is never deleted: what it
 * signed still has to be traced to its holder. Checkpoints and hashes of the tree say nothing that the entries do not say.
 */

const refuse = (why: string) => `BEGIN SELECT RAISE(ABORT, '${why}'); END;`;
const instant = (column: string) =>
  `${column} TEXT NOT NULL CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const digest = (column: string) =>
  `${column} TEXT NOT NULL CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;
const keyId = `key_id     TEXT PRIMARY KEY CHECK (length(key_id) = 16 AND key_id NOT GLOB '*[^0-9a-f]*')`;

const keys = `
CREATE TABLE person_key_anew (
  ${keyId},
  person_id  TEXT NOT NULL REFERENCES person (id),
  algorithm  TEXT NOT NULL CHECK (algorithm IN ('ed25519', 'sm2')),
  public_key TEXT NOT NULL UNIQUE,
  sealed     TEXT NOT NULL CHECK (json_valid(sealed)),
  ${instant('made_at')}
) STRICT, WITHOUT ROWID;
INSERT INTO person_key_anew SELECT key_id, person_id, algorithm, public_key, sealed, made_at FROM person_key;
DROP TABLE person_key;
ALTER TABLE person_key_anew RENAME TO person_key;
CREATE INDEX person_key_by_person ON person_key (person_id);

CREATE TABLE key_end (
  key_id TEXT PRIMARY KEY REFERENCES person_key (key_id),
  ${instant('ended_at')},
  why    TEXT NOT NULL CHECK (why IN ('compromised', 'lost', 'replaced', 'left-duty'))
) STRICT, WITHOUT ROWID;
`;

const keyGuards = `
CREATE TRIGGER person_key_is_inserted_once BEFORE INSERT ON person_key
WHEN EXISTS (SELECT 1 FROM person_key WHERE key_id = NEW.key_id OR public_key = NEW.public_key)
${refuse('person_key is written once')}

CREATE TRIGGER person_key_is_fixed BEFORE UPDATE OF key_id, person_id, algorithm, public_key, made_at ON person_key
${refuse('person_key is never changed')}

CREATE TRIGGER person_key_stays BEFORE DELETE ON person_key
${refuse('person_key is never deleted')}

CREATE TRIGGER person_key_one_at_a_time BEFORE INSERT ON person_key
WHEN EXISTS (SELECT 1 FROM person_key WHERE person_id = NEW.person_id AND algorithm = NEW.algorithm
  AND key_id NOT IN (SELECT key_id FROM key_end))
${refuse('a person has one key of an algorithm at a time')}

CREATE TRIGGER key_end_is_inserted_once BEFORE INSERT ON key_end
WHEN EXISTS (SELECT 1 FROM key_end WHERE key_id = NEW.key_id)
${refuse('key_end is written once')}

CREATE TRIGGER key_end_is_fixed BEFORE UPDATE ON key_end
${refuse('key_end is never changed')}

CREATE TRIGGER key_end_stays BEFORE DELETE ON key_end
${refuse('key_end is never deleted')}

CREATE TRIGGER sign_off_by_living_key BEFORE INSERT ON sign_off
WHEN EXISTS (SELECT 1 FROM key_end WHERE key_id = NEW.key_id)
${refuse('signed with a key that has ended')}
`;

const once = (table: string, key: string) => `
CREATE TRIGGER ${table}_is_inserted_once BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key})
${refuse(`${table} is written once`)}

CREATE TRIGGER ${table}_is_fixed BEFORE UPDATE ON ${table}
${refuse(`${table} is never changed`)}

CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table}
${refuse(`${table} is never deleted`)}
`;

const checkpoints = `
CREATE TABLE workstation_key (
  ${keyId},
  public_key TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL CHECK (name <> ''),
  ${instant('made_at')}
) STRICT, WITHOUT ROWID;

-- The tree of RFC 6962 over the ledger: hashes of its complete subtrees, level 0 being the leaves.
CREATE TABLE ledger_tree (
  level    INTEGER NOT NULL CHECK (level >= 0),
  position INTEGER NOT NULL CHECK (position >= 0),
  ${digest('hash')},
  PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;

-- The note is the signed text as it stands in the file beside the database.
CREATE TABLE ledger_checkpoint (
  size   INTEGER PRIMARY KEY CHECK (size >= 1),
  ${digest('root')},
  note   TEXT NOT NULL CHECK (note <> ''),
  key_id TEXT NOT NULL REFERENCES workstation_key (key_id),
  why    TEXT NOT NULL CHECK (why IN ('sign-off', 'export', 'backup', 'day-end')),
  ${instant('at')}
) STRICT;
${once('workstation_key', 'key_id = NEW.key_id OR public_key = NEW.public_key')}
${once('ledger_tree', '(level, position) = (NEW.level, NEW.position)')}
${once('ledger_checkpoint', 'size = NEW.size')}

CREATE TRIGGER ledger_checkpoint_of_entries BEFORE INSERT ON ledger_checkpoint
WHEN NEW.size > (SELECT coalesce(max(number), 0) FROM ledger_entry)
${refuse('a checkpoint is about entries that are there')}
`;

export const keysAndCheckpoints = {
  name: '2026-11-23-keys-and-checkpoints',
  text: keys + keyGuards + checkpoints,
};
