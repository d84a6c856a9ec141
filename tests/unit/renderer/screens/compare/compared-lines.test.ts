import { expect, test } from 'vitest';
import { comparedLines, stepDifference } from '../../../../../renderer/screens/compare/compared-lines.ts';
import type { ComparedRow } from '../../../../../shared/release/compare/compare-texts.ts';

const same = (index: number): ComparedRow => ({
  row: 'same',
  before: index,
  after: index,
  text: `第${index}段`,
});
const added: ComparedRow = { row: 'added', after: 0, text: '新增' };
const shape = (rows: readonly ComparedRow[], open: ReadonlySet<number> = new Set()) =>
  comparedLines(rows, open).map((line) =>
    line.line === 'folded'
      ? `折${line.count}@${line.from}`
      : line.line === 'same'
        ? line.row.text
        : line.number,
  );

test('numbers differences and folds what stays between them, but two paragraphs on either side', () => {
  const rows = [added, ...[0, 1, 2, 3, 4, 5, 6, 7].map(same), added, same(8)];
  expect(shape(rows)).toEqual([1, '第0段', '第1段', '折4@3', '第6段', '第7段', 2, '第8段']);
});

test('opens a fold on request, and folds long beginnings and ends whole', () => {
  const rows = [...[0, 1, 2, 3].map(same), added, ...[4, 5, 6, 7, 8, 9].map(same)];
  expect(shape(rows)).toEqual(
    ['第2段', '第3段', 1, '第4段', '第5段', '折4@7'].toSpliced(0, 2, '第0段', '第1段', '第2段', '第3段'),
  );
  expect(shape(rows, new Set([7]))).not.toContain('折4@7');
  expect(shape([0, 1, 2, 3].map(same))).toEqual(['折4@0']);
});

test('steps from difference to difference and stays at the ends', () => {
  expect([
    stepDifference(null, 1, 3),
    stepDifference(null, -1, 3),
    stepDifference(3, 1, 3),
    stepDifference(2, -1, 3),
    stepDifference(null, 1, 0),
  ]).toEqual([1, 3, 3, 1, null]);
});
