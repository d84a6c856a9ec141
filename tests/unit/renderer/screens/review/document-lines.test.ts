import { expect, test } from 'vitest';
import { byPart, documentRows, rowOfPlace } from '../../../../../renderer/screens/review/document-lines.ts';
import type { TextPart } from '../../../../../shared/extraction/extracted-text.ts';
import { findingOf } from './findings.ts';

const part = (path: string, text: string): TextPart => ({ path, role: 'body', text, segments: [] });
const body = part('word/document.xml', '关于印发办法的通知\n\n一、总则');
const footer = part('word/footer1.xml', '— 1 —');

function shown(parts: readonly TextPart[]): readonly string[] {
  return documentRows(parts).map((row) =>
    row.kind === 'heading' ? `# ${row.part.path}` : row.part.text.slice(row.start, row.end),
  );
}

test('gives each part a heading and each line a row, empty ones too', () => {
  expect(shown([body, footer])).toEqual([
    '# word/document.xml',
    '关于印发办法的通知',
    '',
    '一、总则',
    '# word/footer1.xml',
    '— 1 —',
  ]);
});

test('cuts a line that is too long without losing anything', () => {
  const long = '政'.repeat(4_500);
  const rows = shown([part('a', long)]).slice(1);
  expect(rows.map(({ length }) => length)).toEqual([2_000, 2_000, 500]);
  expect(rows.join('')).toBe(long);
});

test('never cuts a rare character in two', () => {
  const long = `政${'𠮷'.repeat(2_000)}`;
  const rows = shown([part('a', long)]).slice(1);
  expect(rows.join('')).toBe(long);
  expect(rows.every((row) => row.isWellFormed())).toBe(true);
});

test('finds the row on which a finding begins', () => {
  const rows = documentRows([body, footer]);
  expect(rowOfPlace(rows, { part: 'word/document.xml', start: 11, end: 13 })).toBe(3);
  expect(rowOfPlace(rows, { part: 'word/footer1.xml', start: 2, end: 3 })).toBe(5);
});

test('shows a finding about a whole part at its heading', () => {
  const rows = documentRows([body, footer]);
  expect(rowOfPlace(rows, { part: 'word/footer1.xml', start: 0, end: 0 })).toBe(4);
  expect(rowOfPlace(rows, { part: 'docProps/core.xml', start: 0, end: 0 })).toBe(-1);
});

test('sorts findings to their parts and keeps their order', () => {
  const findings = [findingOf('a'), findingOf('b', { part: 'word/footer1.xml' }), findingOf('c')];
  const ids = [...byPart(findings)].map(([path, found]) => [path, found.map(({ id }) => id)]);
  expect(ids).toEqual([
    ['word/document.xml', ['a', 'c']],
    ['word/footer1.xml', ['b']],
  ]);
});
