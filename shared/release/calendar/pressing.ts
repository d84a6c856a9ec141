/** When a deadline begins to press: within three days, working or not as it is counted, or within a day where hours count. */
import type { WorkingCalendar } from './count-working-days.ts';
import { judgeDay } from './count-working-days.ts';
import type { Deadline } from './deadline.ts';
import type { IsoDay } from './iso-day.ts';
import { addDays } from './iso-day.ts';

/** Days, or hours, left under which a deadline counts as near. */
export const nearly = { 'working-day': 3, day: 3, hour: 24 } as const;

const hourMs = 60 * 60 * 1000;

/** End of a deadline as an instant that sorts: a day ends with its last minute in China. */
export function endOf(deadline: Deadline): string {
  return deadline.unit === 'hour' ? deadline.dueAt : `${deadline.due}T15:59:59.999Z`;
}

/** First instant from which no more than so much is left; stays true once the deadline has passed. */
export function pressingFrom(calendar: WorkingCalendar, deadline: Deadline): string {
  if (deadline.unit === 'hour') {
    // Hours left are rounded down, so 24 of them are left until a 25th would begin.
    return new Date(Date.parse(deadline.dueAt) - (nearly.hour + 1) * hourMs + 1).toISOString();
  }
  const day =
    deadline.unit === 'day'
      ? addDays(deadline.due, -nearly.day)
      : workingDaysBefore(calendar, deadline.due, nearly['working-day']);
  return new Date(Date.parse(`${day}T00:00:00.000+08:00`)).toISOString();
}

/** Earliest day after which, up to and with `due`, no more than `count` working days lie. */
function workingDaysBefore(calendar: WorkingCalendar, due: IsoDay, count: number): IsoDay {
  let day = due;
  let left = 0;
  for (;;) {
    const counts = judgeDay(calendar, day).counts ? 1 : 0;
    if (left + counts > count) return day;
    left += counts;
    day = addDays(day, -1);
  }
}
