import { expect, test } from 'vitest';
import type { AuditEntry } from '../../../shared/audit/audit-entry.ts';
import { reportRows } from '../../../shared/audit/audit-report.ts';
import type { PersonId, Sha256 } from '../../../shared/base/ids.ts';

const nobody = '0'.repeat(64) as Sha256;

function entriesOf(drafts: readonly Partial<AuditEntry>[]): readonly AuditEntry[] {
  return drafts.map((draft, index) => ({
    number: index + 1,
    at: `2026-11-23T08:00:${String(index * 5).padStart(2, '0')}.000Z`,
    clock: { monotonicMs: index * 5_000, jumped: false },
    person: 'person-1' as PersonId,
    duty: 'handler',
    workstation: '一号机',
    action: 'dossier.decide',
    objects: ['dossier-1'],
    result: 'done',
    detail: { action: 'fix' },
    previous: nobody,
    hash: nobody,
    ...draft,
  }));
}

const told = (drafts: readonly Partial<AuditEntry>[]) =>
  reportRows(entriesOf(drafts)).map(({ kind, numbers }) => `${kind} ${numbers.join(',')}`);

test('an ordinary day asks no question', () => {
  expect(
    told([{}, { action: 'dossier.sign' }, { action: 'keys.list' }, { action: 'dossier.return' }]),
  ).toEqual([]);
});

test.each<[string, readonly Partial<AuditEntry>[], readonly string[]]>([
  ['a hard finding that was kept', [{ detail: { action: 'set-aside', severity: 'hard' } }], ['hard-kept 1']],
  ['a hard finding that was mended', [{ detail: { action: 'fix', severity: 'hard' } }], []],
  ['a soft finding that was kept', [{ detail: { action: 'uphold' } }], []],
  ['many decided at once', [{ action: 'dossier.decide-alike' }], ['bulk 1']],
  ['a second decision after a second', [{}, { clock: { monotonicMs: 1_999, jumped: false } }], ['hasty 1,2']],
  ['a second decision after two seconds', [{}, { clock: { monotonicMs: 2_000, jumped: false } }], []],
  [
    'decisions of two people',
    [{}, { person: 'person-2' as PersonId, clock: { monotonicMs: 1, jumped: false } }],
    [],
  ],
  [
    'a second decision after a restart',
    [{ clock: { monotonicMs: 9_000, jumped: false } }, { clock: { monotonicMs: 100, jumped: false } }],
    [],
  ],
  ['a wrong pass phrase', [{ action: 'key.unlock', result: 'refused' }], ['failed-sign-in 1']],
  [
    'what a duty does not allow',
    [{ result: 'refused', detail: { reason: 'not-allowed' } }],
    ['beyond-duty 1'],
  ],
  ['a clock that jumped', [{ clock: { monotonicMs: 0, jumped: true } }], ['clock 1']],
  ['a key that was revoked', [{ action: 'keys.revoke' }], ['keys 1']],
  ['files screened anew', [{ action: 'dossier.screen' }], ['rules 1']],
  [
    'a third return of one release',
    [
      { action: 'dossier.return' },
      { action: 'dossier.return', objects: ['dossier-2'] },
      { action: 'dossier.return' },
      { action: 'dossier.return' },
    ],
    ['returned-often 1,3,4'],
  ],
  ['a detail of another form', [{ detail: ['severity'] }, { action: 'x', detail: null }], []],
])('names %s', (_, drafts, expected) => {
  expect(told(drafts)).toEqual(expected);
});
