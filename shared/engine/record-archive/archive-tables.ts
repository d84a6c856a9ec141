/**
 * Tables of the record archive in PostgreSQL. Rows are only added: triggers refuse change and removal, and the account of the
 * program needs no more than SELECT and INSERT. Names are prefixed, so that the tables can live beside others.
 */
export const archiveTables = `
CREATE TABLE IF NOT EXISTS xianshen_ledger (
  origin text NOT NULL,
  number bigint NOT NULL,
  at timestamptz NOT NULL,
  action text NOT NULL,
  entry jsonb NOT NULL,
  hash char(64) NOT NULL,
  PRIMARY KEY (origin, number)
);
CREATE TABLE IF NOT EXISTS xianshen_release (
  origin text NOT NULL,
  release text NOT NULL,
  digest char(64) NOT NULL,
  package_number text NOT NULL,
  state text NOT NULL,
  ledger_number bigint NOT NULL,
  facts jsonb NOT NULL,
  PRIMARY KEY (origin, release, digest)
);
CREATE OR REPLACE FUNCTION xianshen_refuse() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'records are only added'; END $$;
CREATE OR REPLACE TRIGGER xianshen_ledger_stays
  BEFORE UPDATE OR DELETE OR TRUNCATE ON xianshen_ledger EXECUTE FUNCTION xianshen_refuse();
CREATE OR REPLACE TRIGGER xianshen_release_stays
  BEFORE UPDATE OR DELETE OR TRUNCATE ON xianshen_release EXECUTE FUNCTION xianshen_refuse();
`;
