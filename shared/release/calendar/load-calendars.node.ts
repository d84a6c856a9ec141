/** Reads the holiday arrangements that ship with the program and those an office has imported. */
import { fail, ok, type Result } from '../../base/result.ts';
import { readJsonFolders } from '../read-json-folders.node.ts';
import { parseCalendarYear } from './calendar-year.ts';
import { type WorkingCalendar, workingCalendar } from './count-working-days.ts';

/** The calendar of several folders; a later folder's year replaces an earlier one's. Failure: `calendar.damaged`. */
export function loadCalendars(folders: readonly string[]): Result<WorkingCalendar> {
  const years = readJsonFolders(folders, {
    largest: 64 * 1024,
    parse: parseCalendarYear,
    damaged: (file, where) => fail('calendar.damaged', { file, where }),
  });
  return years.ok ? ok(workingCalendar(years.value)) : years;
}
