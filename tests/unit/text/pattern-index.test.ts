import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorOf } from '../../../shared/text/pattern-anchor.ts';
import { findAnchors, makePatternIndex, matchesAt } from '../../../shared/text/pattern-index.ts';
import { readPattern } from '../../../shared/text/read-pattern.ts';

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

const plain = (matches: Iterable<RegExpExecArray>) =>
  [...matches].map(({ index, 0: whole }) => [index, whole]);

describe('what every match must hold', () => {
  test.each([
    ['内部(?:资料|文件)', { literals: ['内部资料', '内部文件'], nearest: 0, farthest: 0 }],
    ['(?<!国家)秘 ?密', { literals: ['秘密', '秘 密'], nearest: 0, farthest: 0 }],
    ['^[^\\n]{2,5}草案', { literals: ['草案'], nearest: 2, farthest: 10 }],
    ['\\p{Script=Han}{0,3}[\\s-]{1,2}号', { literals: ['号'], nearest: 1, farthest: 8 }],
    ['(?<value>甲|乙)+丙', { literals: ['甲', '乙'], nearest: 0, farthest: 0 }],
    ['[1-3]月', { literals: ['1月', '2月', '3月'], nearest: 0, farthest: 0 }],
    ['\\u{2F00}\\u4e00\\x41', { literals: ['⼀一A'], nearest: 0, farthest: 0 }],
    ['.{1,2}(?=号)', { literals: ['号'], nearest: 1, farthest: 4 }],
    ['甲(?:[乙丙](?:丁.)?)', { literals: ['甲乙', '甲丙'], nearest: 0, farthest: 0 }],
  ])('%s', (source, anchor) => {
    const found = anchorOf(source);
    expect({ ...found, literals: [...(found?.literals ?? [])].sort() }).toEqual({
      ...anchor,
      literals: [...anchor.literals].sort(),
    });
  });

  test.each([
    ['(?<![\\da-z])[1-9]\\d{16}[\\dx]', { characters: '0123456789', least: 17, begins: true }, 0, 0],
    ['(?<!\\d)[a-z]?\\d{6,17}(?!\\d)', { characters: '0123456789', least: 6, begins: true }, 0, 1],
    ['(?<![\\d.])\\d{4}(?:-?\\d){8}', { characters: '-0123456789', least: 12, begins: false }, 0, 0],
    [
      '(?:\\d{3,}|.)\\d{9}',
      { characters: '0123456789', least: 9, begins: false },
      1,
      Number.POSITIVE_INFINITY,
    ],
    ['[号,](?:第\\d?)?[: ]\\d{11}', { characters: '0123456789', least: 11, begins: true }, 2, 4],
    ['号?\\p{Script=Han}?(?=\\d{7})', { characters: '0123456789', least: 7, begins: false }, 0, 3],
  ])('%s holds a row', (source, row, nearest, farthest) => {
    const found = anchorOf(source);
    if (farthest > 130) expect(found).toBeNull();
    else expect(found).toEqual({ literals: [], row, nearest, farthest });
  });

  test.each(['.*', '\\p{Script=Han}+', '(?:甲|.)乙?', '[^甲]', '(?:甲乙)?', '.{0,300}甲'])(
    '%s has none',
    (source) => {
      expect(anchorOf(source)).toBeNull();
    },
  );

  test.each(['(甲)\\1', '(?i:a)', '\\cA', '\\ud842\\udfb7'])(
    '%s is not understood and left as it is',
    (source) => {
      expect(readPattern(source)).toBeNull();
    },
  );
});

/** Pieces of which expressions and texts are made, so that they meet. */
const piece = fc.constantFrom(
  '甲',
  '乙',
  '丙丁',
  '[甲乙]',
  '[^丙]',
  '\\s',
  '(?:甲|丙丁)',
  '丁?',
  '乙{1,2}',
  '.{0,3}',
  '𠮷',
  '(?<!甲)',
  '(?=乙)',
  '^',
  '[\\s𠮷]',
  '\\d{3}',
  '\\d{2,4}',
  '[\\dx]',
  '(?:-?\\d){3}',
  '(?<![\\dx])',
  '(?<!\\d|-)',
  '[x-]?',
  '(?=\\d{3})',
  '(?=.?[12x]{3})',
);
const sources = fc.array(piece, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const texts = fc.array(
  fc.constantFrom('甲', '乙', '丙', '丁', ' ', '\n', '𠮷', '\udfb7', 'a', '1', '12', '345', 'x', '-'),
  {
    maxLength: 40,
  },
);

test('trying only where an anchor stands finds what trying everywhere finds', () => {
  fc.assert(
    fc.property(fc.array(sources, { minLength: 1, maxLength: 4 }), texts, (expressions, parts) => {
      const text = parts.join('');
      const anchored = expressions.flatMap((source) => {
        const anchor = anchorOf(source);
        return anchor === null ? [] : [{ source, anchor }];
      });
      const places = findAnchors(
        makePatternIndex(anchored.map(({ anchor }) => anchor)),
        unitsOf(text),
        text.length,
      );
      for (const [number, { source, anchor }] of anchored.entries()) {
        const found = matchesAt(text, new RegExp(source, 'yum'), { anchor, places: places[number]! });
        expect(plain(found)).toEqual(plain(text.matchAll(new RegExp(source, 'gum'))));
      }
    }),
    { numRuns: 3000 },
  );
});

test('an anchor that stands nearly everywhere is not worth it', () => {
  const index = makePatternIndex([{ literals: ['甲'], nearest: 0, farthest: 0 }]);
  expect(findAnchors(index, unitsOf('甲'.repeat(5_000)), 5_000)).toEqual([null]);
  expect(findAnchors(index, unitsOf('甲'.repeat(50)), 50)[0]).toHaveLength(50);
});

describe('how much is tried', () => {
  /** Counts how often it is asked. */
  class Counting extends RegExp {
    tries = 0;
    override exec(text: string): RegExpExecArray | null {
      this.tries += 1;
      return super.exec(text);
    }
  }

  const line = '各单位应当认真贯彻执行第3号内部文件，证号990101198001011234，确保各项工作落到实处。\n';

  function triesOf(sources: readonly string[], text: string): number {
    const anchors = sources.map((source) => anchorOf(source)!);
    const places = findAnchors(makePatternIndex(anchors), unitsOf(text), text.length);
    return sources.reduce((sum, source, number) => {
      const sticky = new Counting(source, 'yu');
      matchesAt(text, sticky, { anchor: anchors[number]!, places: places[number]! });
      return sum + sticky.tries;
    }, 0);
  }

  test.each(['内部(?:资料|文件)', '(?<!\\d)[1-9]\\d{16}[\\dx](?!\\d)', '.{1,2}文件'])(
    'of %s grows with the text and no faster',
    (source) => {
      expect(triesOf([source], line.repeat(1000))).toBe(10 * triesOf([source], line.repeat(100)));
    },
  );

  test('does not grow with expressions whose words are not there', () => {
    const absent = Array.from(
      { length: 500 },
      (_, index) => `词${String.fromCharCode(0x5000 + index)}条.{0,9}`,
    );
    const one = ['内部(?:资料|文件)'];
    expect(triesOf([...one, ...absent], line.repeat(100))).toBe(triesOf(one, line.repeat(100)));
  });

  test('of a long number is one place where only its beginning counts', () => {
    expect(triesOf(['(?<!\\d)\\d{9,30}'], line.repeat(100))).toBe(100);
  });
});
