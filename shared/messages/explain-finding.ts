/** The explanation of a finding in sentences, for a report and for the window. */
import type { Finding, FurtherPlace } from '../screening/finding.ts';
import type { Language } from './catalogue.ts';
import type { ExplainSentences } from './explain-catalogue.ts';
import { explainEn } from './explain-en.ts';
import { explainZh } from './explain-zh.ts';

/** The words of a language. */
export function explainWords(language: Language): ExplainSentences {
  return language === 'zh' ? explainZh : explainEn;
}

type Explained = Pick<Finding, 'rule' | 'kind' | 'explanation' | 'values' | 'alsoAt'>;

/** Values of a person stand together in a row; everything else that has several places is one mark in pieces. */
export function togetherAs(kind: string): 'alsoAt' | 'piecesAt' {
  return kind.startsWith('personal.') ? 'alsoAt' : 'piecesAt';
}

/** How the finding came about, in the order in which it was judged. Basis and advice belong to the rule and are not among it. */
export function explainFinding(
  { rule, kind, explanation, values, alsoAt = [] }: Explained,
  language: Language,
): readonly string[] {
  const words = explainWords(language);
  const { matcher, checksum, contexts = [], lost = [], phrases, certainty } = explanation;
  if (certainty === undefined) return [words.fact(rule)];
  const { entry } = values;
  const isTerm = typeof entry === 'number' && matcher.startsWith('term');
  return [
    isTerm ? words.entry(rule, entry) : words.found(rule, matcher),
    ...(checksum === undefined ? [] : [words.checksum[checksum]]),
    ...contexts.map((context) => words.context(context)),
    ...(alsoAt.length === 0 ? [] : [words[togetherAs(kind)](alsoAt.length, cellsOf(alsoAt))]),
    ...(phrases === undefined ? [] : [words.phrases(phrases.considered)]),
    ...(phrases === undefined || phrases.touching.length === 0 ? [] : [words.touching(phrases.touching)]),
    ...(lost.length === 0 ? [] : [words.lost([...new Set(lost.map((each) => each.matcher))])]),
    words.certainty(certainty),
  ];
}

function cellsOf(places: readonly FurtherPlace[]): readonly string[] {
  return [...new Set(places.flatMap(({ cell }) => cell ?? []))];
}
