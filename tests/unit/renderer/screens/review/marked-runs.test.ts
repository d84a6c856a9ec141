import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedRuns } from '../../../../../renderer/screens/review/marked-runs.ts';
import type { TextSegment } from '../../../../../shared/extraction/extracted-text.ts';
import { segmentsOf } from '../../../../../shared/extraction/segments-of.ts';

const seen = (start: number, end: number): TextSegment => ({ start, end, place: {}, hidden: null });
const hidden = (start: number, end: number): TextSegment => ({
  start,
  end,
  place: {},
  hidden: 'docx.comments',
});

test('cuts a line where findings begin and end', () => {
  const line = { start: 10, end: 30 };
  const findings = [
    { start: 12, end: 16, name: '身份证号' },
    { start: 14, end: 20, name: '手机号' },
  ];
  const runs = markedRuns(line, findings, []).map((run) => [
    run.start,
    run.end,
    run.findings.map(({ name }) => name).join('+'),
  ]);
  expect(runs).toEqual([
    [10, 12, ''],
    [12, 14, '身份证号'],
    [14, 16, '身份证号+手机号'],
    [16, 20, '手机号'],
    [20, 30, ''],
  ]);
});

test('keeps only the part of a finding that lies on the line', () => {
  const runs = markedRuns({ start: 10, end: 20 }, [{ start: 0, end: 15 }], []);
  expect(runs.map(({ start, end, findings }) => [start, end, findings.length])).toEqual([
    [10, 15, 1],
    [15, 20, 0],
  ]);
});

test('shows hidden stretches apart from what a reader sees', () => {
  const comment = hidden(5, 9);
  const runs = markedRuns({ start: 0, end: 9 }, [{ start: 3, end: 7 }], [seen(0, 5), comment]);
  expect(runs.map(({ start, hidden: stretch, findings }) => [start, stretch, findings.length])).toEqual([
    [0, null, 0],
    [3, null, 1],
    [5, comment, 1],
    [7, comment, 0],
  ]);
});

test('gives an empty line no runs', () => {
  expect(markedRuns({ start: 4, end: 4 }, [{ start: 0, end: 9 }], [])).toEqual([]);
});

test('ignores findings that touch a line without covering any of it', () => {
  const runs = markedRuns(
    { start: 5, end: 8 },
    [
      { start: 2, end: 5 },
      { start: 8, end: 9 },
    ],
    [],
  );
  expect(runs).toEqual([{ start: 5, end: 8, findings: [], hidden: null }]);
});

test('finds the segments of a line among many', () => {
  const segments = Array.from({ length: 1_000 }, (_, index) => seen(index * 10, index * 10 + 8));
  expect(segmentsOf(segments, { start: 5_005, end: 5_025 })).toEqual(segments.slice(500, 503));
  expect(segmentsOf(segments, { start: 9, end: 10 })).toEqual([]);
  expect(segmentsOf([], { start: 0, end: 10 })).toEqual([]);
});

const stretch = fc
  .tuple(fc.nat(60), fc.nat(60))
  .map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }));

test('loses and doubles no character, whatever overlaps', () => {
  fc.assert(
    fc.property(stretch, fc.array(stretch), (line, findings) => {
      const runs = markedRuns(line, findings, []);
      const covered = runs.flatMap(({ start, end }) =>
        Array.from({ length: end - start }, (_, index) => start + index),
      );
      expect(covered).toEqual(
        Array.from({ length: line.end - line.start }, (_, index) => line.start + index),
      );
      for (const run of runs) {
        const expected = findings.filter((each) => each.start <= run.start && run.end <= each.end);
        expect(run.findings).toEqual(expected);
      }
    }),
  );
});
