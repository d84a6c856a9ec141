/**
 * Terms of a rule made ready for looking: the words, then the allow-phrases, in one automaton. Lists of an office are long, so this
 * may be done once for several threads, which then get the automaton in shared memory instead of the words.
 */
import { foldWords } from '../text/fold-words.ts';
import type { TermAutomaton } from '../text/term-automaton.ts';
import type { TermMatcher } from '../text/term-matcher.ts';
import { makeTermMatcher } from '../text/term-matcher.ts';
import type { Rule, RuleSet } from './rule-set.ts';
import { foldTerm, isTerm } from './term-list.ts';

export interface ReadyTerms {
  readonly matcher: TermMatcher;
  /** How many numbers of the matcher are words; the others are allow-phrases. */
  readonly wordCount: number;
}

/** Terms of one rule for another thread. */
export interface SharedTerms {
  readonly rule: string;
  readonly terms: ReadyTerms;
}

type Build = (terms: readonly string[]) => TermAutomaton;

/** Marks that may stand within a term unless the rule says otherwise. */
const defaultIgnored = 2;
/** Shorter lists are built faster than they are handed over. */
const fewestShared = 1_000;

const known = new WeakMap<Rule, ReadyTerms>();

/** Terms of a rule, or null for a rule without. Built at the first call, and remembered with the rule. */
export function readyTermsOf(rule: Rule, build?: Build): ReadyTerms | null {
  if (rule.terms === undefined) return null;
  const remembered = known.get(rule);
  if (remembered !== undefined) return remembered;
  const { words, ignored = defaultIgnored } = rule.terms;
  // A phrase of one character covers no term.
  const phrases = (rule.allowPhrases ?? []).map(foldWords).filter(isTerm);
  const matcher = makeTermMatcher(words.map(foldTerm).concat(phrases), {
    ignored,
    ...(build === undefined ? {} : { build }),
  });
  const made = { matcher, wordCount: words.length };
  known.set(rule, made);
  return made;
}

/**
 * Takes long lists out of rule sets, so that what is handed to a thread is small.
 * @param build makes automata in memory that threads share
 */
export function shareTerms(
  ruleSets: readonly RuleSet[],
  build: Build,
): { readonly ruleSets: readonly RuleSet[]; readonly shared: readonly SharedTerms[] } {
  const shared: SharedTerms[] = [];
  const lighter = (rule: Rule): Rule => {
    if (rule.terms === undefined || rule.terms.words.length < fewestShared) return rule;
    const terms = readyTermsOf(rule, build);
    if (terms === null) return rule;
    shared.push({ rule: rule.id, terms });
    return { ...rule, terms: { ...rule.terms, words: [] } };
  };
  const lighterSets = ruleSets.map((set) => ({ ...set, rules: set.rules.map(lighter) }));
  return { ruleSets: lighterSets, shared };
}

/** The other end of `shareTerms`: from now on these rules look for the terms that came with them. */
export function takeSharedTerms(ruleSets: readonly RuleSet[], shared: readonly SharedTerms[]): void {
  const terms = new Map(shared.map((each) => [each.rule, each.terms]));
  for (const rule of ruleSets.flatMap(({ rules }) => rules)) {
    const found = terms.get(rule.id);
    if (found !== undefined) known.set(rule, found);
  }
}
