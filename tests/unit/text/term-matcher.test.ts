import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../shared/text/fold.ts';
import { originalRange } from '../../../shared/text/folded-text.ts';
import { resolveTerms } from '../../../shared/text/resolve-terms.ts';
import { makeTermMatcher, matchTerms } from '../../../shared/text/term-matcher.ts';
import { straddlesWords } from '../../../shared/text/word-segmenter.ts';

/** The stretches of the original text that match, with the number of the term. */
function found(terms: readonly string[], text: string, ignored = 2): string[] {
  const folded = fold(text, { breaks: 'keep' });
  const { count, rows } = matchTerms(makeTermMatcher(terms, { ignored }), folded.units, folded.length);
  return Array.from({ length: count }, (_, index) => {
    const { start, end } = originalRange(folded, rows[index * 3]!, rows[index * 3 + 1]!);
    return `${rows[index * 3 + 2]} ${text.slice(start, end)}`;
  });
}

describe('terms with something between their characters', () => {
  test.each([
    ['nothing', '内部资料', '内部资料'],
    ['blanks and controls, which folding drops', '内 部\u200b资　料', '内 部\u200b资　料'],
    ['marks', '见内-部*资料', '内-部*资料'],
    ['traditional characters and full width marks', '內部．資料', '內部．資料'],
  ])('are found with %s', (_, text, match) => {
    expect(found(['内部资料'], text)).toEqual([`0 ${match}`]);
  });

  test('are not found with more marks than allowed, across sentences, lines or cells', () => {
    expect(found(['内部资料'], '内-部-资-料')).toEqual([]);
    expect(found(['内部资料'], '内部。资料 内部\n资料 内部\t资料')).toEqual([]);
    expect(found(['内部资料'], '内-部资料', 0)).toEqual([]);
  });

  test('that hold a mark themselves are found as they are written', () => {
    expect(found(['c++语言', 'c语', '内部'], 'C++语言 c语 内·部')).toEqual([
      '1 C++语',
      '1 c语',
      '2 内·部',
      '0 C++语言',
    ]);
  });

  test('are reported where they stand in the original, whatever is put between', () => {
    const between = fc.constantFrom('', ' ', '\u200b', '-', '　', '·');
    fc.assert(
      fc.property(
        fc.array(between, { minLength: 3, maxLength: 3 }),
        fc.constantFrom('内部资料', '內部資料'),
        (gaps, word) => {
          const characters = [...word];
          const disguised = characters.map((character, index) => character + (gaps[index] ?? '')).join('');
          const marks = gaps.filter((gap) => gap === '-' || gap === '·').length;
          expect(found(['内部资料'], `前文，${disguised}。后文`)).toEqual(
            marks > 2 ? [] : [`0 ${disguised}`],
          );
        },
      ),
    );
  });
});

describe('which of the matches count', () => {
  const terms = ['黄片', '三黄片', '内部', '内部资料', '资料汇编'];
  const isPhrase = (term: number) => term === 1;
  const resolve = (text: string) => {
    const { units, length } = fold(text, { breaks: 'keep' });
    return resolveTerms(matchTerms(makeTermMatcher(terms, { ignored: 2 }), units, length), isPhrase);
  };

  test('an allowed phrase covers the term inside it and is named', () => {
    expect(resolve('三黄片')).toEqual({ kept: [], allowed: [{ start: 1, end: 3, term: 0, by: 1 }] });
    expect(resolve('三黄片与黄片').kept).toEqual([{ start: 4, end: 6, term: 0, others: [] }]);
  });

  test('the first and longest stands for those inside it and across its end', () => {
    expect(resolve('内部资料汇编')).toEqual({
      kept: [{ start: 0, end: 4, term: 3, others: [2, 4] }],
      allowed: [],
    });
  });

  test('a term that reaches beyond the phrase is not covered', () => {
    const matches = { count: 2, rows: Uint32Array.of(0, 3, 1, 1, 4, 0) };
    expect(resolveTerms(matches, isPhrase)).toEqual({
      kept: [{ start: 1, end: 4, term: 0, others: [] }],
      allowed: [],
    });
  });
});

describe('edges of words', () => {
  const segmenter = { cut: (text: string) => text.match(/路口|交通|大|麻烦|./gu) ?? [] };

  test('a range inside two words straddles them, one that ends where words end does not', () => {
    expect(straddlesWords(segmenter, '前方路口交通', { start: 3, end: 5 })).toBe(true);
    expect(straddlesWords(segmenter, '前方路口交通', { start: 2, end: 6 })).toBe(false);
    expect(straddlesWords(segmenter, '（大麻烦）', { start: 1, end: 3 })).toBe(true);
  });

  test('without a segmenter nothing straddles', () => {
    expect(straddlesWords(undefined, '路口交通', { start: 1, end: 3 })).toBe(false);
  });
});
