/** Trust files that another machine of the office issued come in too: versions grow, and need not follow one another without a gap. */
const text = `
DROP TRIGGER trust_version_follows;
CREATE TRIGGER trust_version_grows BEFORE INSERT ON trust_version
WHEN NEW.version <= (SELECT coalesce(max(version), 0) FROM trust_version)
BEGIN SELECT RAISE(ABORT, 'trust versions never go back'); END;
`;

export const trustFromElsewhere = { name: '2026-11-23-trust-from-elsewhere', text };
