/**
 * Dossiers that travel between machines: each time one was sent or received, in which state. Frozen: a later change is a later
 * migration.
 *
 * A dossier that arrives keeps its number, so the numbers of one machine may have gaps where others stand in between; only an
 * arrival that is written down may leave one.
 */

const refuse = (why: string) => `BEGIN SELECT RAISE(ABORT, '${why}'); END;`;
const digest = (column: string) =>
  `${column} TEXT NOT NULL CHECK (length(${column}) = 64 AND ${column} NOT GLOB '*[^0-9a-f]*')`;

export const exchangePassages = {
  name: '2026-11-23-exchange-passages',
  text: `
CREATE TABLE exchange_passage (
  id         TEXT PRIMARY KEY,
  dossier_id TEXT NOT NULL,
  number     INTEGER NOT NULL CHECK (number >= 1),
  direction  TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
  ${digest('state_sha256')},
  person_id  TEXT NOT NULL REFERENCES person (id),
  at         TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),
  UNIQUE (dossier_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER exchange_passage_is_inserted_once BEFORE INSERT ON exchange_passage
WHEN EXISTS (SELECT 1 FROM exchange_passage
    WHERE id = NEW.id OR (dossier_id, number) = (NEW.dossier_id, NEW.number))
  OR NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM exchange_passage WHERE dossier_id = NEW.dossier_id)
${refuse('exchange_passage is written once')}
CREATE TRIGGER exchange_passage_is_fixed BEFORE UPDATE ON exchange_passage
${refuse('exchange_passage is never changed')}
CREATE TRIGGER exchange_passage_stays BEFORE DELETE ON exchange_passage
${refuse('exchange_passage is never deleted')}

DROP TRIGGER dossier_begins;
CREATE TRIGGER dossier_begins BEFORE INSERT ON dossier
WHEN NEW.state <> 'drafting' OR NEW.round <> 1
  OR (NEW.package_serial <> (SELECT coalesce(max(package_serial), 0) + 1 FROM dossier
        WHERE package_year = NEW.package_year)
    AND NOT EXISTS (SELECT 1 FROM exchange_passage WHERE dossier_id = NEW.id AND direction = 'received'))
${refuse('a dossier begins as a draft with the next number')}
`,
};
