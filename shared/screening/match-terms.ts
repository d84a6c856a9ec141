/** Rules found by lists of terms. A term that straddles two words is lowered, and goes only when the threshold says so. */
import { resolveTerms } from '../text/resolve-terms.ts';
import { matchTerms } from '../text/term-matcher.ts';
import type { WordSegmenter } from '../text/word-segmenter.ts';
import { straddlesWords } from '../text/word-segmenter.ts';
import type { CompiledRule } from './compile-rules.ts';
import type { Match } from './match.ts';
import type { ScreenedPart } from './screened-part.ts';

const defaultThreshold = 0.5;
const straddlingEffect = -0.3;

/** All terms that count in one part: not those an allow-phrase covers, and of overlapping ones the first and longest. */
export function matchTermRule(
  { rule, terms }: CompiledRule,
  screened: ScreenedPart,
  segmenter: WordSegmenter | undefined,
): readonly Match[] {
  if (terms === null || rule.terms === undefined) return [];
  const { words, confidence: certain } = rule.terms;
  const view = screened.view('folded');
  const { folded } = view;
  if (folded === null) return [];
  const { kept } = resolveTerms(
    matchTerms(terms, folded.units, folded.length),
    (number) => number >= words.length,
  );
  return kept.flatMap((place): readonly Match[] => {
    const isLowered = straddlesWords(segmenter, folded.text, place);
    const confidence = Math.round((certain + (isLowered ? straddlingEffect : 0)) * 100) / 100;
    if (confidence < (rule.threshold ?? defaultThreshold)) return [];
    return [
      {
        ...view.original(place.start, place.end),
        matcher: isLowered ? 'term-across-words' : 'term',
        confidence,
        // Numbers, not words: findings are stored, and a list may be what nobody should read there.
        values: { entry: place.term + 1, others: place.others.length },
      },
    ];
  });
}
