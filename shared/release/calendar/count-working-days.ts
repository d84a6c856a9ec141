/**
 * Working days (工作日), counted day by day so that every deadline can show how it came about.
 *
 * The day on which a period is set off is not counted (Civil Code art. 201; Regulation on Open Government Information
 * art. 26 counts "from" the day of formation). Days of a year without a loaded arrangement are counted as Monday to Friday
 * and the answer says that it is beyond coverage: nobody may be told "on time" on the strength of it.
 */
import { type CalendarYear, daysOf } from './calendar-year.ts';
import { dayAfter, type IsoDay, isWeekend, yearOf } from './iso-day.ts';

/** Why a day counts or does not. */
export type DayReason =
  | 'weekday'
  | 'make-up'
  | 'weekend'
  | 'holiday'
  | 'weekday-uncovered'
  | 'weekend-uncovered';

export interface CountedDay {
  readonly day: IsoDay;
  readonly counts: boolean;
  readonly reason: DayReason;
}

/** Arrangements of several years, ready for look-up. */
export interface WorkingCalendar {
  readonly years: ReadonlySet<number>;
  readonly holidays: ReadonlySet<IsoDay>;
  readonly makeUpDays: ReadonlySet<IsoDay>;
}

/** A period's last day, with each day that was looked at on the way. */
export interface CountedPeriod {
  readonly due: IsoDay;
  readonly days: readonly CountedDay[];
  /** Years that the period touches and that no arrangement covers; empty where the answer is certain. */
  readonly uncovered: readonly number[];
}

/** Longest period the engine counts; legal ones are far shorter. */
const mostDays = 2_000;

/** Joins yearly arrangements; a later one of the same year replaces the earlier. */
export function workingCalendar(arrangements: readonly CalendarYear[]): WorkingCalendar {
  const byYear = new Map(arrangements.map((each) => [each.year, each]));
  const standing = [...byYear.values()];
  return {
    years: new Set(byYear.keys()),
    holidays: new Set(standing.flatMap((each) => each.holidays.flatMap(daysOf))),
    makeUpDays: new Set(standing.flatMap((each) => each.workdays)),
  };
}

/** Whether offices work on a day, and why. */
export function judgeDay(calendar: WorkingCalendar, day: IsoDay): CountedDay {
  if (!calendar.years.has(yearOf(day))) {
    return isWeekend(day)
      ? { day, counts: false, reason: 'weekend-uncovered' }
      : { day, counts: true, reason: 'weekday-uncovered' };
  }
  if (calendar.holidays.has(day)) return { day, counts: false, reason: 'holiday' };
  if (calendar.makeUpDays.has(day)) return { day, counts: true, reason: 'make-up' };
  return isWeekend(day)
    ? { day, counts: false, reason: 'weekend' }
    : { day, counts: true, reason: 'weekday' };
}

/**
 * The last day of a period of working days that begins the day after `from`.
 * @param count working days, 1 or more
 * @throws RangeError for a count that no legal period has
 */
export function addWorkingDays(calendar: WorkingCalendar, from: IsoDay, count: number): CountedPeriod {
  if (!Number.isInteger(count) || count < 1 || count > mostDays)
    throw new RangeError(`not a period of working days: ${count}`);
  const days: CountedDay[] = [];
  let left = count;
  for (let day = dayAfter(from); left > 0; day = dayAfter(day)) {
    const judged = judgeDay(calendar, day);
    days.push(judged);
    if (judged.counts) left -= 1;
  }
  return { due: days.at(-1)?.day ?? from, days, uncovered: uncoveredYears(calendar, days) };
}

/**
 * Working days that remain after `today` up to and with `due`; negative once the day has passed.
 * A due day of today leaves 0: it can still be kept.
 */
export function workingDaysLeft(calendar: WorkingCalendar, today: IsoDay, due: IsoDay): number {
  return due >= today ? between(calendar, today, due) : -between(calendar, due, today);
}

function between(calendar: WorkingCalendar, after: IsoDay, upTo: IsoDay): number {
  let working = 0;
  for (let day = dayAfter(after); day <= upTo; day = dayAfter(day)) {
    if (judgeDay(calendar, day).counts) working += 1;
  }
  return working;
}

function uncoveredYears(calendar: WorkingCalendar, days: readonly CountedDay[]): readonly number[] {
  const years = new Set(days.map(({ day }) => yearOf(day)));
  return [...years].filter((year) => !calendar.years.has(year));
}
