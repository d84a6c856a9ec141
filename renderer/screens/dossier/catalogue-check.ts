/** Reading and checking of the catalogue form, before the engine parses it again. */
import type { Catalogue, CatalogueField } from '../../../shared/release/catalogue.ts';
import type { ReleaseKind } from '../../../shared/release/kind/release-kind.ts';

/** ISO date of what a person typed (`20261123`, `2026-11-23`, `2026.11.23`, `2026年11月23日`), or null where it is no day. */
export function parseDay(typed: string): string | null {
  const digits = /^\s*(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?\s*$/u.exec(typed);
  const [, year, month, day] = digits ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso) ? iso : null;
}

/** Required fields that are still empty, in the order of the kind. */
export function missingFields(
  kind: Pick<ReleaseKind, 'requiredCatalogue'> | null,
  catalogue: Catalogue,
): readonly CatalogueField[] {
  return (kind?.requiredCatalogue ?? []).filter((field) => catalogue[field].trim() === '');
}

/** Whether a kind can leave under an openness; without its kind nothing can. */
export function isReleasable(
  kind: Pick<ReleaseKind, 'releasedAs'> | null,
  attribute: Catalogue['attribute'],
): boolean {
  const allowed: readonly Catalogue['attribute'][] = kind?.releasedAs ?? ['active'];
  return allowed.includes(attribute);
}

/** Fields that differ between what is stored and what stands in the form. */
export function changedFields(stored: Catalogue, typed: Catalogue): readonly CatalogueField[] {
  const fields = Object.keys(stored) as readonly CatalogueField[];
  return fields.filter((field) => stored[field] !== typed[field]);
}
