/**
 * Allow-phrases, words nearby and headers for what an algorithm found. They are looked for as with patterns, in the folded text
 * around the match alone: an algorithm knows original places only.
 */
import { fold } from '../text/fold.ts';
import { originalRange } from '../text/folded-text.ts';
import { explainPhrases, isCovered } from './allow-phrases.ts';
import type { CompiledRule } from './compile-rules.ts';
import type { Match } from './match.ts';
import { withColumn } from './match-columns.ts';
import type { ScreenedPart } from './screened-part.ts';
import { thresholdOf } from './threshold.ts';
import type { PlacedStretch } from './weigh-nearby.ts';
import { clampConfidence, weighNearby } from './weigh-nearby.ts';

/** Original characters read on each side; blanks and marks fold away, and words count up to 200 characters off. */
const reach = 600;

/** The match with what its surroundings say, or null when they make it harmless or too uncertain. */
export function weighMatch(compiled: CompiledRule, screened: ScreenedPart, match: Match): Match | null {
  const { rule, allowPhrases } = compiled;
  const threshold = thresholdOf(rule);
  const before = match.confidence;
  const certainty = { before, checksum: 0, contexts: 0, after: before, threshold };
  if (match.end <= match.start || !hasContexts(compiled)) return { certainty, ...match };
  const stretch = stretchAround(screened.part.text, match);
  if (isCovered(allowPhrases, stretch)) return null;
  const around = withColumn(weighNearby(compiled, stretch), rule, { screened, offset: match.start });
  if (around === null) return null;
  const confidence = clampConfidence(before + around.effect);
  if (confidence < threshold) return null;
  const phrases = explainPhrases(allowPhrases, stretch, rule.repeatText !== false);
  const contexts = [...(match.contexts ?? []), ...around.contexts];
  const severity = around.severity ?? match.severity;
  return {
    ...match,
    confidence,
    certainty: { ...certainty, contexts: around.effect, after: confidence },
    ...(severity === undefined ? {} : { severity }),
    ...(contexts.length === 0 ? {} : { contexts }),
    ...(phrases === undefined ? {} : { phrases }),
  };
}

function hasContexts({ rule, allowPhrases, nearby }: CompiledRule): boolean {
  return allowPhrases.length > 0 || nearby.length > 0 || rule.columns !== undefined;
}

function stretchAround(text: string, { start, end }: Match): PlacedStretch {
  const from = Math.max(0, start - reach);
  const folded = fold(text.slice(from, end + reach), { breaks: 'keep' });
  const unitAt = (offset: number) => unitsBefore(text.slice(from, offset));
  return {
    text: folded.text,
    start: unitAt(start),
    end: unitAt(end),
    original: (first, last) => {
      const range = originalRange(folded, first, last);
      return { start: from + range.start, end: from + range.end };
    },
  };
}

function unitsBefore(text: string): number {
  return fold(text, { breaks: 'keep' }).length;
}
