/**
 * Kinds of release with their records, steps and events. Frozen: a later change is a later migration.
 *
 * The table of dossiers is made anew, because the kinds it allowed were fixed in a constraint. Its guards are written again in
 * full, with the further states: referred (报请确定), published (已发布), withdrawn (已撤回), not open (不予公开), stopped (停止处理).
 */

const refuse = (why: string) => `BEGIN SELECT RAISE(ABORT, '${why}'); END;`;
const instant = (column: string) =>
  `${column} TEXT NOT NULL CHECK (${column} GLOB '????-??-??T??:??:??.???Z')`;
const digest = (column: string) =>
  `${column} TEXT NOT NULL CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;
const json = (column: string) => `${column} TEXT NOT NULL CHECK (json_valid(${column}))`;

const emptyRecord = '{"fields":{},"checklists":{},"tables":{},"evidence":{}}';

const dossierAnew = `
CREATE TABLE dossier_anew (
  id              TEXT PRIMARY KEY,
  package_year    INTEGER NOT NULL CHECK (package_year BETWEEN 2000 AND 9999),
  package_serial  INTEGER NOT NULL CHECK (package_serial >= 1),
  package_number  TEXT NOT NULL UNIQUE,
  kind            TEXT NOT NULL CHECK (kind GLOB '[a-z]*' AND kind NOT GLOB '*[^a-z0-9-]*'),
  ${json('catalogue')},
  record          TEXT NOT NULL DEFAULT '${emptyRecord}' CHECK (json_valid(record)),
  state           TEXT NOT NULL CHECK (state IN ('drafting', 'secrecy-review', 'referred', 'approval', 'approved',
                    'exported', 'published', 'withdrawn', 'not-open', 'stopped')),
  round           INTEGER NOT NULL CHECK (round >= 1),
  opened_by       TEXT NOT NULL REFERENCES person (id),
  ${instant('opened_at')},
  ${instant('changed_at')},
  UNIQUE (package_year, package_serial)
) STRICT, WITHOUT ROWID;
INSERT INTO dossier_anew
  SELECT id, package_year, package_serial, package_number, kind, catalogue, '${emptyRecord}', state, round, opened_by,
    opened_at, changed_at
  FROM dossier;
DROP TABLE dossier;
ALTER TABLE dossier_anew RENAME TO dossier;
CREATE INDEX dossier_by_change ON dossier (changed_at DESC);
CREATE INDEX dossier_by_state ON dossier (state, changed_at DESC);

ALTER TABLE source_file ADD COLUMN part TEXT NOT NULL DEFAULT '' CHECK (part NOT GLOB '*[^a-z0-9-]*');
`;

const dossierGuards = `
CREATE TRIGGER dossier_is_inserted_once BEFORE INSERT ON dossier
WHEN EXISTS (SELECT 1 FROM dossier WHERE id = NEW.id OR package_number = NEW.package_number
  OR (package_year, package_serial) = (NEW.package_year, NEW.package_serial))
${refuse('dossier is written once')}

CREATE TRIGGER dossier_is_fixed
BEFORE UPDATE OF id, package_year, package_serial, package_number, kind, opened_by, opened_at ON dossier
${refuse('dossier is never changed')}

CREATE TRIGGER dossier_stays BEFORE DELETE ON dossier
${refuse('dossier is never deleted')}

CREATE TRIGGER dossier_is_opened_by_handler BEFORE INSERT ON dossier
WHEN NOT EXISTS (SELECT 1 FROM duty_assignment WHERE person_id = NEW.opened_by AND duty = 'handler')
${refuse('a dossier is opened by a handler')}

CREATE TRIGGER dossier_begins BEFORE INSERT ON dossier
WHEN NEW.state <> 'drafting' OR NEW.round <> 1
  OR NEW.package_serial <> (SELECT coalesce(max(package_serial), 0) + 1 FROM dossier WHERE package_year = NEW.package_year)
${refuse('a dossier begins as a draft with the next number')}

