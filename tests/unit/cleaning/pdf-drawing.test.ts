/** Content streams, piece by piece: operators and operands, where the pen stands, which drawings a mark covers. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../../shared/cleaning/pdf/content-tokens.ts';
import {
  addToPath,
  buildsPath,
  fateOf,
  isWithin,
  overlaps,
  type PathPiece,
} from '../../../shared/cleaning/pdf/path-pieces.ts';
import {
  advance,
  apply,
  identity,
  type Matrix,
  movePen,
  multiply,
  startPen,
} from '../../../shared/cleaning/pdf/text-pen.ts';
import { boundsOf } from '../../../shared/extraction/pdf/paint/matrix.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const operationsOf = (text: string) => readContent(bytesOf(text)) ?? [];

describe('operators', () => {
  test('come with their operands and the bytes that they came from', () => {
    const text = '1 0 0 1 10 20 cm /F1 12 Tf [(ab) -120 <6364>] TJ';
    const found = operationsOf(text);
    expect(found.map(({ operator }) => operator)).toEqual(['cm', 'Tf', 'TJ']);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([
      '1 0 0 1 10 20 cm',
      '/F1 12 Tf',
      '[(ab) -120 <6364>] TJ',
    ]);
    expect(found[2]?.operands[0]).toMatchObject({
      type: 'array',
      value: [{ type: 'string' }, { type: 'number', value: -120 }, { type: 'string' }],
    });
  });

  test('are told from constants, remarks and dictionaries', () => {
    const found = operationsOf('% 10 20 m\n/OC << /A [1 2] /B (x) >> BDC true gs EMC');
    expect(found.map(({ operator }) => operator)).toEqual(['BDC', 'gs', 'EMC']);
  });

  test.each(['(open', '[1 2', '<< /A 1', ') Tj', '<6g> Tj'])('of %s are not guessed at', (text) => {
    const read = readContent(bytesOf(text));
    expect(read === null || read.every(({ operator }) => operator !== 'Tj')).toBe(true);
  });

  test('never reach beyond the stream, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const found = readContent(bytes) ?? [];
        let last = 0;
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the pen', () => {
  const penAfter = (text: string) => {
    const pen = startPen(identity);
    for (const operation of operationsOf(text)) movePen(pen, operation);
    return pen;
  };

  test('moves with lines, from the start of each', () => {
    expect(apply(penAfter('BT 10 700 Td').text, 0, 0)).toEqual([10, 700]);
    expect(apply(penAfter('BT 10 700 Td 0 -12 TD T*').text, 0, 0)).toEqual([10, 676]);
    expect(apply(penAfter("BT 14 TL 10 700 Td (a) ' (b) '").text, 0, 0)).toEqual([10, 672]);
    expect(apply(penAfter('BT 2 0 0 2 5 6 Tm').text, 1, 1)).toEqual([7, 8]);
  });

  test('keeps sizes, spaces and modes, and brings them back', () => {
    const set = '/F1 12 Tf 1 Tc 2 Tw 50 Tz 3 Ts 3 Tr 14 TL';
    expect(penAfter(set).state).toMatchObject({
      font: 'F1',
      size: 12,
      characterSpace: 1,
      wordSpace: 2,
      scale: 0.5,
      rise: 3,
      mode: 3,
      leading: 14,
    });
    expect(penAfter(`q ${set} Q`).state).toMatchObject({ font: '', size: 0, mode: 0, scale: 1 });
    expect(penAfter('Q Q 1 Tc').state.characterSpace).toBe(1);
    expect(penAfter('3 4 (a) "').state).toMatchObject({ wordSpace: 3, characterSpace: 4 });
  });

  test('goes on along the line, scaled', () => {
    const pen = penAfter('BT 50 Tz 10 20 Td');
    advance(pen, 30);
    expect(apply(pen.text, 0, 0)).toEqual([25, 20]);
  });

  test('turns and moves in the order of the file', () => {
    const turn: Matrix = [0, 1, -1, 0, 0, 0];
    expect(apply(multiply([1, 0, 0, 1, 5, 0], turn), 0, 0)).toEqual([0, 5]);
    expect(apply(penAfter('1 0 0 1 5 5 cm 2 0 0 2 0 0 cm').state.ctm, 1, 1)).toEqual([7, 7]);
  });
});

describe('drawings and marks', () => {
  const pathOf = (text: string, ctm: Matrix = identity) => {
    const path: PathPiece[] = [];
    for (const operation of operationsOf(text))
      if (buildsPath(operation.operator)) addToPath(path, operation, ctm);
    return path;
  };
  const mark = [100, 100, 200, 200] as const;
  const fates = (text: string, ctm?: Matrix) => pathOf(text, ctm).map((piece) => fateOf(piece, [mark]));

  test('a piece ends where the pen is lifted', () => {
    expect(pathOf('0 0 m 5 5 l h 9 9 m 1 2 3 4 5 6 c 7 7 9 9 re')).toHaveLength(3);
    expect(pathOf('5 5 l 6 6 l')).toHaveLength(1);
  });

  test.each([
    ['inside of it', '120 120 m 150 180 l 180 120 l h', 'goes'],
    ['a rectangle inside of it', '120 120 40 40 re', 'goes'],
    ['a rectangle drawn backwards', '160 160 -40 -40 re', 'goes'],
    ['a curve whose control points lie beyond', '120 120 m 120 500 180 500 180 120 c', 'crosses'],
    ['across its edge', '150 150 m 260 190 l 180 120 l', 'crosses'],
    ['beside it', '10 10 m 50 60 l', 'stays'],
    ['a rule right through', '0 150 m 500 150 l', 'stays'],
    ['a frame around it', '50 50 300 300 re', 'stays'],
    ['touching its edge alone', '200.5 120 m 260 190 l', 'stays'],
  ] as const)('what lies %s', (_, text, fate) => {
    expect(fates(text)).toEqual([fate]);
  });

  test('are compared where the page shows them', () => {
    expect(fates('12 12 m 15 18 l 18 12 l', [10, 0, 0, 10, 0, 0])).toEqual(['goes']);
    expect(fates('120 120 40 40 re', [0.7, 0.7, -0.7, 0.7, 150, -20])).toEqual(['crosses']);
  });

  test('boxes hold every point, and say whether they meet', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })), {
          minLength: 1,
        }),
        (points) => {
          const box = boundsOf(points);
          for (const [x, y] of points)
            expect(x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]).toBe(true);
          expect(isWithin(box, box)).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
    expect(overlaps([0, 0, 10, 10], [20, 20, 30, 30])).toBe(false);
    expect(overlaps([0, 0, 25, 25], [20, 20, 30, 30])).toBe(true);
  });
});
