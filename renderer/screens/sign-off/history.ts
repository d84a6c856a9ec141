/** Signatures and returns merged into one order of events. */
import type { DossierDetail, ReturnView, SignOffView } from '../../../shared/contract/dossier-views.ts';

export type HistoryEvent =
  | { readonly kind: 'signed'; readonly at: string; readonly signOff: SignOffView }
  | { readonly kind: 'returned'; readonly at: string; readonly returned: ReturnView };

/** Oldest first. */
export function historyOf({
  signOffs,
  returns,
}: Pick<DossierDetail, 'signOffs' | 'returns'>): readonly HistoryEvent[] {
  const signed = signOffs.map((signOff): HistoryEvent => ({ kind: 'signed', at: signOff.at, signOff }));
  const returned = returns.map((each): HistoryEvent => ({ kind: 'returned', at: each.at, returned: each }));
  return [...signed, ...returned].sort((left, right) => (left.at < right.at ? -1 : 1));
}
