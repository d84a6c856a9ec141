/** Confidence below which a rule says nothing. */
import type { Rule } from './rule-set.ts';

const defaultThreshold = 0.5;

export function thresholdOf({ threshold = defaultThreshold }: Pick<Rule, 'threshold'>): number {
  return threshold;
}
