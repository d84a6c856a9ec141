/** Dates of the sample office, reckoned from the day it is filled: a work list in which everything is long overdue shows nothing. */
import type { WorkingCalendar } from '../release/calendar/count-working-days.ts';
import type { IsoDay } from '../release/calendar/iso-day.ts';
import { startForDeadline } from '../release/calendar/start-for-deadline.ts';
import type { ReleaseKind } from '../release/kind/release-kind.ts';
import type { ReleaseRecord } from '../release/kind/release-record.ts';

/** What of a sample release is dated. */
export interface TimedSample {
  readonly kind: string;
  readonly due: { readonly timer: string; readonly left: number; readonly fields: readonly string[] };
  readonly record: ReleaseRecord;
}

export interface SampleDay {
  readonly kinds: readonly ReleaseKind[];
  readonly calendar: WorkingCalendar;
  readonly today: IsoDay;
}

/**
 * The release with its timer set off so that as much is left of it as the sample wants. Only the form is dated: what the documents say
 * of themselves stands in their files.
 */
export function dateSampleRelease<T extends TimedSample>(
  release: T,
  { kinds, calendar, today }: SampleDay,
): T {
  const { timer: id, left, fields } = release.due;
  const timer = kinds.find((kind) => kind.id === release.kind)?.timers.find((each) => each.id === id);
  const start =
    timer === undefined ? null : startForDeadline(calendar, today, { period: timer.period, left });
  if (start === null) return release;
  const dated = Object.fromEntries(fields.map((field) => [field, start]));
  const { record } = release;
  return { ...release, record: { ...record, fields: { ...record.fields, ...dated } } };
}
