import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextPart } from '../../../shared/extraction/extracted-text.ts';
import { rowOfPlace, rowsBetween, textRows } from '../../../shared/review/text-rows.ts';

const part = (path: string, text: string): TextPart => ({ path, role: 'body', text, segments: [] });
const body = part('word/document.xml', '关于印发办法的通知\n\n一、总则');
const footer = part('word/footer1.xml', '— 1 —');

function shown(parts: readonly TextPart[], from = 0, to = Number.POSITIVE_INFINITY): readonly string[] {
  return rowsBetween(textRows(parts), from, to).map((row) =>
    row.kind === 'heading' ? `# ${row.part}` : row.text,
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
  expect(textRows([body, footer]).count).toBe(6);
});

test('gives any stretch of rows, across parts and past the end', () => {
  expect(shown([body, footer], 3, 5)).toEqual(['一、总则', '# word/footer1.xml']);
  expect(shown([body, footer], 5, 400)).toEqual(['— 1 —']);
  expect(shown([body, footer], 6, 8)).toEqual([]);
});

test('cuts a line that is too long without losing anything', () => {
  const long = '政'.repeat(4_500);
  const rows = shown([part('a', long)]).slice(1);
  expect(rows.map(({ length }) => length)).toEqual([2_000, 2_000, 500]);
  expect(rows.join('')).toBe(long);
  expect(shown([part('a', '政'.repeat(2_000))])).toHaveLength(2);
});

test('never cuts a rare character in two', () => {
  const long = `政${'𠮷'.repeat(2_000)}`;
  const rows = shown([part('a', long)]).slice(1);
  expect(rows.join('')).toBe(long);
  expect(rows.every((row) => row.isWellFormed())).toBe(true);
});

test('says with a line what of it is hidden, and nothing else of its origin', () => {
  const segments = [
    { start: 0, end: 9, place: { paragraph: 1 }, hidden: null },
    { start: 11, end: 13, place: { paragraph: 3 }, hidden: 'docx.comments', author: '某甲' },
  ];
  const rows = rowsBetween(textRows([{ ...body, segments }]), 0, 4);
  expect(rows.map((row) => (row.kind === 'line' ? row.hidden.length : 0))).toEqual([0, 0, 0, 1]);
  expect(rows[3]).toMatchObject({ start: 11, end: 15, hidden: [{ author: '某甲' }] });
});

test('finds the row on which a finding begins', () => {
  const rows = textRows([body, footer]);
  expect(rowOfPlace(rows, { part: 'word/document.xml', start: 11, end: 13 })).toBe(3);
  expect(rowOfPlace(rows, { part: 'word/footer1.xml', start: 2, end: 3 })).toBe(5);
});

test('finds the piece of a cut line that a finding begins with', () => {
  const rows = textRows([part('a', '政'.repeat(4_500))]);
  const rowAt = (start: number) => rowOfPlace(rows, { part: 'a', start, end: start + 1 });
  expect([1_999, 2_000, 4_499].map(rowAt)).toEqual([1, 2, 3]);
});

test('shows a finding about a whole part at its heading', () => {
  const rows = textRows([body, footer]);
  expect(rowOfPlace(rows, { part: 'word/footer1.xml', start: 0, end: 0 })).toBe(4);
  expect(rowOfPlace(rows, { part: 'docProps/core.xml', start: 0, end: 0 })).toBe(-1);
  expect(rowOfPlace(rows, { part: 'word/footer1.xml', start: 90, end: 91 })).toBe(4);
});

test('finds any character in the row that holds it', () => {
  const texts = fc.array(fc.constantFrom('政', '策', '\n', '𠮷'), { maxLength: 60 });
  fc.assert(
    fc.property(texts, fc.nat(80), (pieces, at) => {
      const text = pieces.join('');
      const start = Math.min(at, Math.max(0, text.length - 1));
      fc.pre(text !== '' && text[start] !== '\n');
      const rows = textRows([body, part('附件', text)]);
      const [row] = rowsBetween(rows, rowOfPlace(rows, { part: '附件', start, end: start + 1 }), rows.count);
      expect(row).toMatchObject({ kind: 'line', part: '附件' });
      if (row?.kind === 'line') expect(row.start <= start && start < row.end).toBe(true);
    }),
  );
});
