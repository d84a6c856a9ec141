import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoldOptions } from '../../../shared/text/fold.ts';
import { fold } from '../../../shared/text/fold.ts';
import type { FoldedText } from '../../../shared/text/folded-text.ts';
import { originalRange, unitFrom } from '../../../shared/text/folded-text.ts';
import { tableFile, tableText } from '../../tables/simplified-forms.ts';

const keep: FoldOptions = { breaks: 'keep' };
const everyOption: readonly FoldOptions[] = [keep, { breaks: 'join-wrapped' }, { breaks: 'join' }];

/** Pieces that meet all branches: blanks, breaks, controls, pairs, lone surrogates, ligatures, radicals. */
const pieces = fc.constantFrom(
  ...'秘密机Ａａ★纟色讠　 \t\r\n\u200b\u200d\u202e\ufe0f①²ﬁ㎡⻓⽒機𠮷'.split(''),
  '\ud842',
  '\udfb7',
  '\r\n',
  '\u2028',
  '👨‍👩‍👧',
  'ﷺ',
);
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

describe('what folding evens out', () => {
  test.each([
    ['full width', 'ＡＢＣ１２３（）', 'abc123()'],
    ['blanks between Han characters', '秘　密 机  密', '秘密机密'],
    ['blanks at line ends', '　　甲 \n 乙', '甲\n乙'],
    ['zero-width and direction controls', '秘\u200b密\u202e机\ufeff密\u00ad', '秘密机密'],
    ['traditional forms of words that rules look for', '絕密 機密 祕密 內部資料', '绝密机密秘密内部资料'],
    ['Kangxi and supplementary radicals', '⽒⻓⻔', '氏长门'],
    ['kinds of line break', '甲\r\n乙\r丙\u2028丁', '甲\n乙\n丙\n丁'],
    ['blanks beside letters, to one', 'No.   12', 'no. 12'],
    ['traditional text as a whole', '國家機關檔案與臺灣製造', '国家机关档案与台湾制造'],
    ['characters written as two halves', '纟色密 讠正书 禾\u200b必 密', '绝密证书秘密'],
    ['letters and kana that look like others', 'Сору（ロ令）', 'copy(口令)'],
    ['compatibility characters', '㈱㎏﹪豈', '(株)kg%岂'],
  ])('%s', (_, text, folded) => {
    expect(fold(text, keep).text).toBe(folded);
  });

  test.each(['乾坤', '木几案', '禾苗必需', '后来', '𠮷野家', '㐂', '龘', '𰻝面'])(
    'leaves %s as it stands',
    (text) => {
      expect(fold(text, keep).text).toBe(text);
    },
  );

  test('has the table of traditional characters that OpenCC gives', () => {
    expect(readFileSync(tableFile, 'utf8')).toBe(tableText());
  });

  test('leaves tabs, because they are the borders of cells, and list marks, because they are no digits', () => {
    expect(fold('甲 \t 乙①5²', keep).text).toBe('甲\t乙①5²');
  });

  test('joins a long line that was wrapped, and keeps a short one', () => {
    const wrapped = '各地区各部门要根据本方案要求结合实际制定具体工作措施\n明确分工';
    expect(fold(wrapped, { breaks: 'join-wrapped' }).text).not.toContain('\n');
    expect(fold('标题\n正文', { breaks: 'join-wrapped' }).text).toBe('标题\n正文');
    expect(fold('标题\n\n正文', { breaks: 'join' }).text).toBe('标题正文');
  });
});

describe('the way back to the original', () => {
  test('a match is reported where it stands, with what was dropped inside it', () => {
    const text = '前文　秘\u200b　密★';
    const folded = fold(text, keep);
    const at = folded.text.indexOf('秘密');
    const { start, end } = originalRange(folded, at, at + 2);
    expect(text.slice(start, end)).toBe('秘\u200b　密');
  });

  test('every unit keeps its whole character, also when it folds to several or is a pair', () => {
    const folded = fold('ﷺ𠮷', keep);
    const ranges = rangesOf(folded);
    expect(new Set(ranges.slice(0, -2).map(({ start }) => start))).toEqual(new Set([0]));
    expect(ranges.slice(-2)).toEqual([
      { start: 1, end: 3 },
      { start: 1, end: 3 },
    ]);
  });

  test('an empty range stays empty', () => {
    expect(originalRange(fold('甲乙', keep), 1, 1)).toEqual({ start: 1, end: 1 });
    expect(originalRange(fold('', keep), 0, 0)).toEqual({ start: 0, end: 0 });
  });

  test.each(everyOption)(
    'ranges are in order, inside the text, and never split a pair ($breaks)',
    (options) => {
      fc.assert(
        fc.property(texts, (text) => {
          const folded = fold(text, options);
          expect(folded.text).toHaveLength(folded.length);
          let previous = 0;
          for (const { start, end } of rangesOf(folded)) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(start).toBeGreaterThanOrEqual(previous);
            expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false);
            previous = start;
          }
        }),
      );
    },
  );

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = fold(text, keep).text;
        expect(fold(once, keep).text).toBe(once);
      }),
    );
  });

  test('whatever folds from a lone surrogate stays where it was', () => {
    const text = '甲\ud842 乙\udfb7丙';
    const folded = fold(text, keep);
    expect(rangesOf(folded).map(({ start, end }) => text.slice(start, end))).toEqual([...folded.text]);
  });

  test('a text of nothing but ignorable characters folds to nothing', () => {
    expect(fold('\u200b\u200d\ufeff\u2060'.repeat(1000), keep).text).toBe('');
  });

  test('a folded part of the text folds as it did within the whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const line = text.replace(/\s/gu, '');
        expect(fold(`${line}\n${line}`, keep).text).toBe(
          fold(line, keep).text === ''
            ? fold(`${line}\n`, keep).text
            : `${fold(line, keep).text}\n${fold(line, keep).text}`,
        );
      }),
    );
  });
});

function rangesOf(folded: FoldedText) {
  return Array.from({ length: folded.length }, (_, unit) => originalRange(folded, unit, unit + 1));
}

function splitsPair(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1)) && offset > 0;
}

test('from an original place one comes to the first folded unit that stands there or later', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(...everyOption), (text, options) => {
      const folded = fold(text, options);
      const starts = Array.from(
        { length: folded.length },
        (_, unit) => originalRange(folded, unit, unit + 1).start,
      );
      for (let offset = 0; offset <= text.length; offset += 1) {
        const expected = starts.findIndex((start) => start >= offset);
        expect(unitFrom(folded, offset)).toBe(expected < 0 ? folded.length : expected);
      }
    }),
  );
});
