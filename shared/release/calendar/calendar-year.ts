/**
 * One year of holiday arrangements (节假日安排), as data an office imports each autumn.
 *
 * Source of every year: the State Council's yearly notice on holiday arrangements. Nothing here guesses a year that has
 * no notice yet; a deadline that reaches into such a year says so (`count-working-days.ts`).
 */
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../base/result.ts';
import { dayAfter, type IsoDay, isWeekend } from './iso-day.ts';

const day = z.iso.date();

const calendarYearSchema = z.strictObject({
  format: z.literal(1),
  year: z.number().check(z.int(), z.gte(1999), z.lte(2199)),
  source: z.strictObject({
    title: z.string().check(z.minLength(1), z.maxLength(200)),
    documentNumber: z.string().check(z.minLength(1), z.maxLength(60)),
  }),
  /** Spans without work, weekends inside them included. */
  holidays: z.array(
    z.strictObject({
      names: z.array(z.string().check(z.minLength(1), z.maxLength(20))).check(z.minLength(1)),
      from: day,
      to: day,
    }),
  ),
  /** Saturdays and Sundays on which offices work (调休上班). */
  workdays: z.array(day),
  /** Why the year has more or fewer free days than the law gives, as when a holiday was prolonged. */
  extraordinary: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
});

export type CalendarYear = z.infer<typeof calendarYearSchema>;

/** Festivals that every yearly notice names (全国年节及纪念日放假办法, art. 2). */
const festivals = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const;

/** Days longer than any arrangement so far; a longer span is a slip of the keyboard. */
const longestSpan = 16;

/**
 * Reads one year of arrangements and checks that it can be true: every festival is there, spans lie in the year and do
 * not overlap, make-up days are weekend days outside the holidays, and the weekdays made free less the weekend days made
 * working equal the statutory days of that year (13 since 2025, 11 from 2008 to 2024: State Council Orders 795, 513, 644).
 * @returns the year, or `calendar.damaged` with the place of the first fault
 */
export function parseCalendarYear(untrusted: unknown, file: string): Result<CalendarYear> {
  const parsed = calendarYearSchema.safeParse(untrusted);
  if (!parsed.success)
    return fail('calendar.damaged', { file, where: parsed.error.issues[0]?.path.join('.') ?? '' });
  const fault = findFault(parsed.data);
  return fault === undefined ? ok(parsed.data) : fail('calendar.damaged', { file, where: fault });
}

/** The days of a holiday span, first to last. */
export function daysOf(span: { readonly from: IsoDay; readonly to: IsoDay }): readonly IsoDay[] {
  const days: IsoDay[] = [];
  for (let each = span.from; each <= span.to; each = dayAfter(each)) days.push(each);
  return days;
}

function findFault(calendar: CalendarYear): string | undefined {
  return spanFault(calendar) ?? workdayFault(calendar) ?? festivalFault(calendar) ?? balanceFault(calendar);
}

function spanFault({ year, holidays }: CalendarYear): string | undefined {
  const seen = new Set<IsoDay>();
  for (const [index, span] of holidays.entries()) {
    const where = `holidays.${index}`;
    if (!inYear(span.from, year) || !inYear(span.to, year) || span.to < span.from) return where;
    const days = daysOf(span);
    if (days.length > longestSpan || days.some((each) => seen.has(each))) return where;
    for (const each of days) seen.add(each);
  }
  return undefined;
}

function workdayFault({ year, holidays, workdays }: CalendarYear): string | undefined {
  const free = new Set(holidays.flatMap(daysOf));
  const wrong = workdays.findIndex(
    (each, index) =>
      !inYear(each, year) || !isWeekend(each) || free.has(each) || workdays.indexOf(each) !== index,
  );
  return wrong === -1 ? undefined : `workdays.${wrong}`;
}

function festivalFault({ holidays }: CalendarYear): string | undefined {
  const named = new Set(holidays.flatMap((span) => span.names));
  const absent = festivals.find((festival) => !named.has(festival));
  return absent === undefined ? undefined : `holidays: ${absent}`;
}

function balanceFault({ year, holidays, workdays, extraordinary }: CalendarYear): string | undefined {
  if (extraordinary !== undefined) return undefined;
  const freed = holidays.flatMap(daysOf).filter((each) => !isWeekend(each)).length;
  const statutory = statutoryDays(year);
  return statutory === undefined || freed - workdays.length === statutory
    ? undefined
    : `${freed} - ${workdays.length} ≠ ${statutory}`;
}

function statutoryDays(year: number): number | undefined {
  if (year >= 2025) return 13;
  return year >= 2008 ? 11 : undefined;
}

function inYear(each: IsoDay, year: number): boolean {
  return each.startsWith(`${year}-`);
}
