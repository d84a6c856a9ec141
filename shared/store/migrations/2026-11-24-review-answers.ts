/**
 * Answers to the review questions, without which nobody signs. Frozen: a later change is a later migration.
 *
 * The answers are written before the signature they belong to, within the same change, and name its statement and content:
 * the signature is refused without them, and they are refused without the signature. Signatures of before have none and stay
 * as they are. One that arrives from another machine may come without only if it was made before this database knew of the
 * questions.
 */

const name = '2026-11-24-review-answers';
const refuse = (why: string) => `BEGIN SELECT RAISE(ABORT, '${why}'); END;`;
const digest = (column: string) =>
  `${column} TEXT NOT NULL CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;

/** Question, duties (handler, reviewer, approver), answer against release, whether it blocks, whether the question may not apply. */
const firstForm = `
  ('state-secret', 'hr', 'yes', 1, 0), ('work-secret', 'hr', 'yes', 1, 0), ('trade-secret', 'hr', 'yes', 0, 0),
  ('personal-information', 'hr', 'yes', 0, 0), ('safety-stability', 'hra', 'yes', 1, 0),
  ('internal-matter', 'hr', 'yes', 0, 0), ('classified-source', 'hr', 'yes', 0, 0),
  ('declassified', 'hr', 'no', 1, 1), ('aggregation', 'hr', 'yes', 1, 1), ('map', 'hr', 'yes', 0, 0),
  ('public-opinion', 'hr', 'yes', 0, 0), ('review-complete', 'a', 'no', 1, 0), ('release-fits', 'a', 'no', 1, 0),
  ('interpretation-together', 'a', 'no', 1, 1)`;

const questions = `
CREATE TABLE review_question (
  form     INTEGER NOT NULL CHECK (form >= 1),
  stage    TEXT NOT NULL CHECK (stage IN ('handler', 'secrecy-reviewer', 'approver')),
  question TEXT NOT NULL,
  against  TEXT NOT NULL CHECK (against IN ('yes', 'no')),
  blocks   INTEGER NOT NULL CHECK (blocks IN (0, 1)),
  may_not_apply INTEGER NOT NULL CHECK (may_not_apply IN (0, 1)),
  PRIMARY KEY (form, stage, question)
) STRICT, WITHOUT ROWID;
INSERT INTO review_question (form, stage, question, against, blocks, may_not_apply)
SELECT 1, duty.column2, list.column1, list.column3, list.column4, list.column5
FROM (VALUES ${firstForm}) AS list
JOIN (VALUES ('h', 'handler'), ('r', 'secrecy-reviewer'), ('a', 'approver')) AS duty
  ON instr(list.column2, duty.column1) > 0;

CREATE TRIGGER review_question_is_given BEFORE INSERT ON review_question
${refuse('review_question comes with the program')}
CREATE TRIGGER review_question_is_fixed BEFORE UPDATE ON review_question
${refuse('review_question is never changed')}
CREATE TRIGGER review_question_stays BEFORE DELETE ON review_question
${refuse('review_question is never deleted')}
`;

const answer = (field: string) => `json_extract(given.value, '$.${field}')`;

/** Each question of the duty once, with an answer that somebody may sign with, and its reason where it needs one. */
const answers = `
CREATE TABLE review_answers (
  dossier_id TEXT NOT NULL,
  round      INTEGER NOT NULL,
  stage      TEXT NOT NULL,
  form       INTEGER NOT NULL,
  ${digest('content')},
  ${digest('statement_sha256')},
  answers    TEXT NOT NULL CHECK (json_valid(answers) AND json_type(answers) = 'array'),
  PRIMARY KEY (dossier_id, round, stage),
  FOREIGN KEY (dossier_id, round, stage) REFERENCES sign_off (dossier_id, round, stage)
    DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TRIGGER review_answers_is_inserted_once BEFORE INSERT ON review_answers
WHEN EXISTS (SELECT 1 FROM review_answers
  WHERE (dossier_id, round, stage) = (NEW.dossier_id, NEW.round, NEW.stage))
${refuse('review_answers is written once')}
CREATE TRIGGER review_answers_is_fixed BEFORE UPDATE ON review_answers
${refuse('review_answers is never changed')}
CREATE TRIGGER review_answers_stays BEFORE DELETE ON review_answers
${refuse('review_answers is never deleted')}

CREATE TRIGGER review_answers_come_first BEFORE INSERT ON review_answers
WHEN EXISTS (SELECT 1 FROM sign_off WHERE (dossier_id, round, stage) = (NEW.dossier_id, NEW.round, NEW.stage))
${refuse('answered after the signature')}

CREATE TRIGGER review_answers_are_complete BEFORE INSERT ON review_answers
WHEN json_array_length(NEW.answers) = 0
  OR json_array_length(NEW.answers) <> (
    SELECT count(*) FROM review_question WHERE form = NEW.form AND stage = NEW.stage)
  OR EXISTS (SELECT 1 FROM review_question AS asked
    WHERE asked.form = NEW.form AND asked.stage = NEW.stage AND 1 <> (
      SELECT count(*) FROM json_each(NEW.answers) AS given
      WHERE ${answer('question')} = asked.question AND CASE ${answer('answer')}
        WHEN asked.against THEN NOT asked.blocks AND trim(${answer('reason')}) <> ''
        WHEN 'not-applicable' THEN asked.may_not_apply AND trim(${answer('reason')}) <> ''
        ELSE ${answer('answer')} IN ('yes', 'no') END))
${refuse('a review question is not answered, or its answer speaks against release')}

CREATE TRIGGER sign_off_with_answers BEFORE INSERT ON sign_off
WHEN NOT EXISTS (SELECT 1 FROM review_answers
    WHERE (dossier_id, round, stage) = (NEW.dossier_id, NEW.round, NEW.stage)
      AND content = NEW.content AND statement_sha256 = NEW.statement_sha256)
  AND NOT (NEW.at < coalesce((SELECT applied_at FROM migration WHERE name = '${name}'), '')
    AND EXISTS (SELECT 1 FROM exchange_passage
      WHERE dossier_id = NEW.dossier_id AND direction = 'received' AND at >= NEW.at))
${refuse('signed without answers to the review questions')}
`;

export const reviewAnswers = { name, text: questions + answers };
