/** A plain list of words as a rule set: what an office looks for itself, without writing rules. */
import type { Rule, RuleSet } from './rule-set.ts';
import type { TermList } from './term-list.ts';
import { termsFor } from './term-list.ts';

/**
 * One rule, TERM-01, soft.
 * @param terms folded, as `readTermList` gives them
 * @param digest of the list's exact bytes, with its `sha256:` prefix
 */
export function ruleSetOfTerms(terms: readonly string[], digest: string): RuleSet {
  return {
    schema: 'xianshen.rules/1',
    id: 'TERM',
    version: '0000.01',
    digest,
    name: { zh: '自备词表', en: 'Terms of the office' },
    rules: [
      {
        id: 'TERM-01',
        name: { zh: '词表词语', en: 'Listed term' },
        kind: 'term.listed',
        severity: 'soft',
        terms: { words: [...terms], confidence: 0.9 },
        message: { zh: '出现自备词表中的词语。', en: 'A term of the added list occurs.' },
        advice: { zh: '请按列入词表时的要求核对。', en: 'Check it for the reason it was put on the list.' },
        basis: {
          text: { zh: '本单位自备词表', en: 'List added by the office' },
          tier: 'practice',
          confidence: 'C',
        },
        positives: [],
        negatives: [],
      },
    ],
  };
}

/**
 * TERM-01 for the soft terms of a list, TERM-02 for its notes; the list's allow-phrases cover the terms of both. Null for a list
 * without terms.
 */
export function ruleSetOfTermList(list: TermList, digest: string): RuleSet | null {
  const allowPhrases = [...termsFor(list, 'phrase')];
  const rules = ruleKinds.flatMap(({ use, change }): Rule[] => {
    const terms = termsFor(list, use);
    const [rule] = terms.length === 0 ? [] : ruleSetOfTerms(terms, digest).rules;
    return rule === undefined
      ? []
      : [{ ...rule, ...change, ...(allowPhrases.length === 0 ? {} : { allowPhrases }) }];
  });
  return rules.length === 0 ? null : { ...ruleSetOfTerms([], digest), rules };
}

const ruleKinds = [
  { use: 'soft', change: {} },
  {
    use: 'info',
    change: {
      id: 'TERM-02',
      severity: 'info',
      name: { zh: '词表词语（提示）', en: 'Listed term (note)' },
    },
  },
] as const;
