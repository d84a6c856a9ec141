import { describe, expect, test } from 'vitest';
import { builtInRules, runSample } from './rule-samples.ts';

const ruleSets = await builtInRules();

describe.each(ruleSets)('rule set $id', ({ rules }) => {
  test.each(rules)('$id finds its positives, leaves its negatives, and has three of each', (rule) => {
    expect(rule.positives.length).toBeGreaterThanOrEqual(3);
    expect(rule.negatives.length).toBeGreaterThanOrEqual(3);
    const wrong = [
      ...rule.positives.map((sample) => ({ sample, expected: sample.count ?? 1 })),
      ...rule.negatives.map((sample) => ({ sample, expected: sample.count ?? 0 })),
    ].flatMap(({ sample, expected }) => {
      const found = runSample(rule, sample, ruleSets);
      const severity = sample.severity ?? (expected > 0 ? rule.severity : undefined);
      const fits =
        found.length === expected &&
        found.every((finding) => finding.severity === severity) &&
        (sample.suggestion === undefined || found[0]?.suggestion === sample.suggestion);
      return fits ? [] : [{ text: sample.text, role: sample.role, expected, found }];
    });
    expect(wrong).toEqual([]);
  });
});
