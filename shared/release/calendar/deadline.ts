/** Deadlines (时限): legal periods in working days, calendar days or hours, and where a running one stands today. */
import { chinaDate } from '../../base/china-date.ts';
import {
  addWorkingDays,
  type CountedPeriod,
  type WorkingCalendar,
  workingDaysLeft,
} from './count-working-days.ts';
import { addDays, type IsoDay } from './iso-day.ts';

/** A period as a rule states it. */
export interface Period {
  readonly amount: number;
  readonly unit: 'working-day' | 'day' | 'hour';
}

export type Deadline =
  | ({ readonly unit: 'working-day' } & CountedPeriod)
  | { readonly unit: 'day'; readonly due: IsoDay }
  /** `dueAt` is an instant, ISO 8601 in UTC. */
  | { readonly unit: 'hour'; readonly dueAt: string };

/** `unsure`: the period runs through a year whose arrangements are not loaded, so neither "on time" nor "late" can be said. */
export type Standing = 'ahead' | 'due-today' | 'late' | 'unsure';

export interface DeadlineView {
  readonly deadline: Deadline;
  readonly standing: Standing;
  /** In the deadline's own unit, negative once late; whole numbers, hours rounded down. */
  readonly left: number;
}

const hourMs = 60 * 60 * 1000;

/**
 * The end of a period that an event sets off.
 * @param startedAt instant of the event, ISO 8601; days are those of China
 */
export function deadlineOf(calendar: WorkingCalendar, startedAt: string, period: Period): Deadline {
  if (period.unit === 'hour') {
    return { unit: 'hour', dueAt: new Date(Date.parse(startedAt) + period.amount * hourMs).toISOString() };
  }
  const from = chinaDate(startedAt);
  if (period.unit === 'day') return { unit: 'day', due: addDays(from, period.amount) };
  return { unit: 'working-day', ...addWorkingDays(calendar, from, period.amount) };
}

/** Where a deadline stands at an instant. */
export function judgeDeadline(calendar: WorkingCalendar, deadline: Deadline, now: string): DeadlineView {
  if (deadline.unit === 'hour') {
    const left = Math.floor((Date.parse(deadline.dueAt) - Date.parse(now)) / hourMs);
    return { deadline, left, standing: left < 0 ? 'late' : 'ahead' };
  }
  const today = chinaDate(now);
  if (deadline.unit === 'day') {
    const left = Math.round((Date.parse(deadline.due) - Date.parse(today)) / (24 * hourMs));
    return { deadline, left, standing: standingOf(today, deadline.due) };
  }
  const left = workingDaysLeft(calendar, today, deadline.due);
  const certain = deadline.uncovered.length === 0;
  return { deadline, left, standing: certain ? standingOf(today, deadline.due) : 'unsure' };
}

function standingOf(today: IsoDay, due: IsoDay): Standing {
  if (today === due) return 'due-today';
  return today > due ? 'late' : 'ahead';
}
