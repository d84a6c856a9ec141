import { describe, expect, test } from 'vitest';
import { failuresEn } from '../../../shared/messages/en.ts';
import { failuresZh } from '../../../shared/messages/zh-cn.ts';
import { readUnits } from '../../../shared/screening/pattern-units.ts';
import { mostSteps, stepsOf, unprovenIn } from '../../../shared/screening/prove-pattern.ts';
import { parseRuleSet } from '../../../shared/screening/rule-set.ts';
import { builtInRules } from './rule-samples.ts';

const ruleSets = await builtInRules();

describe('an expression is refused', () => {
  test.each([
    ['(a+)+', 'unlimited'],
    ['(a|a)*', 'unlimited'],
    ['\\s*\\s*x', 'unlimited'],
    ['.*.*=', 'unlimited'],
    ['(?:甲{1,20})+', 'unlimited'],
    ['(?<=甲{2,})乙', 'unlimited'],
    ['(a|a){0,40}b', 'too-many-ways'],
    ['(?:甲{0,9}){0,9}乙', 'too-many-ways'],
    ['\\s{0,200}\\s{0,200}x', 'too-many-ways'],
    ['\\s{0,20}\\s{0,20}\\s{0,20}\\s{0,20}x', 'too-many-ways'],
    ['甲{0,50000}乙', 'too-many-ways'],
    ['(甲)\\1', 'not-understood'],
    ['(?<a>甲)\\k<a>', 'not-understood'],
  ])('%s: %s', (source, reason) => {
    expect(unprovenIn(source, null)).toBe(reason);
  });
});

describe('an expression is proven', () => {
  test.each([
    ['[^\\n]{0,40}密'],
    ['\\d{1,3}年\\d{1,2}月'],
    ['(?:甲乙|甲丙){0,30}丁'],
    ['(?:ab|a){0,30}c'],
    ['[a-z](?:-{0,4}[a-z]){0,61}\\.'],
    ['(?<![\\d.])\\d{17}[\\dx](?!\\d)'],
    ['(?<value>[\\]\\[()]{1,3})\\u{1F600}'],
  ])('%s', (source) => {
    expect(unprovenIn(source, null)).toBeNull();
  });

  test('when it has no limit but the text it is tried on has', () => {
    expect(unprovenIn('[^,]*$', 200)).toBeNull();
    expect(unprovenIn('(a|a)*$', 200)).toBe('too-many-ways');
  });
});

test('steps are counted: those of parts that share no character add up, others multiply', () => {
  expect(stepsOf('a{0,10}b', null)).toBeLessThan(20);
  expect(stepsOf('a{0,10}[ab]{0,10}c', null)).toBeGreaterThan(100);
});

test('what is not an expression is not read', () => {
  for (const source of ['(', 'a)', '(?i:a)']) expect(readUnits(source)).toBeNull();
});

test('every expression that ships is proven', () => {
  for (const set of ruleSets) {
    expect(unprovenIn(set.companions ?? '', 60)).toBeNull();
    for (const rule of set.rules) {
      const sources = (rule.patterns ?? []).map(({ source }) => source);
      expect(
        sources.filter((source) => stepsOf(source, null) > mostSteps || unprovenIn(source, null) !== null),
      ).toEqual([]);
    }
  }
});

test('a set with such an expression is refused whole, by the name of the rule, with the reason in both languages', () => {
  const [set] = ruleSets;
  const [rule] = set?.rules ?? [];
  const { digest: _digest, ...file } = set!;
  const pattern = { name: 'own', source: '(甲+)+乙', over: 'folded', confidence: 0.9 };
  const { algorithm: _a, hiddenKinds: _h, terms: _t, ...plain } = rule!;
  const parsed = parseRuleSet(
    'own.json',
    JSON.stringify({ ...file, rules: [{ ...plain, patterns: [pattern] }] }),
    'sha256:0',
  );
  if (parsed.ok) throw new Error('accepted');
  const { failure } = parsed;
  expect(failure).toEqual({
    code: 'rules.unproven',
    params: { file: 'own.json', rule: rule!.id, where: 'patterns.0.source', reason: 'unlimited' },
  });
  if (failure.code !== 'rules.unproven') throw new Error(failure.code);
  expect(failuresZh['rules.unproven'](failure.params)).toContain(`规则 ${rule!.id} `);
  expect(failuresEn['rules.unproven'](failure.params)).toContain('no limit');
});
