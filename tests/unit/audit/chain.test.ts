import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AuditDraft, AuditEntry } from '../../../shared/audit/audit-entry.ts';
import { checkChain, genesis, headOf, nextEntry } from '../../../shared/audit/chain.ts';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { brand } from '../../../shared/base/ids.ts';

const draft: AuditDraft = {
  at: '2026-11-23T08:15:30.125Z',
  clock: { monotonicMs: 1_204.75, jumped: false },
  person: brand('person-4m2k'),
  duty: 'secrecy-reviewer',
  workstation: 'workstation-7',
  action: 'dossier.decide',
  objects: ['dossier-1', 'finding-9'],
  result: 'done',
  detail: { rule: 'DN-01', 动作: '同意', count: 2 },
};

function chainOf(length: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  let head = genesis;
  for (let number = 1; number <= length; number += 1) {
    const entry = nextEntry(head, { ...draft, objects: [`dossier-${number}`] }, nodeHash);
    entries.push(entry);
    head = headOf(entry);
  }
  return entries;
}

test('the hash of an entry can be recomputed from the documented bytes alone', () => {
  const entry = nextEntry(genesis, draft, nodeHash);
  const bytes =
    'xianshen.ledger/1\n' +
    '{"action":"dossier.decide","at":"2026-11-23T08:15:30.125Z","clock":{"jumped":false,"monotonicMs":1204},' +
    '"detail":{"count":2,"rule":"DN-01","动作":"同意"},"duty":"secrecy-reviewer","number":1,' +
    '"objects":["dossier-1","finding-9"],"person":"person-4m2k",' +
    `"previous":"${'0'.repeat(64)}","result":"done","workstation":"workstation-7"}`;
  expect(entry.hash).toBe(createHash('sha256').update(bytes, 'utf8').digest('hex'));
});

test('a chain of entries is whole, and tells its length and head', () => {
  const entries = chainOf(50);
  expect(checkChain(entries, nodeHash)).toEqual({ ok: true, length: 50, head: headOf(entries[49]!) });
});

test('an empty chain ends where it begins', () => {
  expect(checkChain([], nodeHash)).toEqual({ ok: true, length: 0, head: genesis });
});

test('a chain can be checked from a head that is already known', () => {
  const entries = chainOf(10);
  const known = headOf(entries[5]!);
  expect(checkChain(entries.slice(6), nodeHash, known)).toMatchObject({ ok: true, length: 10 });
  expect(checkChain(entries.slice(7), nodeHash, known)).toEqual({ ok: false, brokenAt: 7, why: 'number' });
});

const changes: readonly [string, Partial<AuditEntry>][] = [
  ['time', { at: '2026-11-23T08:15:30.126Z' }],
  ['person', { person: brand('person-4m2l') }],
  ['absent person', { person: null }],
  ['duty', { duty: 'approver' }],
  ['workstation', { workstation: '' }],
  ['action', { action: 'dossier.sign' }],
  ['objects', { objects: [] }],
  ['result', { result: 'refused' }],
  ['detail', { detail: { rule: 'DN-01', 动作: '不同意', count: 2 } }],
  ['clock', { clock: { monotonicMs: 1_204, jumped: true } }],
  ['detail that canonical JSON cannot hold', { detail: '\ud800' }],
];

test.each(changes)('an entry whose %s was changed breaks the chain at its number', (_, change) => {
  const entries = chainOf(5);
  entries[2] = { ...entries[2]!, ...change };
  expect(checkChain(entries, nodeHash)).toEqual({ ok: false, brokenAt: 3, why: 'hash' });
});

test('a changed entry with a recomputed hash breaks the chain at the next one', () => {
  const entries = chainOf(5);
  const before = headOf(entries[1]!);
  entries[2] = nextEntry(before, { ...draft, result: 'refused' }, nodeHash);
  expect(checkChain(entries, nodeHash)).toEqual({ ok: false, brokenAt: 4, why: 'previous' });
});

test.each([
  ['deleted', (entries: AuditEntry[]) => entries.toSpliced(2, 1)],
  ['inserted twice', (entries: AuditEntry[]) => entries.toSpliced(2, 0, entries[1]!)],
  ['swapped', (entries: AuditEntry[]) => entries.with(2, entries[3]!).with(3, entries[2]!)],
])('an entry that was %s breaks the chain there', (_, tamper) => {
  expect(checkChain(tamper(chainOf(6)), nodeHash)).toEqual({ ok: false, brokenAt: 3, why: 'number' });
});

test('cutting off the end shows only against a head kept elsewhere', () => {
  const entries = chainOf(6);
  const check = checkChain(entries.slice(0, 4), nodeHash);
  expect(check).toMatchObject({ ok: true, length: 4 });
  expect(check).not.toMatchObject({ head: headOf(entries[5]!) });
});

test('fields that do not belong to an entry never get into its hash', () => {
  const withMore = { ...draft, opinion: '建议删去第三段' };
  expect(nextEntry(genesis, withMore, nodeHash)).toEqual(nextEntry(genesis, draft, nodeHash));
});
