import { expect, test } from 'vitest';
import { findingsInText } from '../../../../../renderer/screens/review/findings-in-text.ts';
import {
  sourceOfWindows,
  windowRows,
  windowsOf,
} from '../../../../../renderer/screens/review/text-source.ts';
import type { TextRow } from '../../../../../shared/review/text-rows.ts';
import type { FindingPlace } from '../../../../../shared/screening/finding.ts';
import { findingOf } from './findings.ts';

const numbered = (id: string, place: Pick<FindingPlace, 'part' | 'start' | 'end'>, number: number) => ({
  ...findingOf(id),
  place,
  number,
});
const at = (part: string, start: number, end: number) => ({ part, start, end });

test('finds what touches a line, a long stretch that begins far before it too', () => {
  const found = findingsInText([
    numbered('long', at('正文', 0, 500), 3),
    numbered('before', at('正文', 10, 20), 1),
    numbered('within', at('正文', 110, 120), 2),
    numbered('behind', at('正文', 200, 210), 4),
    numbered('elsewhere', at('页眉', 110, 120), 5),
  ]);
  const ids = (start: number, end: number) =>
    found.within('正文', { start, end }).map(({ finding }) => finding.id);
  expect(ids(100, 150)).toEqual(['within', 'long']);
  expect(ids(15, 16)).toEqual(['before', 'long']);
  expect(ids(500, 600)).toEqual([]);
  expect(ids(120, 200)).toEqual(['long']);
});

test('gives the same list for the same line, so that a line is drawn anew only where something changed', () => {
  const found = findingsInText([numbered('a', at('正文', 1, 2), 1)]);
  const line = { start: 0, end: 9 };
  expect(found.within('正文', line)).toBe(found.within('正文', line));
});

test('keeps findings about a part as a whole at its heading', () => {
  const found = findingsInText([numbered('whole', at('正文', 0, 0), 1), numbered('a', at('正文', 1, 2), 2)]);
  expect(found.about('正文').map(({ id }) => id)).toEqual(['whole']);
  expect(found.about('附注')).toEqual([]);
});

test('knows how long a text is and where a finding stands before its window is there', () => {
  const row: TextRow = { kind: 'heading', part: '正文', role: 'body' };
  const finding = numbered('far', at('正文', 9_000, 9_001), 1);
  const source = sourceOfWindows({
    count: 22_001,
    places: [[finding.id, 801]],
    windows: new Map([[0, [row]]]),
    need: () => {},
  });
  expect(source).toMatchObject({ count: 22_001 });
  expect([source.rowOf(finding), source.rowOf(numbered('other', at('正文', 1, 2), 2))]).toEqual([801, -1]);
  expect([source.rowAt(0), source.rowAt(1), source.rowAt(801)]).toEqual([row, undefined, undefined]);
});

test('asks for every window that is in view', () => {
  expect(windowsOf(0, 40)).toEqual([0]);
  expect(windowsOf(windowRows - 5, windowRows + 5)).toEqual([0, windowRows]);
  expect(windowsOf(1_010, 1_030)).toEqual([1_000]);
});
