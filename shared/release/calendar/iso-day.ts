/** Days as ISO dates (`2026-11-23`), reckoned without hours, so that no time zone can move them. */

/** A day of the Gregorian calendar; compares as text. */
export type IsoDay = string;

const dayMs = 24 * 60 * 60 * 1000;

/** The day after. */
export function dayAfter(day: IsoDay): IsoDay {
  return addDays(day, 1);
}

/** The day that lies a number of calendar days (自然日) later, or earlier where negative. */
export function addDays(day: IsoDay, count: number): IsoDay {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

/** Saturday or Sunday. */
export function isWeekend(day: IsoDay): boolean {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** The year of a day. */
export function yearOf(day: IsoDay): number {
  return Number(day.slice(0, 4));
}
