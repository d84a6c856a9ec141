import { describe, expect, test } from 'vitest';
import { parseList } from '../../corpus/list.ts';
import { scoreFiles } from '../../corpus/score.ts';
import { table } from '../../corpus/table.ts';

const listed = {
  repo: 'office/files',
  commit: '0',
  path: 'a.pdf',
  format: 'pdf',
  expect: ['pdf.attachment', 'pdf.javascript'],
  allow: ['pdf.layers'],
  exhaustive: true,
  sha1: '0',
};

describe('scoring the readers against a list', () => {
  test('counts what is missing and what is too much', () => {
    const score = scoreFiles([
      { file: listed, reported: new Set(['pdf.attachment', 'pdf.layers', 'pdf.white-text']) },
      {
        file: { ...listed, path: 'b.pdf', exhaustive: false },
        reported: new Set(['pdf.javascript', 'pdf.attachment', 'x']),
      },
    ]);
    expect(score).toMatchObject({ recall: 0.75, precision: 0.75 });
    expect(score.misses).toEqual([{ file: 'office/files:a.pdf', kind: 'pdf.javascript' }]);
    expect(score.falseAlarms).toEqual([{ file: 'office/files:a.pdf', kind: 'pdf.white-text' }]);
    expect(score.byKind['pdf.javascript']).toMatchObject({ hits: 1, misses: 1, recall: 0.5, precision: 1 });
    expect(table({ ...score, notFound: ['c'] })).toContain('absent c');
  });

  test('is perfect where there is nothing', () => {
    expect(scoreFiles([])).toMatchObject({ recall: 1, precision: 1 });
  });

  test('refuses a list of another shape', () => {
    expect(parseList(`${JSON.stringify(listed)}\n\n`)).toHaveLength(1);
    expect(() => parseList('{"repo":1}')).toThrow();
  });
});
