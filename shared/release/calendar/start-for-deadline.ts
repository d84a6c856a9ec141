/** The other way round: from how much of a period shall be left today to the day that sets it off. */
import type { WorkingCalendar } from './count-working-days.ts';
import type { Period } from './deadline.ts';
import { deadlineOf, judgeDeadline } from './deadline.ts';
import type { IsoDay } from './iso-day.ts';
import { addDays } from './iso-day.ts';

export interface WishedDeadline {
  readonly period: Period;
  /** In the period's own unit; negative once late. */
  readonly left: number;
}

/** No period of the shipped kinds reaches further back. */
const mostDays = 400;

/**
 * The latest day from which the period has so much left at `today`, or null where none has.
 * Used by the sample office only: real releases have dates of their own.
 */
export function startForDeadline(
  calendar: WorkingCalendar,
  today: IsoDay,
  { period, left }: WishedDeadline,
): IsoDay | null {
  const now = `${today}T00:00:00+08:00`;
  for (let back = 0; back < mostDays; back += 1) {
    const day = addDays(today, -back);
    const deadline = deadlineOf(calendar, `${day}T00:00:00+08:00`, period);
    if (judgeDeadline(calendar, deadline, now).left === left) return day;
  }
  return null;
}
