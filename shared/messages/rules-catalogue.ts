/** Shape of the words of `xianshen rules`, so that a missing sentence in either language does not compile. */
import type { Severity } from '../screening/finding.ts';
import type { TermProblemKind } from '../screening/lint-terms.ts';
import type { MaskStyle, RuleMask } from '../screening/mask-policy.ts';
import type { Rule } from '../screening/rule-set.ts';

export interface RulesSentences {
  readonly commands: {
    readonly rules: string;
    readonly list: string;
    readonly show: string;
    readonly test: string;
    readonly dryRun: string;
    readonly lint: string;
    /** Of the option that names an office. */
    readonly ofOffice: string;
  };
  /** Said by every command that works with rule sets that nobody signed. */
  readonly unsigned: (ids: readonly string[]) => string;
  readonly origins: { readonly shipped: string; readonly added: string; readonly terms: string };
  readonly setLine: (facts: {
    id: string;
    name: string;
    version: string;
    rules: number;
    origin: string;
  }) => string;
  readonly signedBy: (key: string, on: string) => string;
  readonly digest: (digest: string) => string;
  /** Who vouches for a set that bears no signature, or one that is not asked for. */
  readonly trust: {
    readonly 'built-in': string;
    readonly sources: string;
    readonly signed: string;
    readonly own: string;
    readonly none: string;
  };
  readonly notYet: (rule: string, since: string) => string;
  readonly expired: (rule: string, until: string) => string;
  readonly listTotals: (sets: number, rules: number, notInForce: number) => string;
  readonly noSuchRule: (id: string) => string;
  readonly severity: { readonly [S in Severity]: string };
  readonly scopes: { readonly [S in NonNullable<Rule['scopes']>[number]]: string };
  readonly tiers: { readonly [T in Rule['basis']['tier']]: string };
  readonly confidences: { readonly [C in Rule['basis']['confidence']]: string };
  /** Headings of one rule. */
  readonly show: {
    readonly line: (heading: string, value: string) => string;
    readonly set: string;
    readonly kind: string;
    readonly severity: string;
    readonly scopes: string;
    readonly allScopes: string;
    readonly pattern: string;
    readonly terms: string;
    readonly algorithm: string;
    readonly hiddenKinds: string;
    readonly nearby: string;
    readonly columns: string;
    readonly allowPhrases: string;
    readonly threshold: string;
    readonly message: string;
    readonly advice: string;
    readonly basis: string;
    readonly validity: string;
    readonly always: string;
    readonly from: (date: string) => string;
    readonly until: (date: string) => string;
    readonly positives: string;
    readonly negatives: string;
    readonly refusesFile: string;
    readonly personal: string;
    readonly silent: string;
    readonly mask: string;
    readonly maskPolicy: (style: string, policy: string, version: number) => string;
    readonly maskPolicies: { readonly [P in RuleMask['policy']]: string };
    readonly maskStyles: { readonly [S in MaskStyle]: string };
    readonly noSingleValue: string;
    readonly words: (count: number) => string;
    readonly characters: (before: number, after: number) => string;
    readonly drops: string;
  };
  readonly sampleFailed: (facts: {
    rule: string;
    isPositive: boolean;
    number: number;
    expected: number;
    found: number;
  }) => string;
  readonly sampleDiffers: (rule: string, number: number) => string;
  readonly tooFewSamples: (rule: string, positives: number, negatives: number) => string;
  readonly testTotals: (rules: number, samples: number, failures: number) => string;
  readonly dryRun: {
    readonly reading: (done: number, total: number) => string;
    readonly heading: (files: number, characters: number) => string;
    readonly rule: (facts: {
      rule: string;
      name: string;
      severity: string;
      hits: number;
      files: number;
      rate: string;
    }) => string;
    readonly floods: string;
    readonly words: (words: readonly string[]) => string;
    readonly word: (word: string, count: number) => string;
    readonly wordsWithheld: string;
    readonly nothing: string;
    readonly refused: (files: number) => string;
    readonly unreadable: (files: number) => string;
    readonly partly: (files: number) => string;
    readonly totals: (hits: number, rate: string, floods: number) => string;
  };
  readonly lint: {
    readonly problem: (line: number, level: string, sentence: string) => string;
    readonly levels: { readonly error: string; readonly warning: string };
    readonly kinds: {
      readonly [K in TermProblemKind]: (facts: { term: string; within: string; rule: string }) => string;
    };
    readonly more: (count: number) => string;
    readonly empty: string;
    readonly totals: (terms: number, phrases: number, errors: number, warnings: number) => string;
  };
}
