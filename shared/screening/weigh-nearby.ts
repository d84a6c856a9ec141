/** What the words before and after a match say about it: raise, lower, remove, or decide the severity. */
import type { Stretch } from './allow-phrases.ts';
import type { CompiledRule } from './compile-rules.ts';
import type { ExplainedContext, Severity } from './finding.ts';

export interface Surroundings {
  readonly effect: number;
  readonly severity?: Severity;
  readonly contexts: readonly ExplainedContext[];
}

/** A stretch with the way back to the original. */
export interface PlacedStretch extends Stretch {
  original(start: number, end: number): { readonly start: number; readonly end: number };
}

const longestWord = 12;

/** Sum of what the words nearby say, or null when one of them removes the match. */
export function weighNearby(compiled: CompiledRule, stretch: PlacedStretch): Surroundings | null {
  let effect = 0;
  let severity: Severity | undefined;
  const contexts: ExplainedContext[] = [];
  const isRepeatable = compiled.rule.repeatText !== false;
  for (const { nearby, expression } of compiled.nearby) {
    const found = findNearby(expression, nearby, stretch);
    if (found === null) continue;
    if (nearby.effect === 'drop') return null;
    const weight = typeof nearby.effect === 'number' ? nearby.effect : 0;
    if (typeof nearby.effect !== 'number') severity = nearby.effect;
    effect += weight;
    contexts.push({
      word: isRepeatable ? found.word.slice(0, longestWord) : '',
      effect: weight,
      kind: found.kind,
      ...stretch.original(found.start, found.start + found.word.length),
      ...(typeof nearby.effect === 'number' ? {} : { severity: nearby.effect }),
    });
  }
  return { effect, contexts, ...(severity === undefined ? {} : { severity }) };
}

interface FoundNearby {
  readonly word: string;
  readonly kind: 'before' | 'after';
  readonly start: number;
}

/** Words before count first. A side without reach is not looked at, so that `^` or `$` alone means the match itself. */
function findNearby(
  expression: RegExp,
  reach: { readonly before: number; readonly after: number },
  { text, start, end }: Stretch,
): FoundNearby | null {
  if (reach.before > 0) {
    const from = Math.max(0, start - reach.before);
    const before = expression.exec(text.slice(from, start));
    if (before !== null) return { word: before[0], kind: 'before', start: from + before.index };
  }
  if (reach.after === 0) return null;
  const after = expression.exec(text.slice(end, end + reach.after));
  return after === null ? null : { word: after[0], kind: 'after', start: end + after.index };
}

/** Two decimals, between 0 and 1. */
export function clampConfidence(confidence: number): number {
  return Math.round(Math.min(1, Math.max(0, confidence)) * 100) / 100;
}
