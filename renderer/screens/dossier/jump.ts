/** Where an entry of the missing-items list takes the reader. */
import type { FindingId } from '../../../shared/base/ids.ts';
import type { GateItem } from '../../../shared/release/gates.ts';

export const dossierTabs = [
  'materials',
  'procedure',
  'sheet',
  'desk',
  'hidden',
  'review',
  'signOff',
] as const;
export type DossierTab = (typeof dossierTabs)[number];

export interface Jump {
  readonly tab: DossierTab;
  /** Id of the element to focus, where it is one that always exists. */
  readonly element: string | null;
  readonly finding: FindingId | null;
}

/** Target of a missing item. Ids of elements: `add-<part>`, `catalogue-<field>`, `record-<field>`,
 * `row-<checklist>-<row>`, `table-<table>`, `proof-<evidence>`, `span-<span>`, `next-step`. */
export function jumpOf(item: GateItem): Jump {
  switch (item.gate) {
    case 'part-missing':
    case 'part-surplus':
      return { tab: 'materials', element: `add-${item.part}`, finding: null };
    case 'field-missing':
    case 'field-invalid':
    case 'field-vague':
      return { tab: 'procedure', element: `record-${item.field}`, finding: null };
    case 'row-open':
      return { tab: 'procedure', element: `row-${item.checklist}-${item.row}`, finding: null };
    case 'rows-missing':
    case 'cell-invalid':
      return { tab: 'procedure', element: `table-${item.table}`, finding: null };
    case 'proof-missing':
    case 'proof-refused':
    case 'proof-outdated':
      return { tab: 'procedure', element: `proof-${item.evidence}`, finding: null };
    case 'span-short':
      return { tab: 'procedure', element: `span-${item.span}`, finding: null };
    case 'step-open':
      return { tab: 'procedure', element: 'next-step', finding: null };
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
