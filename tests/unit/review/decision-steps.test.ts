import { expect, test } from 'vitest';
import type { FindingId, PersonId } from '../../../shared/base/ids.ts';
import type { Decision } from '../../../shared/review/decision.ts';
import { decisionSteps } from '../../../shared/review/decision-steps.ts';
import { decisionsInForce, standingOf } from '../../../shared/review/review-state.ts';

function made(id: string, over: Partial<Decision> = {}): Decision {
  return {
    id,
    finding: 'f-1' as FindingId,
    by: 'p-1' as PersonId,
    duty: 'handler',
    action: 'set-aside',
    reason: 'false-alarm',
    note: '',
    at: '2026-11-23T01:00:00.000Z',
    about: null,
    batch: null,
    ...over,
  };
}

const takenBack = (id: string, about: string, over: Partial<Decision> = {}): Decision =>
  made(id, { action: 'withdraw', reason: null, about, ...over });

const next = (decisions: readonly Decision[]) => {
  const { undo, redo, undoCount, redoCount } = decisionSteps(decisions);
  const ids = (step: readonly Decision[] | null) => step?.map(({ id }) => id) ?? null;
  return { undo: ids(undo), undoCount, redo: ids(redo), redoCount };
};

test('takes the latest decision back first, and makes the last taken back again first', () => {
  const rows = [made('a'), made('b'), takenBack('b-', 'b')];
  expect(next([])).toEqual({ undo: null, undoCount: 0, redo: null, redoCount: 0 });
  expect(next(rows)).toEqual({ undo: ['a'], undoCount: 1, redo: ['b'], redoCount: 1 });
  expect(next([...rows, takenBack('a-', 'a')])).toEqual({
    undo: null,
    undoCount: 0,
    redo: ['a'],
    redoCount: 2,
  });
});

test('goes back and forth over the same decision as often as wanted', () => {
  const rows = [made('a'), takenBack('a-', 'a'), made('a2', { about: 'a' })];
  expect(next(rows)).toEqual({ undo: ['a2'], undoCount: 1, redo: null, redoCount: 0 });
  const again = [...rows, takenBack('a2-', 'a2')];
  expect(next(again)).toEqual({ undo: null, undoCount: 0, redo: ['a2'], redoCount: 1 });
});

test('forgets what could be made again once something new is decided', () => {
  const rows = [made('a'), made('b'), takenBack('b-', 'b'), made('c')];
  expect(next(rows)).toEqual({ undo: ['c'], undoCount: 2, redo: null, redoCount: 0 });
});

test('takes a batch for one step, there and back', () => {
  const batch = [made('a', { batch: 'one' }), made('b', { batch: 'one' })];
  expect(next([made('z'), ...batch])).toMatchObject({ undo: ['a', 'b'], undoCount: 2 });
  const back = [takenBack('a-', 'a', { batch: 'two' }), takenBack('b-', 'b', { batch: 'two' })];
  expect(next([made('z'), ...batch, ...back])).toEqual({
    undo: ['z'],
    undoCount: 1,
    redo: ['a', 'b'],
    redoCount: 1,
  });
});

test('counts neither what was taken back nor what took it back', () => {
  const rows = [made('a'), made('b', { action: 'ask', reason: null }), takenBack('b-', 'b')];
  expect(decisionsInForce(rows).map(({ id }) => id)).toEqual(['a']);
  expect(standingOf({ severity: 'soft' }, rows)).toBe('proposed');
  expect(standingOf({ severity: 'soft' }, [...rows, takenBack('a-', 'a')])).toBe('open');
  expect(standingOf({ severity: 'info' }, [made('a'), takenBack('a-', 'a')])).toBe('noted');
});

test('lets the ruling before stand again once the later one is taken back', () => {
  const ruling = (id: string, action: 'uphold' | 'demand-change') =>
    made(id, { duty: 'secrecy-reviewer', action, by: 'p-2' as PersonId });
  const rows = [made('a'), ruling('r', 'demand-change'), ruling('s', 'uphold')];
  expect(standingOf({ severity: 'soft' }, rows)).toBe('settled');
  const back = takenBack('s-', 's', { duty: 'secrecy-reviewer', by: 'p-2' as PersonId });
  expect(standingOf({ severity: 'soft' }, [...rows, back])).toBe('refused');
});