CREATE TRIGGER dossier_moves BEFORE UPDATE ON dossier
WHEN (NEW.state <> OLD.state OR NEW.round <> OLD.round)
  AND NOT (NEW.round = OLD.round AND (OLD.state, NEW.state) IN (VALUES
    ('drafting', 'secrecy-review'), ('drafting', 'stopped'),
    ('secrecy-review', 'approval'), ('secrecy-review', 'referred'), ('secrecy-review', 'not-open'),
    ('secrecy-review', 'stopped'),
    ('referred', 'secrecy-review'), ('referred', 'not-open'), ('referred', 'stopped'),
    ('approval', 'approved'), ('approval', 'not-open'),
    ('approved', 'exported'), ('exported', 'published'), ('exported', 'withdrawn'), ('published', 'withdrawn')))
  AND NOT (NEW.round = OLD.round + 1 AND OLD.state IN ('secrecy-review', 'referred', 'approval', 'approved')
    AND NEW.state = 'drafting')
${refuse('no such move')}

CREATE TRIGGER dossier_end_is_final BEFORE UPDATE ON dossier
WHEN OLD.state IN ('withdrawn', 'not-open', 'stopped')
  OR (OLD.state IN ('exported', 'published') AND NEW.state NOT IN ('published', 'withdrawn'))
${refuse('an exported dossier is final')}

CREATE TRIGGER dossier_content_is_drafted BEFORE UPDATE OF catalogue, record ON dossier
WHEN (NEW.catalogue <> OLD.catalogue OR NEW.record <> OLD.record) AND NEW.state <> 'drafting'
${refuse('only a draft changes')}

CREATE TRIGGER dossier_move_is_signed BEFORE UPDATE OF state ON dossier
WHEN (NEW.state = 'secrecy-review' AND NOT EXISTS (
    SELECT 1 FROM sign_off WHERE dossier_id = NEW.id AND round = NEW.round AND stage = 'handler'))
  OR (NEW.state = 'approval' AND NOT EXISTS (
    SELECT 1 FROM sign_off WHERE dossier_id = NEW.id AND round = NEW.round AND stage = 'secrecy-reviewer'))
  OR (NEW.state = 'approved' AND 3 <> (
    SELECT count(DISTINCT person_id) FROM sign_off WHERE dossier_id = NEW.id AND round = NEW.round
      AND content = (SELECT content FROM sign_off
        WHERE dossier_id = NEW.id AND round = NEW.round AND stage = 'approver')))
  OR (NEW.state = 'exported' AND NOT EXISTS (SELECT 1 FROM export WHERE dossier_id = NEW.id))
${refuse('the signature for this move is missing')}

-- Moves that no signature makes are made by an event that somebody answers for.
CREATE TRIGGER dossier_move_is_recorded BEFORE UPDATE OF state ON dossier
WHEN NEW.state <> OLD.state AND (
  (NEW.state = 'referred' AND NOT EXISTS (SELECT 1 FROM dossier_event
    WHERE dossier_id = NEW.id AND round = NEW.round AND event = 'referral'))
  OR (OLD.state = 'referred' AND NEW.state = 'secrecy-review' AND NOT EXISTS (SELECT 1 FROM dossier_event
    WHERE dossier_id = NEW.id AND round = NEW.round AND event = 'referral-answer'))
  OR (NEW.state = 'not-open' AND NOT EXISTS (SELECT 1 FROM dossier_event
    WHERE dossier_id = NEW.id AND round = NEW.round AND event = 'not-open'))
  OR (NEW.state = 'stopped' AND NOT EXISTS (SELECT 1 FROM dossier_event WHERE dossier_id = NEW.id AND event = 'stop'))
  OR (NEW.state = 'published' AND NOT EXISTS (SELECT 1 FROM dossier_event
    WHERE dossier_id = NEW.id AND event = 'receipt'))
  OR (NEW.state = 'withdrawn' AND NOT EXISTS (SELECT 1 FROM dossier_event
    WHERE dossier_id = NEW.id AND event = 'withdrawal')))
