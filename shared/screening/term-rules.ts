/** A plain list of words as a rule set: what an office looks for itself, without writing rules. */
import { fold } from '../text/fold.ts';
import type { RulePattern, RuleSet } from './rule-set.ts';

/** Terms in one expression; longer lists are split so that no expression grows beyond what an engine compiles quickly. */
const termsPerPattern = 500;

/**
 * One rule, TERM-01, soft, for a list with one term a line. Blank lines, comments (`#`) and terms of one character are left out:
 * a single character is part of too many words.
 * @param digest of the list's exact bytes, with its `sha256:` prefix
 */
export function ruleSetOfTerms(terms: readonly string[], digest: string): RuleSet {
  const folded = terms
    .filter((term) => !term.startsWith('#'))
    .map((term) => fold(term.trim(), { breaks: 'join' }).text)
    .filter((term) => [...term].length >= 2);
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
        patterns: patternsOf([...new Set(folded)]),
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

/** Longest first: in an alternation the first term that fits wins. */
function patternsOf(terms: readonly string[]): RulePattern[] {
  const ordered = [...terms].sort((a, b) => b.length - a.length);
  const patterns: RulePattern[] = [];
  for (let index = 0; index < ordered.length; index += termsPerPattern) {
    const some = ordered.slice(index, index + termsPerPattern);
    patterns.push({ name: 'term', over: 'folded', confidence: 0.9, source: some.map(escapeTerm).join('|') });
  }
  return patterns;
}

function escapeTerm(term: string): string {
  return term.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
