/** Phrases that make a match harmless when they cover it, e.g. 国家秘密: the longest match wins. */
import type { ExplainedPhrases } from './finding.ts';
import { coversStretch, fewPhrases, phraseLookup, touchingPhrases } from './phrase-lookup.ts';

/** A place in a text as a rule looks at it. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Most phrases named in an explanation. */
const mostNamed = 5;

/** True if one of the phrases covers the stretch. */
export function isCovered(phrases: readonly string[], { text, start, end }: Stretch): boolean {
  if (phrases.length > fewPhrases) return coversStretch(phraseLookup(phrases), text, { start, end });
  return phrases.some((phrase) => {
    const from = Math.max(0, end - phrase.length);
    const at = text.slice(from, start + phrase.length).indexOf(phrase);
    return at >= 0 && from + at <= start;
  });
}

/**
 * What is said of the phrases when none of them covers the stretch; undefined for a rule without any.
 * @param isRepeatable false where words of the rule must not be repeated
 */
export function explainPhrases(
  phrases: readonly string[],
  { text, start, end }: Stretch,
  isRepeatable: boolean,
): ExplainedPhrases | undefined {
  if (phrases.length === 0) return undefined;
  const touches = (phrase: string) =>
    text.slice(Math.max(0, start - phrase.length + 1), end + phrase.length - 1).includes(phrase);
  if (!isRepeatable) return { considered: phrases.length, touching: [] };
  const touching =
    phrases.length > fewPhrases
      ? touchingPhrases(phraseLookup(phrases), text, { start, end })
      : phrases.filter(touches);
  return { considered: phrases.length, touching: touching.slice(0, mostNamed) };
}