${refuse('the event for this move is missing')}
`;

const procedure = `
-- Scans of seals, applications, opinions: kept, bound to the dossier, never released.
CREATE TABLE internal_file (
  id         TEXT PRIMARY KEY,
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  part       TEXT NOT NULL CHECK (part GLOB '[a-z]*' AND part NOT GLOB '*[^a-z0-9-]*'),
  name       TEXT NOT NULL CHECK (name <> ''),
  type       TEXT NOT NULL CHECK (type <> ''),
  bytes      INTEGER NOT NULL CHECK (bytes > 0),
  ${digest('sha256')},
  added_by   TEXT NOT NULL REFERENCES person (id),
  ${instant('added_at')},
  removed_at TEXT CHECK (removed_at GLOB '????-??-??T??:??:??.???Z')
) STRICT, WITHOUT ROWID;
CREATE INDEX internal_file_of ON internal_file (dossier_id, part);

CREATE TRIGGER internal_file_is_inserted_once BEFORE INSERT ON internal_file
WHEN EXISTS (SELECT 1 FROM internal_file WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM internal_file
    WHERE dossier_id = NEW.dossier_id AND part = NEW.part AND sha256 = NEW.sha256 AND removed_at IS NULL)
${refuse('internal_file is written once')}
CREATE TRIGGER internal_file_is_fixed
BEFORE UPDATE OF id, dossier_id, part, name, type, bytes, sha256, added_by, added_at ON internal_file
${refuse('internal_file is never changed')}
CREATE TRIGGER internal_file_stays BEFORE DELETE ON internal_file
${refuse('internal_file is never deleted')}
CREATE TRIGGER internal_file_is_drafted BEFORE INSERT ON internal_file
WHEN (SELECT state FROM dossier WHERE id = NEW.dossier_id) <> 'drafting'
  OR NOT EXISTS (SELECT 1 FROM duty_assignment WHERE person_id = NEW.added_by AND duty = 'handler')
${refuse('only a draft changes')}
CREATE TRIGGER internal_file_is_removed_once BEFORE UPDATE ON internal_file
WHEN OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL
  OR (SELECT state FROM dossier WHERE id = OLD.dossier_id) <> 'drafting'
${refuse('a file is removed once, from a draft')}

