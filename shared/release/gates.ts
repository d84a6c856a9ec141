/** The gates before each signature: what is missing, all of it at once, in the order a clerk would work it off. */
import type { Finding } from '../screening/finding.ts';
import type { Catalogue, CatalogueField } from './catalogue.ts';
import type { DossierKind } from './dossier-kind.ts';
import type { PartSlot } from './parts.ts';

/** One thing still missing; each names what the window can jump to. */
export type GateItem =
  | { readonly gate: 'slot-empty'; readonly slot: PartSlot; readonly minimum: number }
  | { readonly gate: 'slot-full'; readonly slot: PartSlot; readonly maximum: number }
  | { readonly gate: 'catalogue-field'; readonly field: CatalogueField }
  | { readonly gate: 'attribute-not-active' }
  | { readonly gate: 'finding-open'; readonly finding: Finding['id']; readonly rule: string }
  | { readonly gate: 'screening-stale'; readonly file: string };

/** What parts and catalogue still lack for a dossier of this kind. */
export function contentGate(
  kind: DossierKind,
  catalogue: Catalogue,
  slots: readonly PartSlot[],
): readonly GateItem[] {
  return [...slotItems(kind, slots), ...catalogueItems(kind, catalogue)];
}

function slotItems(kind: DossierKind, slots: readonly PartSlot[]): readonly GateItem[] {
  return kind.slots.flatMap(({ slot, minimum, maximum }): readonly GateItem[] => {
    const count = slots.filter((each) => each === slot).length;
    if (count < minimum) return [{ gate: 'slot-empty', slot, minimum }];
    return count > maximum ? [{ gate: 'slot-full', slot, maximum }] : [];
  });
}

function catalogueItems(kind: DossierKind, catalogue: Catalogue): readonly GateItem[] {
  const missing = kind.requiredCatalogue
    .filter((field) => catalogue[field].trim() === '')
    .map((field): GateItem => ({ gate: 'catalogue-field', field }));
  return catalogue.attribute === 'active' ? missing : [...missing, { gate: 'attribute-not-active' }];
}
