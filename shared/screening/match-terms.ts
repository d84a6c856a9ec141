/** Rules found by lists of terms. A term that straddles two words is lowered, but stays: segmenters err too. */
import { resolveTerms } from '../text/resolve-terms.ts';
import { matchTerms } from '../text/term-matcher.ts';
import type { WordSegmenter } from '../text/word-segmenter.ts';
import { straddlesWords } from '../text/word-segmenter.ts';
import { explainPhrases } from './allow-phrases.ts';
import type { CompiledRule } from './compile-rules.ts';
import type { Match } from './match.ts';
import { withColumn } from './match-columns.ts';
import type { ScreenedPart } from './screened-part.ts';
import { thresholdOf } from './threshold.ts';
import type { Surroundings } from './weigh-nearby.ts';
import { clampConfidence, weighNearby } from './weigh-nearby.ts';

/** What the edge of a word takes away. */
const straddlingEffect = -0.3;

/** All terms that count in one part: not those an allow-phrase covers, and of overlapping ones the first and longest. */
export function matchTermRule(
  compiled: CompiledRule,
  screened: ScreenedPart,
  segmenter: WordSegmenter | undefined,
): readonly Match[] {
  const { rule, terms, allowPhrases } = compiled;
  if (terms === null || rule.terms === undefined) return [];
  const { confidence: before } = rule.terms;
  const view = screened.view('folded');
  const { folded } = view;
  if (folded === null) return [];
  const { kept } = resolveTerms(
    matchTerms(terms.matcher, folded.units, folded.length),
    (number) => number >= terms.wordCount,
  );
  const threshold = thresholdOf(rule);
  return kept.flatMap((place): readonly Match[] => {
    const { start, end } = place;
    // Of a term and a phrase that are the same the automaton knows one only.
    if (allowPhrases.includes(folded.text.slice(start, end))) return [];
    const range = view.original(start, end);
    const stretch = { text: folded.text, start, end, original: view.original };
    const around = withColumn(weighNearby(compiled, stretch), rule, { screened, offset: range.start });
    if (around === null || clampConfidence(before + around.effect) < threshold) return [];
    const isAcross = straddlesWords(segmenter, folded.text, place);
    const weighed = isAcross ? lowered(around, { before, threshold }) : around;
    const confidence = clampConfidence(before + weighed.effect);
    const phrases = explainPhrases(allowPhrases, stretch, rule.repeatText !== false);
    return [
      {
        ...range,
        matcher: isAcross ? 'term-across-words' : 'term',
        confidence,
        certainty: { before, checksum: 0, contexts: weighed.effect, after: confidence, threshold },
        ...(weighed.severity === undefined ? {} : { severity: weighed.severity }),
        ...(weighed.contexts.length === 0 ? {} : { contexts: weighed.contexts }),
        ...(place.others.length === 0
          ? {}
          : { lost: place.others.map((term) => ({ matcher: String(term + 1) })) }),
        ...(phrases === undefined ? {} : { phrases }),
        // Numbers, not words: findings are stored, and a list may be what nobody should read there.
        values: { entry: place.term + 1, others: place.others.length },
      },
    ];
  });
}

/** Less certain, but never below the threshold. */
function lowered(
  around: Surroundings,
  { before, threshold }: { readonly before: number; readonly threshold: number },
): Surroundings {
  const lowest = Math.min(0, threshold - before - around.effect);
  const effect = clampEffect(Math.max(straddlingEffect, lowest));
  const edge = { word: '', effect, kind: 'word-edge' } as const;
  return { ...around, effect: clampEffect(around.effect + effect), contexts: [...around.contexts, edge] };
}

function clampEffect(effect: number): number {
  return Math.round(effect * 100) / 100;
}
