import { expect, test } from 'vitest';
import type { FindingId } from '../../../shared/base/ids.ts';
import { brand } from '../../../shared/base/ids.ts';
import type { TextPart } from '../../../shared/extraction/extracted-text.ts';
import { textRows } from '../../../shared/review/text-rows.ts';
import { textWindow } from '../../../shared/review/text-window.ts';

const lines = Array.from({ length: 1_000 }, (_, index) => `第${index}条 图书馆每日开放。`);
const parts: readonly TextPart[] = [{ path: '正文', role: 'body', text: lines.join('\n'), segments: [] }];
const late = brand<FindingId>('f-late');
const lost = brand<FindingId>('f-lost');
const start = lines.slice(0, 700).join('\n').length + 1;
const findings = [
  { id: late, place: { part: '正文', start, end: start + 4 } },
  { id: lost, place: { part: '页眉', start: 0, end: 0 } },
];
const file = { rows: textRows(parts), text: { type: 'txt', parts }, findings } as const;
const first = { row: null, finding: null, count: 200 };

test('gives the first rows of a long text and how many there are, not the text', () => {
  const window = textWindow(file, first);
  expect(window).toMatchObject({ rows: 1_001, from: 0 });
  expect(window.shown).toHaveLength(200);
  expect(JSON.stringify(window).length).toBeLessThan(20_000);
});

test('begins where a finding stands, and tells where the others do', () => {
  const window = textWindow(file, { ...first, finding: late });
  expect(window.from).toBe(600);
  expect(window.shown[101]).toMatchObject({ start, text: '第700条 图书馆每日开放。' });
  expect(window.whole?.places).toEqual([
    [late, 701],
    [lost, -1],
  ]);
  expect(textWindow(file, { ...first, finding: lost }).from).toBe(0);
});

test('gives the window of any row, without saying the places again', () => {
  const window = textWindow(file, { ...first, row: 999 });
  expect(window).toMatchObject({ from: 800, whole: null });
  expect(textWindow(file, { ...first, row: 1_000 }).shown).toHaveLength(1);
  expect(textWindow(file, { ...first, row: 99_999 }).shown).toEqual([]);
});

test('says of a file without words that it has none', () => {
  const empty = [{ path: '正文', role: 'body', text: '', segments: [] }] as const;
  const { whole } = textWindow(
    { rows: textRows(empty), text: { type: 'png', parts: empty }, findings: [] },
    first,
  );
  expect(whole?.ways).toEqual({ isEmpty: true, hasSheets: false, hasPlaces: false });
});
