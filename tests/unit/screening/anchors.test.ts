/** Looking for anchors first may save time, never a finding: each shipped pattern is tried both ways. */
import { describe, expect, test } from 'vitest';
import { compileRules, indexPatterns } from '../../../shared/screening/compile-rules.ts';
import { matchPatterns } from '../../../shared/screening/match-patterns.ts';
import { screenedPart } from '../../../shared/screening/screened-part.ts';
import { builtInRules, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();
const rules = compileRules(ruleSets);
const indexes = indexPatterns(rules);

const samples = ruleSets.flatMap((set) =>
  set.rules.flatMap((rule) =>
    [...rule.positives, ...rule.negatives].map(({ text, role }) => ({ text, role })),
  ),
);
/** All samples one after the other, as lines of one long text, where anchors are rare enough to be used. */
const together = samples.map(({ text }) => text).join('\n各单位应当认真贯彻执行，确保各项工作落到实处。\n');
const texts = [
  ...samples,
  { text: together, role: undefined },
  { text: `${together}\n`.repeat(3), role: undefined },
];

describe.each(
  rules.filter(({ patterns }) => patterns.length > 0).map((compiled) => ({ id: compiled.rule.id, compiled })),
)('$id', ({ compiled }) => {
  test('finds the same with and without looking for anchors first', () => {
    for (const { text, role } of texts) {
      const part = oneText(text, role).parts[0]!;
      const everywhere = matchPatterns(compiled, screenedPart(part));
      expect(matchPatterns(compiled, screenedPart(part, indexes))).toEqual(everywhere);
    }
  });
});

test('nearly all patterns have an anchor, which is what keeps many rules fast', () => {
  const patterns = rules.flatMap((rule) => rule.patterns);
  expect(patterns.filter(({ anchor }) => anchor === null).length).toBeLessThan(patterns.length / 20);
});
