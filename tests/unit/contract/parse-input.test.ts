import { expect, test } from 'vitest';
import { isMethod, parseInput } from '../../../shared/contract/parse-input.ts';

test('knows its methods and no inherited names', () => {
  const names = ['dossier.read', 'dossier.approve-all', '__proto__', 'constructor', 'toString', 7, null];
  expect(names.map(isMethod)).toEqual([true, false, false, false, false, false, false]);
});

test('takes what fits', () => {
  expect(parseInput('dossier.read', { dossier: 'd-1' })).toEqual({ ok: true, value: { dossier: 'd-1' } });
});

test.each([
  ['a missing field', 'dossier.read', {}, 'dossier'],
  [
    'a path where a ticket belongs',
    'dossier.add-file',
    { dossier: 'd-1', slot: 'document', ticket: '/etc/passwd' },
    'ticket',
  ],
  ['an unknown slot', 'dossier.add-file', { dossier: 'd-1', slot: 'cover', ticket: 't-1' }, 'slot'],
  ['nothing at all', 'dossier.read', undefined, '-'],
  ['a wrong type', 'audit.list', { before: '3', limit: 10 }, 'before'],
  ['too many at once', 'audit.list', { before: null, limit: 1_000_000 }, 'limit'],
  ['extra fields', 'dossier.read', { dossier: 'd-1', admin: true }, '-'],
] as const)('refuses %s and names the field, never the value', (_name, method, input, where) => {
  expect(parseInput(method, input)).toEqual({
    ok: false,
    failure: { code: 'request.invalid', params: { method, where } },
  });
});

test('a polluted prototype key does not get through', () => {
  const untrusted: unknown = JSON.parse('{"dossier":"d-1","__proto__":{"admin":true}}');
  const parsed = parseInput('dossier.read', untrusted);
  expect(({} as Record<string, unknown>).admin).toBeUndefined();
  expect(parsed.ok).toBe(false);
});
