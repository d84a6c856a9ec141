/** Rule sets made ready for use: expressions compiled, phrases folded. Done once for each rule set and remembered with it. */
import { fold } from '../text/fold.ts';
import type { TermMatcher } from '../text/term-matcher.ts';
import { makeTermMatcher } from '../text/term-matcher.ts';
import type { Rule, RulePattern, RuleSet } from './rule-set.ts';
import { foldTerm, isTerm } from './term-list.ts';

/** Marks that may stand within a term unless the rule says otherwise. */
const defaultIgnored = 2;

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
  /** For rules with terms: the words, then the allow-phrases, in one automaton. */
  readonly terms: TermMatcher | null;
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
  const allowPhrases = (rule.allowPhrases ?? []).map((phrase) => fold(phrase, { breaks: 'join' }).text);
  return {
    rule,
    companions,
    patterns: (rule.patterns ?? []).map((pattern) => ({ pattern, expression: compilePattern(pattern) })),
    nearby: (rule.nearby ?? []).map((nearby) => ({ nearby, expression: new RegExp(nearby.source, 'u') })),
    allowPhrases,
    terms: rule.terms === undefined ? null : compileTerms(rule.terms, allowPhrases),
  };
}

/** Terms keep their numbers; phrases follow. A phrase of one character covers no term. */
function compileTerms(
  { words, ignored = defaultIgnored }: NonNullable<Rule['terms']>,
  allowPhrases: readonly string[],
): TermMatcher {
  return makeTermMatcher([...words.map(foldTerm), ...allowPhrases.filter(isTerm)], { ignored });
}

/** Indices are asked for only where a group narrows the finding: they cost time. */
function compilePattern({ source, multiline }: RulePattern): RegExp {
  const indices = source.includes('(?<value>') ? 'd' : '';
  return new RegExp(source, `g${indices}u${multiline === true ? 'm' : ''}`);
}
