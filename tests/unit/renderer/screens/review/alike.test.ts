import { expect, test } from 'vitest';
import { alike } from '../../../../../renderer/screens/review/alike.ts';
import { numberFindings } from '../../../../../renderer/screens/review/numbered-findings.ts';
import { replaced } from '../../../../../renderer/screens/review/use-undo.ts';
import { findingOf } from './findings.ts';

const findings = [
  findingOf('a'),
  findingOf('b', { start: 10 }),
  findingOf('hard', { severity: 'hard', start: 20 }),
  findingOf('done', { standing: 'settled', start: 30 }),
  findingOf('proposed', { standing: 'proposed', start: 40 }),
];
const numbered = numberFindings(findings, [], 'handler');
const active = (id: string) => numbered.find((each) => each.id === id) ?? null;
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

test('gathers what waits for the same person under the same rule', () => {
  expect(ids(alike(active('a'), numbered, 'handler'))).toEqual(['a', 'b']);
  expect(ids(alike(active('proposed'), numbered, 'secrecy-reviewer'))).toEqual(['proposed']);
});

test('never gathers around a hard finding, nor around nothing', () => {
  expect(alike(active('hard'), numbered, 'handler')).toEqual([]);
  expect(alike(null, numbered, 'handler')).toEqual([]);
});

test('puts changed findings in their places and leaves the others', () => {
  const changed = findingOf('b', { standing: 'proposed' });
  expect(replaced(findings, [changed]).map(({ standing }) => standing)).toEqual([
    'open',
    'proposed',
    'open',
    'settled',
    'proposed',
  ]);
});
