/** Reads the holiday arrangements that ship with the program and those an office has imported. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../base/result.ts';
import { type CalendarYear, parseCalendarYear } from './calendar-year.ts';
import { type WorkingCalendar, workingCalendar } from './count-working-days.ts';

/** An arrangement is a page of JSON; anything larger is not one. */
const largestFile = 64 * 1024;

/**
 * The calendar from folders of `<year>.json`; a later folder's year replaces an earlier one's. A folder that does not exist
 * holds no year.
 * @returns the calendar, or `calendar.damaged` for the first file that cannot be true
 */
export function loadCalendars(folders: readonly string[]): Result<WorkingCalendar> {
  const years: CalendarYear[] = [];
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()) {
      const year = readCalendarYear(join(folder, file), file);
      if (!year.ok) return year;
      years.push(year.value);
    }
  }
  return ok(workingCalendar(years));
}

/** One arrangement from a file, as an office imports it. */
export function readCalendarYear(path: string, file: string): Result<CalendarYear> {
  const bytes = readFileSync(path);
  if (bytes.length > largestFile) return fail('calendar.damaged', { file, where: `${bytes.length}` });
  const untrusted = parseJson(bytes.toString('utf8'));
  return untrusted === undefined
    ? fail('calendar.damaged', { file, where: 'JSON' })
    : parseCalendarYear(untrusted, file);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
