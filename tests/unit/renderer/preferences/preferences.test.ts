import { expect, test } from 'vitest';
import {
  defaultPreferences,
  parsePreferences,
  remPixels,
  stepSize,
} from '../../../../renderer/preferences/preferences.ts';

test('reads what was stored', () => {
  const stored = { language: 'en', size: 'largest', theme: 'contrast' } as const;
  expect(parsePreferences(JSON.stringify(stored))).toEqual(stored);
});

test.each([null, '', 'nonsense', '[]', '7', 'null', '{"language":"fr","size":9}'])(
  'falls back to Chinese, standard size and the system’s theme for %s',
  (stored) => {
    expect(parsePreferences(stored)).toEqual(defaultPreferences);
  },
);

test('keeps the good settings beside a bad one', () => {
  expect(parsePreferences('{"language":"en","theme":"pink"}')).toEqual({
    ...defaultPreferences,
    language: 'en',
  });
});

test('steps text sizes and stays at the ends', () => {
  expect([stepSize('normal', 1), stepSize('largest', 1), stepSize('small', -1)]).toEqual([
    'large',
    'largest',
    'small',
  ]);
});

test('scales lengths with the text', () => {
  expect((['small', 'normal', 'large', 'largest'] as const).map(remPixels)).toEqual([14.4, 16, 20, 24]);
});
