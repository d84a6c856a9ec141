import { expect, test } from 'vitest';
import { parseArchivePolicy } from '../../../shared/engine/record-archive/archive-policy.ts';

const policy = {
  schema: 'xianshen.record-archive/1',
  enabled: true,
  host: '/var/run/postgresql',
  port: 5432,
  database: 'records',
  user: 'xianshen',
  passwordFile: null,
  tls: 'off',
};

const read = (change: object = {}) => parseArchivePolicy(JSON.stringify({ ...policy, ...change }));

test('without a permission file, or with one that is switched off, nothing is permitted', () => {
  expect(parseArchivePolicy(null)).toMatchObject({ failure: { code: 'archive.not-permitted' } });
  expect(read({ enabled: false })).toMatchObject({ failure: { code: 'archive.not-permitted' } });
});

test('takes a local socket, a numeric address of this machine, and another machine with TLS', () => {
  expect(read().ok).toBe(true);
  expect(read({ host: '127.0.0.1' }).ok).toBe(true);
  expect(read({ host: '::1' }).ok).toBe(true);
  expect(read({ host: '192.0.2.7', tls: { authorityFile: '/etc/office/ca.pem' } }).ok).toBe(true);
});

test.each([
  ['a name, which would have to be resolved', { host: 'records.example' }, 'host'],
  ['another machine without TLS', { host: '192.0.2.7' }, 'tls'],
  ['a port that does not exist', { port: 70_000 }, 'port'],
  ['a database name with a quote', { database: 'a";drop' }, 'database'],
  ['a password in the file itself', { password: 'geheim' }, 'JSON'],
])('refuses %s', (_case, change, where) => {
  expect(read(change)).toEqual({ ok: false, failure: { code: 'archive.policy-damaged', params: { where } } });
});

test('refuses what is no JSON', () => {
  expect(parseArchivePolicy('{')).toMatchObject({ failure: { params: { where: 'JSON' } } });
});
