/** Rule sets made ready for use: expressions compiled, phrases folded. Done once for each rule set and remembered with it. */
import { fold } from '../text/fold.ts';
import type { Rule, RulePattern, RuleSet } from './rule-set.ts';

type Nearby = NonNullable<Rule['nearby']>[number];

export interface CompiledPattern {
  readonly pattern: RulePattern;
  readonly expression: RegExp;
}

export interface CompiledRule {
  readonly rule: Rule;
  readonly patterns: readonly CompiledPattern[];
  readonly nearby: readonly { readonly nearby: Nearby; readonly expression: RegExp }[];
  readonly allowPhrases: readonly string[];
  readonly companions: RegExp | null;
}

const compiledSets = new WeakMap<RuleSet, readonly CompiledRule[]>();

/** The rules of all sets, in the order given. */
export function compileRules(ruleSets: readonly RuleSet[]): readonly CompiledRule[] {
  return ruleSets.flatMap((set) => {
    const known = compiledSets.get(set);
    if (known !== undefined) return known;
    const companions = set.companions === undefined ? null : new RegExp(set.companions, 'gu');
    const made = set.rules.map((rule) => compileRule(rule, companions));
    compiledSets.set(set, made);
    return made;
  });
}

function compileRule(rule: Rule, companions: RegExp | null): CompiledRule {
  return {
    rule,
    companions,
    patterns: (rule.patterns ?? []).map((pattern) => ({ pattern, expression: compilePattern(pattern) })),
    nearby: (rule.nearby ?? []).map((nearby) => ({ nearby, expression: new RegExp(nearby.source, 'u') })),
    allowPhrases: (rule.allowPhrases ?? []).map((phrase) => fold(phrase, { breaks: 'join' }).text),
  };
}

/** Indices are asked for only where a group narrows the finding: they cost time. */
function compilePattern({ source, multiline }: RulePattern): RegExp {
  const indices = source.includes('(?<value>') ? 'd' : '';
  return new RegExp(source, `g${indices}u${multiline === true ? 'm' : ''}`);
}
