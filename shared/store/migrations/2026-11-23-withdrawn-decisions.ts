/**
 * Withdrawn decisions. Frozen: a later change is a later migration.
 *
 * A decision is still written once: taking one back is a further row that names it, and so is making it again. The table is made
 * anew, because its constraint fixed the actions; its guards are written again in full, with those of the new rows.
 */

const refuse = (why: string) => `BEGIN SELECT RAISE(ABORT, '${why}'); END;`;

const decisionAnew = `
CREATE TABLE decision_anew (
  id             TEXT PRIMARY KEY,
  dossier_id     TEXT NOT NULL REFERENCES dossier (id),
  number         INTEGER NOT NULL CHECK (number >= 1),
  finding_id     TEXT NOT NULL,
  person_id      TEXT NOT NULL REFERENCES person (id),
  duty           TEXT NOT NULL CHECK (duty IN ('handler', 'secrecy-reviewer')),
  action         TEXT NOT NULL,
  reason         TEXT CHECK (reason IN ('quoted-example', 'must-be-open-by-law', 'person-agreed', 'already-public',
                   'false-alarm', 'needed-for-service', 'other')),
  note           TEXT NOT NULL,
  at             TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  -- The decision that this one takes back, or makes again.
  about_decision TEXT REFERENCES decision (id),
  -- Shared by decisions made in one step about findings of one kind.
  batch          TEXT CHECK (batch <> ''),
  UNIQUE (dossier_id, number),
  CHECK ((duty = 'handler' AND action IN ('fix', 'set-aside', 'ask', 'withdraw'))
    OR (duty = 'secrecy-reviewer' AND action IN ('uphold', 'demand-change', 'withdraw'))),
  CHECK (action NOT IN ('set-aside', 'uphold') OR reason IS NOT NULL),
  CHECK (action <> 'withdraw' OR (about_decision IS NOT NULL AND reason IS NULL AND note = '')),
  CHECK (reason IS NULL OR reason <> 'other' OR trim(note) <> '')
) STRICT, WITHOUT ROWID;
INSERT INTO decision_anew
  SELECT id, dossier_id, number, finding_id, person_id, duty, action, reason, note, at, NULL, NULL FROM decision;
DROP TABLE decision;
ALTER TABLE decision_anew RENAME TO decision;
CREATE INDEX decision_about ON decision (about_decision) WHERE about_decision IS NOT NULL;
`;

const guards = `
CREATE TRIGGER decision_is_inserted_once BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE id = NEW.id OR (dossier_id, number) = (NEW.dossier_id, NEW.number))
${refuse('decision is written once')}

CREATE TRIGGER decision_is_fixed BEFORE UPDATE ON decision
${refuse('decision is never changed')}

CREATE TRIGGER decision_stays BEFORE DELETE ON decision
${refuse('decision is never deleted')}

CREATE TRIGGER decision_by_holder BEFORE INSERT ON decision
WHEN NOT EXISTS (SELECT 1 FROM duty_assignment WHERE person_id = NEW.person_id AND duty = NEW.duty)
${refuse('decided without the duty')}

CREATE TRIGGER decision_by_two_people BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision
    WHERE dossier_id = NEW.dossier_id AND person_id = NEW.person_id AND duty <> NEW.duty)
  OR EXISTS (SELECT 1 FROM sign_off
    WHERE dossier_id = NEW.dossier_id AND person_id = NEW.person_id AND stage <> NEW.duty)
  OR (NEW.duty <> 'handler' AND (
    EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND opened_by = NEW.person_id)
    OR EXISTS (SELECT 1 FROM source_file WHERE dossier_id = NEW.dossier_id AND added_by = NEW.person_id)))
${refuse('the same person in two duties')}

CREATE TRIGGER decision_in_turn BEFORE INSERT ON decision
WHEN (SELECT state FROM dossier WHERE id = NEW.dossier_id) <> CASE NEW.duty
  WHEN 'handler' THEN 'drafting' ELSE 'secrecy-review' END
${refuse('decided out of turn')}

CREATE TRIGGER decision_about_a_finding BEFORE INSERT ON decision
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM decision WHERE dossier_id = NEW.dossier_id)
  OR NOT EXISTS (
    SELECT 1 FROM finding JOIN screening ON screening.id = screening_id JOIN source_file ON source_file.id = file_id
    WHERE finding_id = NEW.finding_id AND dossier_id = NEW.dossier_id AND removed_at IS NULL)
${refuse('decided about nothing')}

CREATE TRIGGER hard_finding_stays BEFORE INSERT ON decision
WHEN NEW.action IN ('set-aside', 'uphold') AND EXISTS (
  SELECT 1 FROM finding JOIN screening ON screening.id = screening_id JOIN source_file ON source_file.id = file_id
  WHERE finding_id = NEW.finding_id AND dossier_id = NEW.dossier_id AND severity = 'hard'
    AND number = (SELECT max(number) FROM screening AS latest WHERE latest.file_id = source_file.id))
${refuse('a hard finding cannot be set aside')}

CREATE TRIGGER hard_finding_stands_alone BEFORE INSERT ON decision
WHEN NEW.batch IS NOT NULL AND NEW.action <> 'withdraw' AND EXISTS (
  SELECT 1 FROM finding JOIN screening ON screening.id = screening_id JOIN source_file ON source_file.id = file_id
  WHERE finding_id = NEW.finding_id AND dossier_id = NEW.dossier_id AND severity = 'hard'
    AND number = (SELECT max(number) FROM screening AS latest WHERE latest.file_id = source_file.id))
${refuse('a hard finding is decided by itself')}

CREATE TRIGGER decision_taken_back_by_its_maker BEFORE INSERT ON decision
WHEN NEW.about_decision IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM decision AS earlier
  WHERE earlier.id = NEW.about_decision AND earlier.dossier_id = NEW.dossier_id
    AND earlier.finding_id = NEW.finding_id AND earlier.person_id = NEW.person_id AND earlier.duty = NEW.duty
    AND earlier.action <> 'withdraw'
    AND (NEW.action = 'withdraw'
      OR (earlier.action = NEW.action AND earlier.reason IS NEW.reason AND earlier.note = NEW.note)))
${refuse('about a decision of somebody else, or another one')}

CREATE TRIGGER decision_taken_back_once BEFORE INSERT ON decision
WHEN NEW.about_decision IS NOT NULL AND (
  EXISTS (SELECT 1 FROM decision AS other
    WHERE other.about_decision = NEW.about_decision AND (other.action = 'withdraw') = (NEW.action = 'withdraw'))
  OR (NEW.action <> 'withdraw' AND NOT EXISTS (SELECT 1 FROM decision AS other
    WHERE other.about_decision = NEW.about_decision AND other.action = 'withdraw')))
${refuse('a decision is taken back once, and made again only after that')}
`;

export const withdrawnDecisions = {
  name: '2026-11-23-withdrawn-decisions',
  text: decisionAnew + guards,
};
