import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coversStretch, phraseLookup, touchingPhrases } from '../../../shared/screening/phrase-lookup.ts';

const letters = fc.constantFrom(...'甲乙丙');
const phrase = fc.array(letters, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const cases = fc.record({
  phrases: fc.array(phrase, { minLength: 1, maxLength: 20 }),
  text: fc.array(letters, { minLength: 1, maxLength: 25 }).map((parts) => parts.join('')),
  places: fc.tuple(fc.nat(24), fc.nat(24)),
});

/** Every place of every phrase, one by one. */
function placesOf(phrases: readonly string[], text: string) {
  return phrases.flatMap((each) =>
    Array.from({ length: text.length }, (_, at) => at)
      .filter((at) => text.startsWith(each, at))
      .map((at) => ({ each, start: at, end: at + each.length })),
  );
}

test('tells what looking for each phrase by itself tells', () => {
  fc.assert(
    fc.property(cases, ({ phrases, text, places }) => {
      const [a, b] = places.map((place) => place % text.length) as [number, number];
      const stretch = { start: Math.min(a, b), end: Math.max(a, b) + 1 };
      const all = placesOf(phrases, text);
      const lookup = phraseLookup(phrases);
      expect(coversStretch(lookup, text, stretch)).toBe(
        all.some(({ start, end }) => start <= stretch.start && end >= stretch.end),
      );
      const touching = new Set(
        all.filter(({ start, end }) => start < stretch.end && end > stretch.start).map(({ each }) => each),
      );
      expect(touchingPhrases(lookup, text, stretch)).toEqual(
        [...new Set(phrases)].filter((each) => touching.has(each)),
      );
    }),
    { numRuns: 2000 },
  );
});

test('asks as often for ten thousand phrases as for ten of the same lengths', () => {
  const asked = (count: number) => {
    const phrases = Array.from({ length: count }, (_, index) => `星河${String(index).padStart(5, '0')}`);
    const { numbers, lengths } = phraseLookup(phrases);
    let times = 0;
    const counting = {
      has(words: string) {
        times += 1;
        return numbers.has(words);
      },
    };
    const lookup = { lengths, numbers: counting as unknown as ReadonlyMap<string, number> };
    expect(coversStretch(lookup, '关于星河计划工程的通知', { start: 3, end: 5 })).toBe(false);
    return times;
  };
  expect(asked(10_000)).toBe(asked(10));
});
