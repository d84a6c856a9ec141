/**
 * Guards of the first tables: what is written once stays, and separation of duties holds whatever program writes. Frozen.
 *
 * Triggers on update and delete are silently passed by INSERT OR REPLACE, so each guarded table also refuses an insert whose
 * key exists, for every one of its keys.
 */

const refuse = (why: string) => `BEGIN SELECT RAISE(ABORT, '${why}'); END;`;

function insertedOnce(table: string, keys: readonly string[]): string {
  const sameKey = keys.map((key) => `(${key}) = (${key.replace(/\w+/g, 'NEW.$&')})`).join(' OR ');
  return `
CREATE TRIGGER ${table}_is_inserted_once BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${sameKey})
${refuse(`${table} is written once`)}`;
}

function neverDeleted(table: string): string {
  return `
CREATE TRIGGER ${table}_stays BEFORE DELETE ON ${table}
${refuse(`${table} is never deleted`)}`;
}

function neverUpdated(table: string, columns = ''): string {
  return `
CREATE TRIGGER ${table}_is_fixed BEFORE UPDATE ${columns} ON ${table}
${refuse(`${table} is never changed`)}`;
}

function writtenOnce(table: string, ...keys: readonly string[]): string {
  return insertedOnce(table, keys) + neverUpdated(table) + neverDeleted(table);
}

const written =
  writtenOnce('office', 'id') +
  writtenOnce('person', 'id', 'name') +
  writtenOnce('duty_assignment', 'person_id, duty') +
  writtenOnce('trust_version', 'version') +
  writtenOnce('dossier_round', 'dossier_id, round') +
  writtenOnce('screening', 'id', 'file_id, number') +
  writtenOnce('finding', 'screening_id, finding_id') +
  writtenOnce('decision', 'id', 'dossier_id, number') +
  writtenOnce('sign_off', 'dossier_id, round, stage', 'dossier_id, round, person_id') +
  writtenOnce('return_note', 'id') +
  writtenOnce('export', 'id') +
  writtenOnce('refusal', 'id') +
  writtenOnce('ledger_entry', 'number', 'hash') +
  insertedOnce('person_key', ['key_id', 'person_id', 'public_key']) +
  neverUpdated('person_key', 'OF key_id, person_id, algorithm, public_key, made_at') +
  neverDeleted('person_key') +
  insertedOnce('dossier', ['id', 'package_number', 'package_year, package_serial']) +
  neverUpdated('dossier', 'OF id, package_year, package_serial, package_number, kind, opened_by, opened_at') +
  neverDeleted('dossier') +
  insertedOnce('source_file', ['id']) +
  neverUpdated(
    'source_file',
    'OF id, dossier_id, slot, place, name, type, media_type, bytes, sha256, added_by, added_at',
  ) +
  neverDeleted('source_file');

const ledger = `
CREATE TRIGGER ledger_entry_follows BEFORE INSERT ON ledger_entry
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM ledger_entry)
  OR NEW.previous <> coalesce((SELECT hash FROM ledger_entry ORDER BY number DESC LIMIT 1), printf('%064d', 0))
${refuse('the ledger has no gaps')}

CREATE TRIGGER trust_version_follows BEFORE INSERT ON trust_version
WHEN NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM trust_version)
${refuse('trust versions have no gaps')}
`;

/** Regulation on the Implementation of the Law on Guarding State Secrets, art. 34: the three administrators are apart. */
const duties = `
CREATE TRIGGER administrator_holds_nothing_else BEFORE INSERT ON duty_assignment
WHEN EXISTS (
  SELECT 1 FROM duty_assignment
  WHERE person_id = NEW.person_id AND duty <> NEW.duty
    AND (duty GLOB '*-administrator' OR duty = 'security-auditor'
      OR NEW.duty GLOB '*-administrator' OR NEW.duty = 'security-auditor'))
${refuse('an administrator holds no other duty')}

CREATE TRIGGER dossier_is_opened_by_handler BEFORE INSERT ON dossier
WHEN NOT EXISTS (SELECT 1 FROM duty_assignment WHERE person_id = NEW.opened_by AND duty = 'handler')
${refuse('a dossier is opened by a handler')}

CREATE TRIGGER source_file_is_added_by_handler BEFORE INSERT ON source_file
WHEN NOT EXISTS (SELECT 1 FROM duty_assignment WHERE person_id = NEW.added_by AND duty = 'handler')
${refuse('a file is added by a handler')}
`;

