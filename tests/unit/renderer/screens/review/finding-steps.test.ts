import { expect, test } from 'vitest';
import { nextWaiting, stepFinding } from '../../../../../renderer/screens/review/finding-steps.ts';
import { numberFindings } from '../../../../../renderer/screens/review/numbered-findings.ts';
import type { FindingId } from '../../../../../shared/base/ids.ts';
import { brand } from '../../../../../shared/base/ids.ts';
import { attachmentFile, documentFile, findingOf } from './findings.ts';

const files = [{ id: documentFile }, { id: attachmentFile }];
const id = (name: string): FindingId => brand<FindingId>(name);
const numbered = (findings: Parameters<typeof numberFindings>[0]) =>
  numberFindings(findings, files, 'handler');

test('numbers what blocks first, then by file and place', () => {
  const list = numbered([
    findingOf('hint', { severity: 'info', start: 1 }),
    findingOf('in-attachment', { file: attachmentFile }),
    findingOf('later', { start: 90 }),
    findingOf('earlier', { start: 3 }),
    findingOf('hard', { severity: 'hard', start: 500 }),
  ]);
  expect(list.map((each) => [each.number, each.id])).toEqual([
    [1, 'hard'],
    [2, 'earlier'],
    [3, 'later'],
    [4, 'in-attachment'],
    [5, 'hint'],
  ]);
});

test('starts a reviewer with what the handler has left in the file', () => {
  const setAside = ['set-aside', 'false-alarm', ''] as const;
  const order = (ruling: readonly (readonly ['uphold', 'false-alarm', ''])[]) => {
    const left = findingOf('left', { standing: 'proposed', decisions: [setAside, ...ruling] });
    return numberFindings([findingOf('hard', { severity: 'hard' }), left], files, 'secrecy-reviewer').map(
      ({ id: each }) => each,
    );
  };
  expect(order([])).toEqual(['left', 'hard']);
  // The order does not move under the reviewer's hand once they have ruled.
  expect(order([['uphold', 'false-alarm', '']])).toEqual(['left', 'hard']);
});

test('steps forth and back and wraps round', () => {
  const list = numbered([
    findingOf('a', { start: 1 }),
    findingOf('b', { start: 2 }),
    findingOf('c', { start: 3 }),
  ]);
  const step = (from: string | null, direction: 1 | -1) =>
    stepFinding(list, from === null ? null : id(from), direction)?.id;
  expect([step('a', 1), step('c', 1), step('a', -1), step(null, 1), step(null, -1)]).toEqual([
    'b',
    'a',
    'c',
    'a',
    'c',
  ]);
  expect(stepFinding([], null, 1)).toBeNull();
});

test('goes to the next finding that waits, then to those before, then to none', () => {
  const list = numbered([
    findingOf('a', { start: 1 }),
    findingOf('b', { start: 2, standing: 'proposed' }),
    findingOf('c', { start: 3 }),
  ]);
  expect(nextWaiting(list, id('a'), 'handler')?.id).toBe('c');
  expect(nextWaiting(list, id('c'), 'handler')?.id).toBe('a');
  expect(nextWaiting(list.slice(0, 2), id('a'), 'handler')).toBeNull();
  expect(nextWaiting(list, id('a'), 'secrecy-reviewer')?.id).toBe('b');
});
