import { expect, test } from 'vitest';
import type { ExtractedText } from '../../../shared/extraction/extracted-text.ts';
import { missingOffice, missingTelephone } from '../../../shared/screening/match-interpretation.ts';
import { missingMainPoints } from '../../../shared/screening/match-interpretation-points.ts';

const named = {
  path: '(file-name)',
  role: 'other',
  text: '长图.png',
  segments: [{ start: 0, end: 6, place: {}, hidden: null }],
} as const;
const picture = (change: Partial<ExtractedText>): ExtractedText => ({
  type: 'png',
  parts: [named],
  hidden: [],
  notInspected: [],
  ...change,
});
const missing = (text: ExtractedText) =>
  [missingOffice, missingTelephone, missingMainPoints].flatMap((find) => find(text)).length;

test('nothing is said to be missing in a picture that nobody could read', () => {
  expect(missing(picture({ notInspected: [{ path: '', reason: 'recognition-unavailable' }] }))).toBe(0);
});

test('what was read and says nothing lacks everything', () => {
  expect(missing(picture({}))).toBe(3);
  const body = { ...named, path: '', role: 'picture' } as const;
  const partly = picture({ parts: [body], notInspected: [{ path: '', reason: 'over-limit' }] });
  expect(missing(partly)).toBe(3);
});
