import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addWorkingDays,
  judgeDay,
  workingCalendar,
  workingDaysLeft,
} from '../../../shared/release/calendar/count-working-days.ts';
import { deadlineOf, judgeDeadline } from '../../../shared/release/calendar/deadline.ts';
import { addDays } from '../../../shared/release/calendar/iso-day.ts';
import { loadCalendars } from '../../../shared/release/calendar/load-calendars.node.ts';

const shipped = fileURLToPath(new URL('../../../resources/calendars', import.meta.url));

function calendar() {
  const loaded = loadCalendars([shipped]);
  if (!loaded.ok) throw new Error(loaded.failure.code);
  return loaded.value;
}

test('counts twenty working days around the National Day of 2026, make-up days included', () => {
  // 20 September 2026 is a Sunday on which offices work; 1 to 7 October are free, 10 October is made up.
  const period = addWorkingDays(calendar(), '2026-09-14', 20);
  expect(period.due).toBe('2026-10-16');
  expect(period.uncovered).toEqual([]);
  expect(period.days.filter((each) => each.counts)).toHaveLength(20);
  expect(period.days.find((each) => each.day === '2026-09-20')?.reason).toBe('make-up');
  expect(period.days.find((each) => each.day === '2026-10-05')?.reason).toBe('holiday');
});

test('does not count the day that sets the period off', () => {
  expect(addWorkingDays(calendar(), '2026-11-23', 1).due).toBe('2026-11-24');
});

test('three working days from a Friday end on Wednesday', () => {
  expect(addWorkingDays(calendar(), '2026-11-20', 3).due).toBe('2026-11-25');
});

test('says so when a period reaches into a year that no notice covers yet', () => {
  const period = addWorkingDays(calendar(), '2026-12-15', 20);
  expect(period.uncovered).toEqual([2027]);
  expect(period.days.some((each) => each.reason === 'weekday-uncovered')).toBe(true);
});

test('never calls a deadline kept or missed on the strength of a year it does not know', () => {
  const deadline = deadlineOf(calendar(), '2026-12-15T01:00:00.000Z', { amount: 20, unit: 'working-day' });
  expect(judgeDeadline(calendar(), deadline, '2026-12-16T01:00:00.000Z').standing).toBe('unsure');
});

test('a deadline of today can still be kept, one of yesterday cannot', () => {
  const deadline = deadlineOf(calendar(), '2026-11-20T01:00:00.000Z', { amount: 3, unit: 'working-day' });
  const judge = (now: string) => judgeDeadline(calendar(), deadline, now);
  expect(judge('2026-11-24T01:00:00.000Z')).toMatchObject({ standing: 'ahead', left: 1 });
  expect(judge('2026-11-25T01:00:00.000Z')).toMatchObject({ standing: 'due-today', left: 0 });
  expect(judge('2026-11-26T01:00:00.000Z')).toMatchObject({ standing: 'late', left: -1 });
});

test('days are those of China: half past four in the afternoon UTC is the next day', () => {
  const deadline = deadlineOf(calendar(), '2026-11-19T16:30:00.000Z', { amount: 1, unit: 'working-day' });
  expect(deadline).toMatchObject({ due: '2026-11-23' });
});

test('clocks of public response run in hours, through nights and holidays', () => {
  const deadline = deadlineOf(calendar(), '2026-10-01T20:00:00.000Z', { amount: 5, unit: 'hour' });
  expect(deadline).toEqual({ unit: 'hour', dueAt: '2026-10-02T01:00:00.000Z' });
  expect(judgeDeadline(calendar(), deadline, '2026-10-01T22:30:00.000Z')).toMatchObject({
    left: 2,
    standing: 'ahead',
  });
  expect(judgeDeadline(calendar(), deadline, '2026-10-02T01:00:00.001Z')).toMatchObject({
    left: -1,
    standing: 'late',
  });
});

test('calendar days run on through weekends and leap days', () => {
  const deadline = deadlineOf(calendar(), '2024-02-28T01:00:00.000Z', { amount: 2, unit: 'day' });
  expect(deadline).toEqual({ unit: 'day', due: '2024-03-01' });
});

test('an arrangement imported later replaces the shipped one of its year', () => {
  const empty = workingCalendar([]);
  expect(judgeDay(empty, '2026-10-01').reason).toBe('weekday-uncovered');
  expect(judgeDay(calendar(), '2026-10-01').reason).toBe('holiday');
});

test('refuses a period that no law has', () => {
  expect(() => addWorkingDays(calendar(), '2026-11-23', 0)).toThrow(RangeError);
  expect(() => addWorkingDays(calendar(), '2026-11-23', 1.5)).toThrow(RangeError);
});

test('the last day of a period leaves exactly as many working days as were asked for', () => {
  const known = calendar();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_700 }), fc.integer({ min: 1, max: 60 }), (offset, count) => {
      const from = addDays('2022-01-01', offset);
      const { due } = addWorkingDays(known, from, count);
      expect(workingDaysLeft(known, from, due)).toBe(count);
      expect(workingDaysLeft(known, due, from)).toBe(-count);
      expect(judgeDay(known, due).counts).toBe(true);
    }),
  );
});
