import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../../shared/text/fold.ts';
import { foldBare, foldBareEnd, foldBareStart, foldWords } from '../../../shared/text/fold-words.ts';

const pieces = fc.oneof(
  fc.constantFrom(
    ...'秘密机Ａａ★纟色讠　 \t\r\n\u0085\u200b\u202e\ufe0f①²ﬁ㎡⻓⽒機',
    '\ud842',
    '𠮷',
    '\u2028',
    'ﷺ',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const texts = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));
const long = (text: string) => fold(text, { breaks: 'join' }).text;

test('a few words fold as a whole text does', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(foldWords(text)).toBe(long(text));
    }),
    { numRuns: 2000 },
  );
});

test('folding without blanks is folding, with the blanks taken out afterwards', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(foldBare(text)).toBe(long(text).replace(/\s/gu, ''));
    }),
    { numRuns: 2000 },
  );
});

test('the first and the last units without blanks are those of the whole', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 15 }), (text, length) => {
      const whole = foldBare(text);
      expect(foldBareStart(text, length)).toBe(whole.slice(0, length));
      expect(foldBareEnd(text, length)).toBe(whole.slice(-length));
    }),
    { numRuns: 1000 },
  );
});

test('every single unit is taken out or kept as by the long way', () => {
  for (let unit = 0; unit < 0x10000; unit += 1) {
    const text = `甲${String.fromCharCode(unit)}乙`;
    if (foldBare(text) !== long(text).replace(/\s/gu, '') || foldWords(text) !== long(text)) {
      expect.fail(`U+${unit.toString(16)}`);
    }
  }
});
