/** Order and filters of the work list: what waits for the reader comes first, the most pressing on top. */
import type { DossierSummary } from '../../../shared/contract/dossier-views.ts';
import { pressureOf } from '../procedure/deadline-words.ts';

export const workFilters = ['all', 'mine', 'due', 'returned', 'approved'] as const;
export type WorkFilter = (typeof workFilters)[number];

/** Mine first, then the fewest days left, then newest change first. */
export function inWorkOrder(rows: readonly DossierSummary[]): readonly DossierSummary[] {
  return [...rows].sort((left, right) => {
    if (left.mine !== right.mine) return left.mine ? -1 : 1;
    const days = daysLeft(left) - daysLeft(right);
    if (days !== 0) return days;
    return right.changedAt.localeCompare(left.changedAt);
  });
}

/** Days left, hours as parts of a day; after everything else where no deadline runs. */
function daysLeft({ deadline }: DossierSummary): number {
  if (deadline === null) return Number.MAX_SAFE_INTEGER;
  return deadline.deadline.unit === 'hour' ? deadline.left / 24 : deadline.left;
}

/** Tells whether a release belongs under a filter; `due` is whatever is late or nearly so. */
export function fitsFilter(row: DossierSummary, filter: WorkFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'mine':
      return row.mine;
    case 'returned':
      return row.returned;
    case 'due':
      return row.deadline !== null && pressureOf(row.deadline) !== 'far';
    case 'approved':
      return row.state === 'approved';
    default:
      return filter satisfies never;
  }
}
