/** What an office publishes, as data: which parts a dossier needs and which catalogue fields must be filled in. */

import type { CatalogueField } from './catalogue.ts';
import type { PartSlot } from './parts.ts';

export interface SlotRule {
  readonly slot: PartSlot;
  readonly minimum: number;
  readonly maximum: number;
}

export interface DossierKind {
  readonly id: string;
  readonly slots: readonly SlotRule[];
  readonly requiredCatalogue: readonly CatalogueField[];
}
