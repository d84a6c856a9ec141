import { expect, test } from 'vitest';
import {
  nextTourPlace,
  parseTourPlace,
  tourEnd,
  tourOver,
  tourSteps,
  tourTargets,
} from '../../../../renderer/tour/tour-steps.ts';

const nothing = { has: () => false, isHandler: true };

test('begins with the first step where nothing sensible was kept', () => {
  expect([null, '', 'x', '-1', '1.5', '99'].map(parseTourPlace)).toEqual([0, 0, 0, 0, 0, 0]);
  expect([String(tourEnd), String(tourOver)].map(parseTourPlace)).toEqual([tourEnd, tourOver]);
});

test('stays at a step until the page shows that it is done', () => {
  expect(tourSteps.map((_, place) => nextTourPlace(place, nothing))).toEqual([0, 1, 2, 3, 4]);
  for (const [place, step] of tourSteps.entries()) {
    const { done } = tourTargets[step];
    const page = { has: (selector: string) => selector === done, isHandler: done !== null };
    expect(nextTourPlace(place, page)).toBe(place + 1);
  }
});

test('ends with the sign-in of somebody else, and goes nowhere from there', () => {
  expect(nextTourPlace(tourEnd - 1, { ...nothing, isHandler: false })).toBe(tourEnd);
  expect(nextTourPlace(tourEnd, { has: () => true, isHandler: false })).toBe(tourEnd);
  expect(nextTourPlace(tourOver, { has: () => true, isHandler: false })).toBe(tourOver);
});
