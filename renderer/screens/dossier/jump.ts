/** Where an entry of the missing-items list takes the reader. */
import type { FindingId } from '../../../shared/base/ids.ts';
import type { GateItem } from '../../../shared/release/gates.ts';

export const dossierTabs = ['materials', 'review', 'signOff'] as const;
export type DossierTab = (typeof dossierTabs)[number];

export interface Jump {
  readonly tab: DossierTab;
  /** Id of the element to focus, where it is one that always exists. */
  readonly element: string | null;
  readonly finding: FindingId | null;
}

/** Target of a missing item. Ids of elements: `add-<slot>`, `catalogue-<field>`. */
export function jumpOf(item: GateItem): Jump {
  switch (item.gate) {
    case 'slot-empty':
    case 'slot-full':
      return { tab: 'materials', element: `add-${item.slot}`, finding: null };
    case 'catalogue-field':
      return { tab: 'materials', element: `catalogue-${item.field}`, finding: null };
    case 'attribute-not-active':
      return { tab: 'materials', element: 'catalogue-attribute', finding: null };
    case 'finding-open':
      return { tab: 'review', element: null, finding: item.finding };
    case 'screening-stale':
      return { tab: 'materials', element: null, finding: null };
    default:
      return item satisfies never;
  }
}
