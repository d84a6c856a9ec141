import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { deadlineOf, judgeDeadline } from '../../../shared/release/calendar/deadline.ts';
import { addDays } from '../../../shared/release/calendar/iso-day.ts';
import { loadCalendars } from '../../../shared/release/calendar/load-calendars.node.ts';
import { startForDeadline } from '../../../shared/release/calendar/start-for-deadline.ts';

const loaded = loadCalendars([fileURLToPath(new URL('../../../resources/calendars', import.meta.url))]);
if (!loaded.ok) throw new Error(loaded.failure.code);
const calendar = loaded.value;
const twentyDays = { amount: 20, unit: 'working-day' } as const;

test('finds the day from which a period ends tomorrow, in three days, or ended two days ago', () => {
  // A Monday; the days counted back are Fridays and weekdays without a holiday between.
  const start = (left: number) => startForDeadline(calendar, '2026-11-23', { period: twentyDays, left });
  expect([start(1), start(3), start(-2)]).toEqual(['2026-10-27', '2026-10-29', '2026-10-22']);
});

test('gives a deadline that stands as wished on every day of two years, holidays and weekends too', () => {
  for (let day = '2025-02-01'; day < '2026-12-01'; day = addDays(day, 9)) {
    for (const left of [12, 3, 1, -2]) {
      const start = startForDeadline(calendar, day, { period: twentyDays, left });
      const now = `${day}T00:00:00+08:00`;
      const deadline = deadlineOf(calendar, `${start}T00:00:00+08:00`, twentyDays);
      expect(judgeDeadline(calendar, deadline, now).left, `${day} ${left}`).toBe(left);
    }
  }
});

test('says so when nothing can leave so much', () => {
  const wished = { period: twentyDays, left: 40 };
  expect(startForDeadline(calendar, '2026-11-23', wished)).toBeNull();
});
