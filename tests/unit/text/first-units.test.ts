/** Which places of a text need no try of an expression. */
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadRuleSets } from '../../../shared/screening/load-rules.node.ts';
import { firstUnitsOf, mayBegin } from '../../../shared/text/first-units.ts';
import { foldWords } from '../../../shared/text/fold-words.ts';

test.each([
  ['(?:不得|不准|勿)\\n?公开', '不勿', '得准公'],
  ['(?<!国家)[机秘]密', '机秘', '密国'],
  ['(?<value>\\d{2})号', '0123456789', '号'],
  ['第?(?:一|二)条', '第一二', '条'],
  ['(?=号)[甲乙]', '甲乙', '号'],
  ['🌟密', '🌟', '密'],
])('%s begins with %s and not with %s', (source, beginnings, others) => {
  const units = firstUnitsOf(source);
  if (units === null) throw new Error('not listed');
  for (const each of beginnings) expect(mayBegin(units, each.charCodeAt(0))).toBe(true);
  for (const each of others) expect(mayBegin(units, each.charCodeAt(0))).toBe(false);
});

test.each(['.密', '[^一]二', '\\p{Script=Han}密', '一?', '(?:一|)', '(?=一)', '(?:一|.)二', '(?i:a)'])(
  '%s may begin with anything',
  (source) => {
    expect(firstUnitsOf(source)).toBeNull();
  },
);

test('no match of a shipped expression is lost', async () => {
  const loaded = await loadRuleSets(fileURLToPath(new URL('../../../resources/rules', import.meta.url)));
  if (!loaded.ok) throw new Error(loaded.failure.code);
  const rules = loaded.value.flatMap((set) => set.rules);
  const texts = rules.flatMap(({ positives, negatives }) =>
    [...positives, ...negatives].map(({ text }) => foldWords(text)),
  );
  expect(texts.length).toBeGreaterThan(300);
  const all = texts.join('\n');
  let narrowed = 0;
  for (const { source, multiline } of rules.flatMap(({ patterns }) => patterns ?? [])) {
    const units = firstUnitsOf(source);
    if (units === null) continue;
    narrowed += 1;
    for (const match of all.matchAll(new RegExp(source, multiline === true ? 'gum' : 'gu'))) {
      expect(mayBegin(units, all.charCodeAt(match.index)), source).toBe(true);
    }
  }
  expect(narrowed).toBeGreaterThan(100);
});

test('a match of any expression of letters, choices and repetitions begins with a listed unit', () => {
  const leaf = fc.constantFrom('一', '二', '三', '[一二]', '\\d', '(?<!三)', '(?=一)', '🌟');
  const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => `${left}${right}`),
      fc.tuple(tie('pattern'), tie('pattern')).map(([left, right]) => `(?:${left}|${right})`),
      fc
        .tuple(tie('pattern'), fc.constantFrom('?', '{0,2}', '{1,3}'))
        .map(([one, often]) => `(?:${one})${often}`),
    ),
  }));
  const text = fc.array(fc.constantFrom('一', '二', '三', '7', '🌟', '国'), { maxLength: 12 });
  fc.assert(
    fc.property(pattern, text, (source, characters) => {
      const units = firstUnitsOf(source);
      const whole = characters.join('');
      for (const match of whole.matchAll(new RegExp(source, 'gu'))) {
        if (units !== null && !mayBegin(units, whole.charCodeAt(match.index))) return false;
      }
      return true;
    }),
    { numRuns: 300 },
  );
});
