/** Timers of a kind that have started and have not ended. */

import type { WorkingCalendar } from '../calendar/count-working-days.ts';
import { type Deadline, type DeadlineView, deadlineOf, judgeDeadline } from '../calendar/deadline.ts';
import { holds } from './judge-record.ts';
import type { ReleaseKind } from './release-kind.ts';
import type { ReleaseRecord } from './release-record.ts';

/** When the events happened that timers hang on; null while they have not. Instants, ISO 8601. */
export interface TimerEvents {
  readonly opened: string;
  readonly submitted: string | null;
  readonly approved: string | null;
  readonly exported: string | null;
}

export interface RunningTimer extends DeadlineView {
  readonly timer: string;
}

export interface TimedRelease {
  readonly kind: ReleaseKind;
  readonly record: ReleaseRecord;
  readonly events: TimerEvents;
}

/** Deadlines of the timers that have started, ended or not, with what ends them. */
export function startedDeadlines(
  { kind, record, events }: TimedRelease,
  calendar: WorkingCalendar,
): readonly { readonly timer: string; readonly until: string; readonly deadline: Deadline }[] {
  return kind.timers
    .filter((timer) => holds(timer.when, record))
    .flatMap(({ id, from, until, period }) => {
      const start = instantOf(from, record, events);
      return start === null ? [] : [{ timer: id, until, deadline: deadlineOf(calendar, start, period) }];
    });
}

/** Running timers, the one that ends first in front. */
export function runningTimers(
  { kind, record, events }: TimedRelease,
  calendar: WorkingCalendar,
  now: string,
): readonly RunningTimer[] {
  return kind.timers
    .filter((timer) => holds(timer.when, record))
    .flatMap((timer): readonly RunningTimer[] => {
      const start = instantOf(timer.from, record, events);
      if (start === null || instantOf(timer.until, record, events) !== null) return [];
      const deadline = deadlineOf(calendar, start, timer.period);
      return [{ timer: timer.id, ...judgeDeadline(calendar, deadline, now) }];
    })
    .sort((left, right) => endOf(left).localeCompare(endOf(right)));
}

/** End of a deadline as text that sorts: a day ends with its last minute. */
function endOf({ deadline }: RunningTimer): string {
  return deadline.unit === 'hour' ? deadline.dueAt : `${deadline.due}T15:59:59.999Z`;
}

/** A date field counts from the beginning of that day in China. */
function instantOf(end: string, { fields }: ReleaseRecord, events: TimerEvents): string | null {
  switch (end) {
    case 'opened':
    case 'submitted':
    case 'approved':
    case 'exported':
      return events[end];
    default: {
      const day = fields[end.slice('field:'.length)] ?? '';
      return /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00+08:00` : null;
    }
  }
}
