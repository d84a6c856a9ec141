import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import type { Rule } from '../../../shared/screening/rule-set.ts';
import { faultySamples, fewestSamples, trySample } from '../../../shared/screening/try-samples.ts';
import { builtInRules } from './rule-samples.ts';

const ruleSets = await builtInRules();
const tools = { ruleSets, hash: nodeHash };

describe.each(ruleSets)('rule set $id', ({ rules }) => {
  test.each(rules)('$id finds its positives, leaves its negatives, and has three of each', (rule) => {
    expect(rule.positives.length).toBeGreaterThanOrEqual(fewestSamples);
    expect(rule.negatives.length).toBeGreaterThanOrEqual(fewestSamples);
    const told = faultySamples(rule, tools).map((fault) => {
      const sample = (fault.isPositive ? rule.positives : rule.negatives)[fault.number - 1];
      return { ...fault, sample, findings: sample === undefined ? [] : trySample(rule, sample, tools) };
    });
    expect(told).toEqual([]);
  });
});

describe('a rule that is not what its samples say', () => {
  const [rule] = ruleSets.flatMap((set) => set.rules).filter(({ id }) => id === 'DN-05');
  if (rule === undefined) throw new Error('no rule');
  const changed = (changes: Partial<Rule>) => faultySamples({ ...rule, ...changes }, tools);

  test('is told by number, with what was expected and found', () => {
    const [positive] = rule.positives;
    const [negative] = rule.negatives;
    if (positive === undefined || negative === undefined) throw new Error('no samples');
    expect(changed({ positives: [positive, negative], negatives: [positive] })).toEqual([
      { isPositive: true, number: 2, expected: 1, found: 0 },
      { isPositive: false, number: 1, expected: 0, found: positive.count ?? 1 },
    ]);
  });

  test('is told when only the severity or the suggestion differs', () => {
    const [positive] = rule.positives;
    if (positive === undefined) throw new Error('no samples');
    const count = positive.count ?? 1;
    const fault = { isPositive: true, number: 1, expected: count, found: count };
    expect(changed({ positives: [{ ...positive, severity: 'hard' }], negatives: [] })).toEqual([fault]);
    expect(changed({ positives: [{ ...positive, suggestion: '别的' }], negatives: [] })).toEqual([fault]);
  });
});
