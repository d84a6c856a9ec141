import { expect, test } from 'vitest';
import { firstTab } from '../../../../../renderer/screens/dossier/first-tab.ts';
import { jumpOf } from '../../../../../renderer/screens/dossier/jump.ts';
import type { FindingId } from '../../../../../shared/base/ids.ts';
import { brand } from '../../../../../shared/base/ids.ts';

const finding = brand<FindingId>('finding-1');
const open = { gate: 'finding-open', finding, rule: 'PII-01' } as const;

test('leads from each missing thing to where it can be settled', () => {
  expect([
    jumpOf({ gate: 'part-missing', part: 'interpretation', minimum: 1 }),
    jumpOf({ gate: 'catalogue-field', field: 'formedOn' }),
    jumpOf({ gate: 'attribute-not-active' }),
    jumpOf(open),
    jumpOf({ gate: 'screening-stale', file: 'file-1' }),
  ]).toEqual([
    { tab: 'materials', element: 'add-interpretation', finding: null },
    { tab: 'materials', element: 'catalogue-formedOn', finding: null },
    { tab: 'materials', element: 'catalogue-attribute', finding: null },
    { tab: 'review', element: null, finding },
    { tab: 'materials', element: null, finding: null },
  ]);
});

const may = { edit: false, decide: false, sign: false, return: false, export: false };
const base: Parameters<typeof firstTab>[0] = {
  state: 'drafting',
  files: ['file-1'],
  may,
  missing: [],
};

test('starts everybody where their work is', () => {
  expect(firstTab({ ...base, files: [] }, 'handler')).toBe('materials');
  expect(firstTab({ ...base, may: { ...may, decide: true }, missing: [open] }, 'handler')).toBe('review');
  expect(firstTab(base, 'handler')).toBe('materials');
  expect(firstTab({ ...base, state: 'secrecy-review' }, 'secrecy-reviewer')).toBe('review');
  expect(firstTab({ ...base, state: 'approval' }, 'approver')).toBe('signOff');
  expect(firstTab({ ...base, state: 'exported' }, 'handler')).toBe('signOff');
});
