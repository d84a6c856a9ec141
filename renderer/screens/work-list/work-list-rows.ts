/** Order and filters of the work list: what waits for the reader comes first, then the latest change. */
import type { DossierSummary } from '../../../shared/contract/dossier-views.ts';
import { closedStates } from '../../../shared/release/dossier-state.ts';

export const workFilters = ['all', 'mine', 'returned', 'running', 'approved'] as const;
export type WorkFilter = (typeof workFilters)[number];

/** Mine first, then newest change first. */
export function inWorkOrder(rows: readonly DossierSummary[]): readonly DossierSummary[] {
  return [...rows].sort((left, right) => {
    if (left.mine !== right.mine) return left.mine ? -1 : 1;
    return right.changedAt.localeCompare(left.changedAt);
  });
}

/** Tells whether a release belongs under a filter; `running` is everything that has not been exported. */
export function fitsFilter(row: DossierSummary, filter: WorkFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'mine':
      return row.mine;
    case 'returned':
      return row.returned;
    case 'running':
      return !closedStates.includes(row.state);
    case 'approved':
      return row.state === 'approved';
    default:
      return filter satisfies never;
  }
}
