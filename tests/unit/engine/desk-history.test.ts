import { expect, test } from 'vitest';
import type { DeskNote } from '../../../shared/engine/desk-drafts.node.ts';
import { endsStretch } from '../../../shared/engine/desk-history.node.ts';
import { sampleInterpretation } from '../publishing/sample-interpretation.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 5, 1, 9, minute)).toISOString();

function noteOf(saved: number, kept: number | null): DeskNote {
  const note = { schema: 'xianshen.desk/1' as const, at: at(saved), draft: sampleInterpretation, made: [] };
  return kept === null ? note : { ...note, stepAt: at(kept) };
}

test('keeps a state when writing goes on after a pause', () => {
  expect(endsStretch(noteOf(0, 0), at(1))).toBe(false);
  expect(endsStretch(noteOf(0, 0), at(2))).toBe(true);
});

test('keeps a state every ten minutes of writing without a pause', () => {
  expect(endsStretch(noteOf(9, 0), at(9))).toBe(false);
  expect(endsStretch(noteOf(10, 0), at(10))).toBe(true);
  expect(endsStretch(noteOf(10, 5), at(10))).toBe(false);
  expect(endsStretch(noteOf(10, null), at(10))).toBe(false);
});

test('has nothing to keep before the first word', () => {
  expect(endsStretch({ ...noteOf(0, 0), draft: null }, at(30))).toBe(false);
});