-- Steps of the procedure before the signatures (办理环节), in the order they were entered.
CREATE TABLE dossier_step (
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  number     INTEGER NOT NULL CHECK (number >= 1),
  step       TEXT NOT NULL CHECK (step GLOB '[a-z]*' AND step NOT GLOB '*[^a-z0-9-]*'),
  person_id  TEXT NOT NULL REFERENCES person (id),
  ${instant('at')},
  PRIMARY KEY (dossier_id, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER dossier_step_is_inserted_once BEFORE INSERT ON dossier_step
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM dossier_step WHERE dossier_id = NEW.dossier_id)
${refuse('steps have no gaps')}
CREATE TRIGGER dossier_step_is_fixed BEFORE UPDATE ON dossier_step
${refuse('dossier_step is never changed')}
CREATE TRIGGER dossier_step_stays BEFORE DELETE ON dossier_step
${refuse('dossier_step is never deleted')}
CREATE TRIGGER dossier_step_is_drafted BEFORE INSERT ON dossier_step
WHEN (SELECT state FROM dossier WHERE id = NEW.dossier_id) <> 'drafting'
  OR NOT EXISTS (SELECT 1 FROM duty_assignment WHERE person_id = NEW.person_id AND duty = 'handler')
${refuse('a step is entered by the handler of a draft')}
-- Without the seal of the legality review on this very draft nothing enters collective discussion, whatever program writes.
CREATE TRIGGER dossier_step_discussion_is_sealed BEFORE INSERT ON dossier_step
WHEN NEW.step = 'collective-discussion' AND (
  NOT EXISTS (SELECT 1 FROM internal_file
    WHERE dossier_id = NEW.dossier_id AND part = 'legality-opinion' AND removed_at IS NULL)
  OR NOT EXISTS (
    SELECT 1 FROM source_file JOIN dossier ON dossier.id = dossier_id
    WHERE dossier_id = NEW.dossier_id AND part = 'draft' AND removed_at IS NULL
      AND sha256 = json_extract(record, '$.evidence."legality-seal".boundTo')
      AND json_extract(record, '$.evidence."legality-seal".conclusion') IN ('agreed', 'agreed-with-changes')))
${refuse('the seal of the legality review is missing')}

-- What happened to a dossier besides signatures: referral, answer, coordination, receipt, withdrawal, re-review.
CREATE TABLE dossier_event (
  id         TEXT PRIMARY KEY,
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  round      INTEGER NOT NULL CHECK (round >= 1),
  event      TEXT NOT NULL CHECK (event IN ('referral', 'referral-answer', 'coordination', 'coordination-answer', 'not-open',
               'stop', 'receipt', 'withdrawal', 'incident', 're-review')),
  person_id  TEXT NOT NULL REFERENCES person (id),
  duty       TEXT NOT NULL,
  ${json('detail')},
  ${instant('at')}
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_event_of ON dossier_event (dossier_id, event);
CREATE TRIGGER dossier_event_is_inserted_once BEFORE INSERT ON dossier_event
WHEN EXISTS (SELECT 1 FROM dossier_event WHERE id = NEW.id)
${refuse('dossier_event is written once')}
CREATE TRIGGER dossier_event_is_fixed BEFORE UPDATE ON dossier_event
${refuse('dossier_event is never changed')}
CREATE TRIGGER dossier_event_stays BEFORE DELETE ON dossier_event
${refuse('dossier_event is never deleted')}
CREATE TRIGGER dossier_event_by_holder BEFORE INSERT ON dossier_event
WHEN NOT EXISTS (SELECT 1 FROM duty_assignment WHERE person_id = NEW.person_id AND duty = NEW.duty)
  OR NEW.round <> (SELECT round FROM dossier WHERE id = NEW.dossier_id)
  OR NOT CASE NEW.event
    WHEN 'referral' THEN NEW.duty = 'secrecy-reviewer'
    WHEN 'referral-answer' THEN NEW.duty = 'secrecy-reviewer'
    WHEN 'not-open' THEN NEW.duty IN ('secrecy-reviewer', 'approver')
    WHEN 'withdrawal' THEN NEW.duty = 'approver'
    ELSE NEW.duty IN ('handler', 'secrecy-reviewer', 'approver') END
${refuse('recorded by nobody who may')}
-- Whoever works on a dossier in one duty records nothing about it in another.
CREATE TRIGGER dossier_event_by_other_people BEFORE INSERT ON dossier_event
WHEN NEW.duty <> 'handler' AND (
  EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND opened_by = NEW.person_id)
  OR EXISTS (SELECT 1 FROM source_file WHERE dossier_id = NEW.dossier_id AND added_by = NEW.person_id)
  OR EXISTS (SELECT 1 FROM sign_off
    WHERE dossier_id = NEW.dossier_id AND person_id = NEW.person_id AND stage <> NEW.duty))
${refuse('the same person in two duties')}

CREATE TRIGGER source_file_part_is_fixed BEFORE UPDATE OF part ON source_file
${refuse('source_file is never changed')}
`;

export const kindsOfRelease = {
  name: '2026-11-23-kinds-of-release',
  text: `${dossierAnew}
DROP TRIGGER source_file_is_removed_once;
UPDATE source_file SET part = slot;
CREATE TRIGGER source_file_is_removed_once BEFORE UPDATE ON source_file
WHEN OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL
  OR (SELECT state FROM dossier WHERE id = OLD.dossier_id) <> 'drafting'
${refuse('a file is removed once, from a draft')}
${procedure}${dossierGuards}`,
};
