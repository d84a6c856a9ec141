import { expect, test } from 'vitest';
import { fitsFilter, inWorkOrder } from '../../../../../renderer/screens/work-list/work-list-rows.ts';
import type { DossierId } from '../../../../../shared/base/ids.ts';
import { brand } from '../../../../../shared/base/ids.ts';
import type { DossierSummary } from '../../../../../shared/contract/dossier-views.ts';

const row = (id: string, facts: Partial<DossierSummary>): DossierSummary => ({
  id: brand<DossierId>(id),
  packageNumber: id,
  title: '关于印发办法的通知',
  kind: 'policy-with-interpretation',
  deadline: null,
  state: 'drafting',
  returned: false,
  mine: false,
  files: 1,
  open: { hard: 0, soft: 0, info: 0 },
  changedAt: '2026-11-20T00:00:00.000Z',
  ...facts,
});

const rows = [
  row('old', { changedAt: '2026-11-01T00:00:00.000Z', state: 'exported' }),
  row('mine', { mine: true, returned: true, changedAt: '2026-11-02T00:00:00.000Z' }),
  row('new', { changedAt: '2026-11-23T00:00:00.000Z', state: 'approved' }),
];

test('puts mine first, then the latest change', () => {
  expect(inWorkOrder(rows).map(({ id }) => id)).toEqual(['mine', 'new', 'old']);
});

test('filters by what waits, presses, came back, or is ready', () => {
  const shown = (['all', 'mine', 'due', 'returned', 'approved'] as const).map((filter) =>
    rows.filter((each) => fitsFilter(each, filter)).map(({ id }) => id),
  );
  expect(shown).toEqual([['old', 'mine', 'new'], ['mine'], [], ['mine'], ['new']]);
});

const due = (
  left: number,
  standing: 'late' | 'due-today' | 'ahead' = 'ahead',
): DossierSummary['deadline'] => ({
  timer: 'publish',
  standing,
  left,
  deadline: { unit: 'day', due: '2026-11-30' },
});

test('puts what presses most first, and what has no deadline last', () => {
  const pressing = [
    row('none', { mine: true }),
    row('far', { mine: true, deadline: due(9) }),
    row('late', { mine: true, deadline: due(-95, 'late') }),
    row('today', { mine: true, deadline: due(0, 'due-today') }),
    row('others', { deadline: due(-200, 'late') }),
  ];
  expect(inWorkOrder(pressing).map(({ id }) => id)).toEqual(['late', 'today', 'far', 'none', 'others']);
  expect(pressing.filter((each) => fitsFilter(each, 'due')).map(({ id }) => id)).toEqual([
    'late',
    'today',
    'others',
  ]);
});
