import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type CalendarYear, parseCalendarYear } from '../../../shared/release/calendar/calendar-year.ts';
import { judgeDay } from '../../../shared/release/calendar/count-working-days.ts';
import { loadCalendars } from '../../../shared/release/calendar/load-calendars.node.ts';

const shipped = fileURLToPath(new URL('../../../resources/calendars', import.meta.url));

function year2026(): CalendarYear {
  return JSON.parse(readFileSync(join(shipped, '2026.json'), 'utf8')) as CalendarYear;
}

test.each(readdirSync(shipped))('the shipped arrangement %s can be true and names its notice', (file) => {
  const parsed = parseCalendarYear(JSON.parse(readFileSync(join(shipped, file), 'utf8')), file);
  expect(parsed).toMatchObject({ ok: true, value: { year: Number(file.slice(0, 4)) } });
});

test.each<[string, (calendar: CalendarYear) => unknown, string]>([
  ['a festival is missing', (each) => ({ ...each, holidays: each.holidays.slice(1) }), 'holidays: 元旦'],
  [
    'a make-up day is a Monday',
    (each) => ({ ...each, workdays: ['2026-03-02', ...each.workdays] }),
    'workdays.0',
  ],
  [
    'a make-up day is a holiday',
    (each) => ({ ...each, workdays: [...each.workdays, '2026-10-03'] }),
    'workdays.6',
  ],
  [
    'a make-up day stands twice',
    (each) => ({ ...each, workdays: [...each.workdays, '2026-01-04'] }),
    'workdays.6',
  ],
  ['a make-up day was forgotten', (each) => ({ ...each, workdays: each.workdays.slice(1) }), '19 - 5 ≠ 13'],
  [
    'a day is of another year',
    (each) => ({ ...each, workdays: ['2025-01-04', ...each.workdays] }),
    'workdays.0',
  ],
  ['a day does not exist', (each) => ({ ...each, workdays: ['2026-02-30'] }), 'workdays.0'],
  ['a span ends before it begins', (each) => withSpan(each, '2026-10-07', '2026-10-01'), 'holidays.7'],
  ['a span is a month long', (each) => withSpan(each, '2026-11-01', '2026-11-30'), 'holidays.7'],
  ['spans overlap', (each) => withSpan(each, '2026-10-07', '2026-10-08'), 'holidays.7'],
  ['a field is unknown', (each) => ({ ...each, note: 'x' }), ''],
])('refuses an arrangement where %s', (_case, damage, where) => {
  expect(parseCalendarYear(damage(year2026()), '2026.json')).toEqual({
    ok: false,
    failure: { code: 'calendar.damaged', params: { file: '2026.json', where } },
  });
});

test('a prolonged holiday is accepted once the reason is stated', () => {
  const prolonged = withSpan(year2026(), '2026-02-24', '2026-02-25');
  expect(parseCalendarYear(prolonged, 'x').ok).toBe(false);
  expect(parseCalendarYear({ ...prolonged, extraordinary: '延长春节假期' }, 'x').ok).toBe(true);
});

test("an office's own year stands beside and above the shipped ones", () => {
  const folder = mkdtempSync(join(tmpdir(), 'calendars-'));
  const own = { ...withSpan(year2026(), '2026-02-24', '2026-02-24'), extraordinary: '延长一天' };
  writeFileSync(join(folder, '2026.json'), JSON.stringify(own));
  const loaded = loadCalendars([shipped, folder, join(folder, 'absent')]);
  expect(loaded.ok && judgeDay(loaded.value, '2026-02-24').reason).toBe('holiday');
  writeFileSync(join(folder, '2026.json'), '{');
  expect(loadCalendars([shipped, folder])).toMatchObject({
    ok: false,
    failure: { code: 'calendar.damaged', params: { file: '2026.json', where: 'JSON' } },
  });
  rmSync(folder, { recursive: true });
});

function withSpan(calendar: CalendarYear, from: string, to: string): CalendarYear {
  return { ...calendar, holidays: [...calendar.holidays, { names: ['调整'], from, to }] };
}
