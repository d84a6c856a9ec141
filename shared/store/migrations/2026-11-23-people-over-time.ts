/**
 * People over time: duties that are given and end, pass phrases that age, absences with a deputy. Frozen: a later change is a
 * later migration.
 *
 * `duty_assignment` holds the duties of today, so every guard that asks it goes on asking the right question. What was given and
 * what ended, on whose word, stands in `duty_change` for good: the system administrator asks, the security administrator grants
 * (三员分立), and neither grants anything to himself.
 */

const refuse = (why: string) => `BEGIN SELECT RAISE(ABORT, '${why}'); END;`;
const instant = (column: string) =>
  `${column} TEXT NOT NULL CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const day = (column: string) =>
  `${column} TEXT NOT NULL CHECK (${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')`;

const once = (table: string, key: string) => `
CREATE TRIGGER ${table}_is_inserted_once BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key})
${refuse(`${table} is written once`)}

CREATE TRIGGER ${table}_is_fixed BEFORE UPDATE ON ${table}
${refuse(`${table} is never changed`)}

CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table}
${refuse(`${table} is never deleted`)}
`;

const holds = (person: string, duty: string) =>
  `EXISTS (SELECT 1 FROM duty_assignment WHERE person_id = ${person} AND duty = ${duty})`;

const isEnded = `EXISTS (
  SELECT 1 FROM duty_change
  WHERE person_id = OLD.person_id AND duty = OLD.duty AND what = 'ended' AND at >= OLD.assigned_at)`;

const dutyChanges = `
CREATE TABLE duty_change (
  id         TEXT PRIMARY KEY,
  person_id  TEXT NOT NULL REFERENCES person (id),
  duty       TEXT NOT NULL,
  what       TEXT NOT NULL CHECK (what IN ('given', 'ended')),
  asked_by   TEXT NOT NULL REFERENCES person (id),
  granted_by TEXT NOT NULL REFERENCES person (id),
  ${instant('at')},
  CHECK (asked_by <> granted_by),
  CHECK (what = 'ended' OR person_id NOT IN (asked_by, granted_by))
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_change_of ON duty_change (person_id, duty, what, at);
${once('duty_change', 'id = NEW.id')}
CREATE TRIGGER duty_change_by_two_administrators BEFORE INSERT ON duty_change
WHEN NOT ${holds('NEW.asked_by', "'system-administrator'")}
  OR NOT ${holds('NEW.granted_by', "'security-administrator'")}
${refuse('duties change on the word of two administrators')}

-- The founding needs nobody's grant; it ends with the first trust file.
CREATE TRIGGER duty_assignment_is_granted BEFORE INSERT ON duty_assignment
WHEN EXISTS (SELECT 1 FROM trust_version) AND NOT EXISTS (
  SELECT 1 FROM duty_change
  WHERE person_id = NEW.person_id AND duty = NEW.duty AND what = 'given' AND at = NEW.assigned_at)
${refuse('a duty is given by two administrators')}

DROP TRIGGER duty_assignment_stays;
CREATE TRIGGER duty_assignment_stays BEFORE DELETE ON duty_assignment
WHEN NOT ${isEnded}
${refuse('duty_assignment is never deleted, unless two administrators end it')}

CREATE TRIGGER duty_assignment_has_somebody BEFORE DELETE ON duty_assignment
WHEN ${isEnded}
  AND NOT EXISTS (SELECT 1 FROM duty_assignment WHERE duty = OLD.duty AND person_id <> OLD.person_id)
${refuse('every duty has somebody')}
`;

/** "left_behind" is a salted scrypt hash of the pass phrase that this one replaced: it tells of a second use, and opens nothing. */
const passPhrases = `
CREATE TABLE pass_phrase (
  person_id TEXT NOT NULL REFERENCES person (id),
  number    INTEGER NOT NULL CHECK (number >= 1),
  left_behind TEXT CHECK (json_valid(left_behind)),
  one_time  INTEGER NOT NULL CHECK (one_time IN (0, 1)),
  ${instant('set_at')},
  PRIMARY KEY (person_id, number)
) STRICT, WITHOUT ROWID;
INSERT INTO pass_phrase (person_id, number, left_behind, one_time, set_at)
  SELECT person_id, 1, NULL, 0, max(made_at) FROM person_key GROUP BY person_id;
${once('pass_phrase', '(person_id, number) = (NEW.person_id, NEW.number)')}
CREATE TRIGGER pass_phrase_follows BEFORE INSERT ON pass_phrase
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM pass_phrase WHERE person_id = NEW.person_id)
${refuse('pass phrases have no gaps')}

-- Wrong pass phrases up to this entry of the ledger no longer count.
CREATE TABLE lock_release (
  id          TEXT PRIMARY KEY,
  person_id   TEXT NOT NULL REFERENCES person (id),
  until_entry INTEGER NOT NULL CHECK (until_entry >= 0),
  released_by TEXT NOT NULL REFERENCES person (id),
  ${instant('at')},
  CHECK (released_by <> person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lock_release_of ON lock_release (person_id, until_entry);
${once('lock_release', 'id = NEW.id')}
CREATE TRIGGER lock_release_by_administrator BEFORE INSERT ON lock_release
WHEN NOT ${holds('NEW.released_by', "'system-administrator'")}
${refuse('a lock is released by the system administrator')}
`;

const overlaps = (person: string, who: string) => `EXISTS (
  SELECT 1 FROM absence AS other
  WHERE other.${who} = ${person} AND other.from_day <= NEW.to_day AND other.to_day >= NEW.from_day
    AND NOT EXISTS (SELECT 1 FROM absence_end WHERE absence_id = other.id))`;

const absences = `
CREATE TABLE absence (
  id         TEXT PRIMARY KEY,
  person_id  TEXT NOT NULL REFERENCES person (id),
  deputy_id  TEXT NOT NULL REFERENCES person (id),
  duty       TEXT NOT NULL CHECK (duty IN ('handler', 'secrecy-reviewer', 'approver')),
  ${day('from_day')},
  ${day('to_day')},
  entered_by TEXT NOT NULL REFERENCES person (id),
  ${instant('entered_at')},
  CHECK (from_day <= to_day),
  CHECK (person_id <> deputy_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX absence_of ON absence (person_id, to_day);
CREATE INDEX absence_for ON absence (deputy_id, to_day);
${once('absence', 'id = NEW.id')}

CREATE TABLE absence_end (
  absence_id TEXT PRIMARY KEY REFERENCES absence (id),
  ended_by   TEXT NOT NULL REFERENCES person (id),
  ${instant('ended_at')}
) STRICT, WITHOUT ROWID;
${once('absence_end', 'absence_id = NEW.absence_id')}

CREATE TRIGGER absence_has_a_deputy_of_the_duty BEFORE INSERT ON absence
WHEN NOT ${holds('NEW.person_id', 'NEW.duty')} OR NOT ${holds('NEW.deputy_id', 'NEW.duty')}
${refuse('a deputy holds the same duty')}
CREATE TRIGGER absence_is_entered_by_who_may BEFORE INSERT ON absence
WHEN NEW.entered_by <> NEW.person_id AND NOT ${holds('NEW.entered_by', "'security-administrator'")}
${refuse('an absence is entered by the person or the security administrator')}
CREATE TRIGGER absence_ends_by_who_may BEFORE INSERT ON absence_end
WHEN NEW.ended_by <> (SELECT person_id FROM absence WHERE id = NEW.absence_id)
  AND NOT ${holds('NEW.ended_by', "'security-administrator'")}
${refuse('an absence is ended by the person or the security administrator')}
-- A deputy is there, and nobody is away twice.
CREATE TRIGGER absence_leaves_somebody_there BEFORE INSERT ON absence
WHEN ${overlaps('NEW.person_id', 'person_id')} OR ${overlaps('NEW.deputy_id', 'person_id')}
  OR ${overlaps('NEW.person_id', 'deputy_id')}
${refuse('the deputy, or the person already, is away on these days')}

-- Days are those of China, UTC+8 without summer time.
CREATE TRIGGER sign_off_by_who_is_there BEFORE INSERT ON sign_off
WHEN EXISTS (SELECT 1 FROM absence
  WHERE person_id = NEW.person_id AND date(NEW.at, '+8 hours') BETWEEN from_day AND to_day
    AND NOT EXISTS (SELECT 1 FROM absence_end WHERE absence_id = absence.id AND ended_at <= NEW.at))
${refuse('signed by somebody who is away')}

-- Signed by a deputy, in his own name, while somebody else was away.
CREATE TABLE sign_off_deputy (
  dossier_id TEXT NOT NULL,
  round      INTEGER NOT NULL,
  stage      TEXT NOT NULL,
  absence_id TEXT NOT NULL REFERENCES absence (id),
  PRIMARY KEY (dossier_id, round, stage),
  FOREIGN KEY (dossier_id, round, stage) REFERENCES sign_off (dossier_id, round, stage)
) STRICT, WITHOUT ROWID;
${once('sign_off_deputy', '(dossier_id, round, stage) = (NEW.dossier_id, NEW.round, NEW.stage)')}
CREATE TRIGGER sign_off_deputy_is_the_named_one BEFORE INSERT ON sign_off_deputy
WHEN NOT EXISTS (
  SELECT 1 FROM sign_off JOIN absence ON absence.id = NEW.absence_id
  WHERE sign_off.dossier_id = NEW.dossier_id AND sign_off.round = NEW.round AND sign_off.stage = NEW.stage
    AND sign_off.person_id = absence.deputy_id AND sign_off.stage = absence.duty
    AND date(sign_off.at, '+8 hours') BETWEEN absence.from_day AND absence.to_day)
${refuse('the deputy of nobody who is away')}
`;

/** Duties change over the years, so whoever once worked on a dossier as its handler is asked for in every trace of that. */
const separation = `
CREATE TRIGGER sign_off_by_no_earlier_handler BEFORE INSERT ON sign_off
WHEN NEW.stage <> 'handler' AND (
  EXISTS (SELECT 1 FROM internal_file WHERE dossier_id = NEW.dossier_id AND added_by = NEW.person_id)
  OR EXISTS (SELECT 1 FROM dossier_step WHERE dossier_id = NEW.dossier_id AND person_id = NEW.person_id))
${refuse('the same person in two duties')}
CREATE TRIGGER sign_off_by_no_other_recorder BEFORE INSERT ON sign_off
WHEN EXISTS (SELECT 1 FROM dossier_event
  WHERE dossier_id = NEW.dossier_id AND person_id = NEW.person_id AND duty <> NEW.stage)
${refuse('the same person in two duties')}
CREATE TRIGGER decision_by_no_earlier_handler BEFORE INSERT ON decision
WHEN NEW.duty <> 'handler' AND (
  EXISTS (SELECT 1 FROM internal_file WHERE dossier_id = NEW.dossier_id AND added_by = NEW.person_id)
  OR EXISTS (SELECT 1 FROM dossier_step WHERE dossier_id = NEW.dossier_id AND person_id = NEW.person_id)
  OR EXISTS (SELECT 1 FROM dossier_event
    WHERE dossier_id = NEW.dossier_id AND person_id = NEW.person_id AND duty <> NEW.duty))
${refuse('the same person in two duties')}
CREATE TRIGGER return_by_other_people BEFORE INSERT ON return_note
WHEN NOT ${holds('NEW.person_id', "'handler'")} AND (
  EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND opened_by = NEW.person_id)
  OR EXISTS (SELECT 1 FROM source_file WHERE dossier_id = NEW.dossier_id AND added_by = NEW.person_id)
  OR EXISTS (SELECT 1 FROM sign_off
    WHERE dossier_id = NEW.dossier_id AND person_id = NEW.person_id AND stage = 'handler'))
${refuse('the same person in two duties')}
`;

/**
 * Letters, reasons and opinions around a dossier are sealed with the key of the vault. Rows of before are sealed once, at the
 * next sign-in; the day stays in the open, because deadlines run from it.
 */
const sealing = `
DROP TRIGGER dossier_event_is_fixed;
CREATE TRIGGER dossier_event_is_fixed BEFORE UPDATE ON dossier_event
WHEN (NEW.id, NEW.dossier_id, NEW.round, NEW.event, NEW.person_id, NEW.duty, NEW.at)
    IS NOT (OLD.id, OLD.dossier_id, OLD.round, OLD.event, OLD.person_id, OLD.duty, OLD.at)
  OR json_extract(OLD.detail, '$.sealed') IS NOT NULL
  OR json_extract(NEW.detail, '$.sealed') IS NULL
  OR json_extract(NEW.detail, '$.on') IS NOT json_extract(OLD.detail, '$.on')
${refuse('dossier_event is never changed')}
CREATE INDEX dossier_event_unsealed ON dossier_event (id) WHERE json_extract(detail, '$.sealed') IS NULL;

-- The same words sealed twice are not the same text.
DROP TRIGGER decision_taken_back_by_its_maker;
CREATE TRIGGER decision_taken_back_by_its_maker BEFORE INSERT ON decision
WHEN NEW.about_decision IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decision AS earlier
  WHERE earlier.id = NEW.about_decision AND earlier.dossier_id = NEW.dossier_id
    AND earlier.finding_id = NEW.finding_id AND earlier.person_id = NEW.person_id AND earlier.duty = NEW.duty
    AND earlier.action <> 'withdraw'
    AND (NEW.action = 'withdraw'
      OR (earlier.action = NEW.action AND earlier.reason IS NEW.reason
        AND (earlier.note = NEW.note OR NEW.note GLOB 'sealed:*'))))
${refuse('about a decision of somebody else, or another one')}
`;

export const peopleOverTime = {
  name: '2026-11-23-people-over-time',
  text: dutyChanges + passPhrases + absences + separation + sealing,
};
