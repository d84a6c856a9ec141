/** What the papers of one release are made of. */
import type { Catalogue } from '../catalogue.ts';
import type { ResponsibilityRow } from '../catalogue-row/responsibility.ts';
import type { ReleaseKind } from '../kind/release-kind.ts';
import type { ReleaseRecord } from '../kind/release-record.ts';
import type { SlipEvent } from './review-slip.ts';

export interface FormFacts {
  readonly office: string;
  readonly packageNumber: string;
  readonly kind: ReleaseKind;
  readonly catalogue: Catalogue;
  readonly record: ReleaseRecord;
  readonly files: readonly { readonly part: string; readonly name: string; readonly sha256: string }[];
  readonly internalFiles: readonly {
    readonly part: string;
    readonly name: string;
    readonly sha256: string;
  }[];
  readonly events: readonly SlipEvent[];
  /** What the documents hand out to whom. */
  readonly tasks: readonly ResponsibilityRow[];
  /** ISO date. */
  readonly today: string;
}

/** `not-of-this-kind`: the kind's forms have no place for it. `not-yet`: something it needs has not been filled in or done. */
export type FormStanding = 'ready' | 'not-of-this-kind' | 'not-yet';

/** Whether each of some fields of the kind is filled in. */
export function fieldsStanding(
  { kind, record }: Pick<FormFacts, 'kind' | 'record'>,
  ids: readonly string[],
): FormStanding {
  if (!ids.every((id) => kind.fields.some((field) => field.id === id))) return 'not-of-this-kind';
  return ids.every((id) => (record.fields[id] ?? '').trim() !== '') ? 'ready' : 'not-yet';
}

/** The latest event of a sort. */
export function lastEvent(
  { events }: Pick<FormFacts, 'events'>,
  sort: SlipEvent['event'],
): SlipEvent | undefined {
  return events.findLast(({ event }) => event === sort);
}

/** Title of the document without the words that a notice would say twice. */
export function bareTitle({ title }: Catalogue): string {
  return /^《[^《》]*》$/u.test(title) ? title.slice(1, -1) : title;
}
