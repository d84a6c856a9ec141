/** A running deadline in a few words, for table and panel. */

import type { RunningDeadline } from '../../../shared/contract/procedure-views.ts';
import { nearly } from '../../../shared/release/calendar/pressing.ts';
import type { WindowText } from '../../text/zh-cn.ts';

/** Never "on time" or "late" for a period that runs into a year without a holiday arrangement. */
export function deadlineWords({ deadline, standing, left }: RunningDeadline, text: WindowText): string {
  const { deadlines } = text.procedure;
  const due = deadline.unit === 'hour' ? deadline.dueAt.slice(0, 10) : deadline.due;
  if (standing === 'unsure') {
    return deadlines.unsure(due, deadline.unit === 'working-day' ? deadline.uncovered.join('、') : '');
  }
  const unit = deadlines.units[deadline.unit];
  if (standing === 'late') return deadlines.late(Math.abs(left), unit);
  return standing === 'due-today' ? deadlines.today : deadlines.left(left, unit, due);
}

/** The same for a table's cell. */
export function briefDeadlineWords(running: RunningDeadline, text: WindowText): string {
  const { deadline, standing } = running;
  if (standing !== 'unsure' || deadline.unit === 'hour') return deadlineWords(running, text);
  return text.procedure.deadlines.unsureBrief(deadline.due);
}

/** How much a deadline presses: passed, today or within a few days, or later. */
export function pressureOf({ deadline, standing, left }: RunningDeadline): 'late' | 'near' | 'far' {
  if (standing === 'late') return 'late';
  return standing === 'due-today' || left <= nearly[deadline.unit] ? 'near' : 'far';
}
