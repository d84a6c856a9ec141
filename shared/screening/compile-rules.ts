/** Rule sets made ready for use: expressions compiled, phrases folded. Done once for each rule set and remembered with it. */
import type { FirstUnits } from '../text/first-units.ts';
import { firstUnitsOf } from '../text/first-units.ts';
import { fold } from '../text/fold.ts';
import type { PatternAnchor } from '../text/pattern-anchor.ts';
import { anchorOf } from '../text/pattern-anchor.ts';
import type { PatternIndex } from '../text/pattern-index.ts';
import { makePatternIndex } from '../text/pattern-index.ts';
import type { ReadyTerms } from './ready-terms.ts';
import { readyTermsOf } from './ready-terms.ts';
import type { Rule, RulePattern, RuleSet } from './rule-set.ts';
import { thresholdOf } from './threshold.ts';
import { clampConfidence } from './weigh-nearby.ts';

type Nearby = NonNullable<Rule['nearby']>[number];

export interface CompiledPattern {
  readonly pattern: RulePattern;
  readonly expression: RegExp;
  /** The same, trying one place only. */
  readonly sticky: RegExp;
  /** Strings of which every match holds one; null when there are none worth looking for. */
  readonly anchor: PatternAnchor | null;
  /** What a match can begin with; null where that is too much to list. */
  readonly firstUnits: FirstUnits | null;
  /** What the header of a column must add for a match to count at all; null where it counts without. */
  readonly leastFromColumn: number | null;
}

export interface CompiledRule {
  readonly rule: Rule;
  readonly patterns: readonly CompiledPattern[];
  readonly nearby: readonly { readonly nearby: Nearby; readonly expression: RegExp }[];
  readonly allowPhrases: readonly string[];
  readonly companions: RegExp | null;
  readonly terms: ReadyTerms | null;
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
    patterns: (rule.patterns ?? []).map((pattern) => compilePattern(pattern, rule)),
    nearby: (rule.nearby ?? []).map((nearby) => ({ nearby, expression: new RegExp(nearby.source, 'u') })),
    allowPhrases,
    terms: readyTermsOf(rule),
  };
}

/** Indices are asked for only where a group narrows the finding: they cost time. */
function compilePattern(pattern: RulePattern, rule: Rule): CompiledPattern {
  const { source, multiline } = pattern;
  const flags = `${source.includes('(?<value>') ? 'd' : ''}u${multiline === true ? 'm' : ''}`;
  return {
    pattern,
    expression: new RegExp(source, `g${flags}`),
    sticky: new RegExp(source, `y${flags}`),
    anchor: anchorOf(source),
    firstUnits: firstUnitsOf(source),
    leastFromColumn: leastFromColumn(pattern, rule),
  };
}

/** Numbers of no certain kind are worth a look only below a header that says what they are. Checks never raise a match. */
function leastFromColumn(pattern: RulePattern, rule: Rule): number | null {
  if (rule.columns === undefined) return null;
  const nearby = (rule.nearby ?? []).reduce((sum, { effect }) => sum + raising(effect), 0);
  const missing = thresholdOf(rule) - clampConfidence(pattern.confidence + nearby);
  return missing > 0 ? missing : null;
}

function raising(effect: Nearby['effect']): number {
  return typeof effect === 'number' ? Math.max(0, effect) : 0;
}

const indexes = new WeakMap<
  CompiledRule,
  { readonly rules: readonly CompiledRule[]; readonly made: IndexOfLook }
>();

type IndexOfLook = ReadonlyMap<RulePattern['over'], PatternIndex>;

/**
 * For each way of looking at a text one index of all patterns that look so. Remembered with the first rule: the same rules are
 * used for file after file.
 */
export function indexPatterns(rules: readonly CompiledRule[]): IndexOfLook {
  const [first] = rules;
  if (first === undefined) return new Map();
  const known = indexes.get(first);
  if (known !== undefined && isSame(known.rules, rules)) return known.made;
  const patterns = rules.flatMap((rule) => rule.patterns);
  const made = new Map(
    looks.map((look) => [
      look,
      makePatternIndex(
        patterns.flatMap(({ pattern, anchor }) => (anchor === null || pattern.over !== look ? [] : [anchor])),
      ),
    ]),
  );
  indexes.set(first, { rules, made });
  return made;
}

const looks = ['original', 'folded', 'joined'] as const;

function isSame(left: readonly CompiledRule[], right: readonly CompiledRule[]): boolean {
  return left.length === right.length && left.every((rule, index) => rule === right[index]);
}
