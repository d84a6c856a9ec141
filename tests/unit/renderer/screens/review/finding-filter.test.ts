import { expect, test } from 'vitest';
import {
  countSeverities,
  countStanding,
  everything,
  fitsFindingFilter,
  isWaitingFor,
  reviewProgress,
  toggleSeverity,
} from '../../../../../renderer/screens/review/finding-filter.ts';
import { attachmentFile, findingOf } from './findings.ts';

const findings = [
  findingOf('hard', { severity: 'hard' }),
  findingOf('open'),
  findingOf('proposed', { standing: 'proposed', file: attachmentFile }),
  findingOf('settled', { standing: 'settled' }),
  findingOf('hint', { severity: 'info', standing: 'noted' }),
];

test('shows everything at first', () => {
  expect(findings.every((finding) => fitsFindingFilter(finding, everything, 'handler'))).toBe(true);
});

test('counts by severity under the other filters', () => {
  expect(countSeverities(findings, everything, 'handler')).toEqual({ hard: 1, soft: 3, info: 1 });
  const inAttachment = { ...everything, file: attachmentFile };
  expect(countSeverities(findings, inAttachment, 'handler')).toEqual({ hard: 0, soft: 1, info: 0 });
});

test('counts what a standing would show', () => {
  expect(countStanding(findings, { ...everything, standing: 'waiting' }, 'handler')).toBe(2);
  expect(countStanding(findings, { ...everything, standing: 'waiting' }, 'secrecy-reviewer')).toBe(1);
  expect(countStanding(findings, { ...everything, standing: 'settled' }, 'handler')).toBe(1);
});

test('turns a severity off and on again, in a fixed order', () => {
  const without = toggleSeverity(everything, 'soft');
  expect(without.severities).toEqual(['hard', 'info']);
  expect(toggleSeverity(without, 'soft')).toEqual(everything);
});

test('never hides hard findings', () => {
  expect(toggleSeverity(everything, 'hard')).toEqual(everything);
});

test('knows whose turn a finding is', () => {
  const refused = findingOf('refused', { standing: 'refused' });
  expect(isWaitingFor(refused, 'handler')).toBe(true);
  expect(isWaitingFor(refused, 'secrecy-reviewer')).toBe(false);
  expect(isWaitingFor(refused, 'approver')).toBe(false);
});

test('leaves mere notes out of the progress', () => {
  expect(reviewProgress(findings)).toEqual({ done: 2, total: 4 });
  expect(reviewProgress([])).toEqual({ done: 0, total: 0 });
});