const moves = `
CREATE TRIGGER dossier_begins BEFORE INSERT ON dossier
WHEN NEW.state <> 'drafting' OR NEW.round <> 1
  OR NEW.package_serial <> (SELECT coalesce(max(package_serial), 0) + 1 FROM dossier WHERE package_year = NEW.package_year)
${refuse('a dossier begins as a draft with the next number')}

CREATE TRIGGER dossier_round_follows BEFORE INSERT ON dossier_round
WHEN NEW.round <> (SELECT coalesce(max(round), 0) + 1 FROM dossier_round WHERE dossier_id = NEW.dossier_id)
${refuse('rounds have no gaps')}

CREATE TRIGGER dossier_exported_is_final BEFORE UPDATE ON dossier
WHEN OLD.state = 'exported'
${refuse('an exported dossier is final')}

CREATE TRIGGER dossier_moves BEFORE UPDATE ON dossier
WHEN (NEW.state <> OLD.state OR NEW.round <> OLD.round)
  AND NOT (NEW.round = OLD.round AND (OLD.state, NEW.state) IN (VALUES ('drafting', 'secrecy-review'),
    ('secrecy-review', 'approval'), ('approval', 'approved'), ('approved', 'exported')))
  AND NOT (NEW.round = OLD.round + 1 AND OLD.state <> 'drafting' AND NEW.state = 'drafting')
${refuse('no such move')}

CREATE TRIGGER dossier_content_is_drafted BEFORE UPDATE OF catalogue ON dossier
WHEN NEW.catalogue <> OLD.catalogue AND NEW.state <> 'drafting'
${refuse('only a draft changes')}

CREATE TRIGGER source_file_is_drafted BEFORE INSERT ON source_file
WHEN (SELECT state FROM dossier WHERE id = NEW.dossier_id) <> 'drafting'
${refuse('only a draft changes')}

CREATE TRIGGER source_file_is_removed_once BEFORE UPDATE ON source_file
WHEN OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL
  OR (SELECT state FROM dossier WHERE id = OLD.dossier_id) <> 'drafting'
${refuse('a file is removed once, from a draft')}

-- INSERT OR REPLACE would remove the file whose place or content is taken, without any trace.
CREATE TRIGGER source_file_place_is_free BEFORE INSERT ON source_file
WHEN EXISTS (SELECT 1 FROM source_file WHERE dossier_id = NEW.dossier_id AND removed_at IS NULL
  AND ((slot = NEW.slot AND place = NEW.place) OR sha256 = NEW.sha256))
${refuse('the place is taken, or the content is there already')}

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

CREATE TRIGGER export_is_approved BEFORE INSERT ON export
WHEN (SELECT state FROM dossier WHERE id = NEW.dossier_id) NOT IN ('approved', 'exported')
${refuse('only an approved dossier is exported')}
`;

const signatures = `
CREATE TRIGGER sign_off_by_holder BEFORE INSERT ON sign_off
WHEN NOT EXISTS (SELECT 1 FROM duty_assignment WHERE person_id = NEW.person_id AND duty = NEW.stage)
  OR NOT EXISTS (SELECT 1 FROM person_key WHERE key_id = NEW.key_id AND person_id = NEW.person_id)
${refuse('signed without the duty or with a foreign key')}

CREATE TRIGGER sign_off_by_three_people BEFORE INSERT ON sign_off
WHEN EXISTS (SELECT 1 FROM sign_off
    WHERE dossier_id = NEW.dossier_id AND person_id = NEW.person_id AND stage <> NEW.stage)
  OR (NEW.stage <> 'handler' AND (
    EXISTS (SELECT 1 FROM dossier WHERE id = NEW.dossier_id AND opened_by = NEW.person_id)
    OR EXISTS (SELECT 1 FROM source_file WHERE dossier_id = NEW.dossier_id AND added_by = NEW.person_id)))
  OR EXISTS (SELECT 1 FROM decision
    WHERE dossier_id = NEW.dossier_id AND person_id = NEW.person_id AND duty <> NEW.stage)
${refuse('the same person in two duties')}

CREATE TRIGGER sign_off_in_turn BEFORE INSERT ON sign_off
WHEN NEW.round <> (SELECT round FROM dossier WHERE id = NEW.dossier_id)
  OR (SELECT state FROM dossier WHERE id = NEW.dossier_id) <> CASE NEW.stage
    WHEN 'handler' THEN 'drafting' WHEN 'secrecy-reviewer' THEN 'secrecy-review' ELSE 'approval' END
  OR EXISTS (SELECT 1 FROM sign_off
    WHERE dossier_id = NEW.dossier_id AND round = NEW.round AND content <> NEW.content)
${refuse('out of turn, or about other content')}

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

CREATE TRIGGER return_by_reviewer_or_approver BEFORE INSERT ON return_note
WHEN NOT EXISTS (SELECT 1 FROM duty_assignment
    WHERE person_id = NEW.person_id AND duty IN ('secrecy-reviewer', 'approver'))
  OR NEW.round <> (SELECT round FROM dossier WHERE id = NEW.dossier_id)
  OR (SELECT state FROM dossier WHERE id = NEW.dossier_id) NOT IN ('secrecy-review', 'approval', 'approved')
${refuse('returned by nobody who may')}
`;

export const firstGuards = {
  name: '2026-11-23-first-guards',
  text: written + ledger + duties + moves + signatures,
};
