import { expect, test } from 'vitest';
import {
  changedFields,
  missingFields,
  parseDay,
} from '../../../../../renderer/screens/dossier/catalogue-check.ts';
import { emptyCatalogue } from '../../../../../shared/release/catalogue.ts';
import { kindOf } from '../../../release/kind-cases.ts';

test.each([
  ['20261123', '2026-11-23'],
  ['2026-11-23', '2026-11-23'],
  ['2026.1.5', '2026-01-05'],
  ['2026年11月3日', '2026-11-03'],
  [' 2024-02-29 ', '2024-02-29'],
])('reads %s as a day', (typed, day) => {
  expect(parseDay(typed)).toBe(day);
});

test.each(['2026-02-29', '20261301', '去年', '2026', '2026-11-23 10:00', ''])(
  'takes “%s” for no day',
  (typed) => {
    expect(parseDay(typed)).toBeNull();
  },
);

test('lists required fields that are empty, blanks counting as empty', () => {
  const catalogue = { ...emptyCatalogue('关于印发办法的通知', '云泽市人民政府办公室'), indexNumber: '  ' };
  expect(missingFields(kindOf('policy-with-interpretation'), catalogue)).toEqual(['formedOn', 'indexNumber']);
});

test('tells which fields were changed', () => {
  const stored = emptyCatalogue('关于印发办法的通知', '云泽市人民政府办公室');
  expect(changedFields(stored, { ...stored, topic: '城乡建设', attribute: 'on-request' })).toEqual([
    'attribute',
    'topic',
  ]);
  expect(changedFields(stored, { ...stored })).toEqual([]);
});
