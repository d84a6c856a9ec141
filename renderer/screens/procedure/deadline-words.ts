/** A running deadline in a few words, for table and panel. */
import type { RunningDeadline } from '../../../shared/contract/procedure-views.ts';
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
