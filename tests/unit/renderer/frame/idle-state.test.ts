import { expect, test } from 'vitest';
import { idleSecondsLeft } from '../../../../renderer/frame/idle-state.ts';

test.for([
  [0, 10, null],
  [8.99, 10, null],
  [9, 10, 60],
  [9.5, 10, 30],
  [9.999, 10, 1],
  [10, 10, 0],
  [4_000, 10, 0],
  [0.49, 1, null],
  [0.5, 1, 30],
] as const)('after %s of %s minutes', ([passed, limit, left]) => {
  expect(idleSecondsLeft(5_000, 5_000 + passed * 60_000, limit)).toBe(left);
});
