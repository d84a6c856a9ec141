/** Runs the rules over the suite and counts: planted and found, planted and missed, found and not planted. */
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { Finding } from '../../shared/screening/finding.ts';
import { stretchesOf } from '../../shared/screening/finding.ts';
import type { RuleSet } from '../../shared/screening/rule-set.ts';
import { screen } from '../../shared/screening/screen.ts';
import type { Planted, Sample } from './sample.ts';

export interface Count {
  readonly planted: number;
  readonly found: number;
  /** Findings of the rule where nothing was planted for it. */
  readonly wrong: number;
}

export interface Outcome {
  readonly sample: Sample;
  readonly missed: readonly Planted[];
  readonly hits: readonly Planted[];
  readonly wrong: readonly Finding[];
  readonly findings: readonly Finding[];
}

const key = new Uint8Array(32).fill(7);

/** What the rules say about one sample, against what was planted. */
export function evaluate(sample: Sample, ruleSets: readonly RuleSet[]): Outcome {
  const { text, role, scope } = sample;
  const segments = [{ start: 0, end: text.length, place: {}, hidden: null }];
  const findings = screen({
    text: { type: 'txt', parts: [{ path: 'text', role, text, segments }], hidden: [], notInspected: [] },
    ruleSets,
    scope,
    hash: nodeHash,
    key,
  });
  const answers = (finding: Finding, planted: Planted) =>
    planted.rules.includes(finding.rule) &&
    stretchesOf(finding).some((stretch) => overlaps(stretch, planted));
  const isFound = (planted: Planted) => findings.some((finding) => answers(finding, planted));
  return {
    sample,
    findings,
    hits: sample.planted.filter(isFound),
    missed: sample.planted.filter((planted) => !isFound(planted)),
    wrong: findings.filter((finding) => isWrong(finding, sample.planted)),
  };
}

/** Of a row with several ranges each must have been planted. */
function isWrong(finding: Finding, planted: readonly Planted[]): boolean {
  const own = planted.filter(({ rules }) => rules.includes(finding.rule));
  const stretches = stretchesOf(finding);
  return stretches.length === 0 || stretches.some((stretch) => !own.some((each) => overlaps(stretch, each)));
}

function overlaps(left: Stretch, right: Stretch): boolean {
  return left.start < right.end && left.end > right.start;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Counts by rule; something that several rules may find counts for the first of them, or for the one that found it. */
export function countByRule(outcomes: readonly Outcome[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, { planted: number; found: number; wrong: number }>();
  const of = (rule: string) => {
    const count = counts.get(rule) ?? { planted: 0, found: 0, wrong: 0 };
    counts.set(rule, count);
    return count;
  };
  for (const { hits, missed, wrong, findings } of outcomes) {
    for (const planted of hits) {
      const finder = findings.find(
        (each) =>
          planted.rules.includes(each.rule) &&
          stretchesOf(each).some((stretch) => overlaps(stretch, planted)),
      );
      const count = of(finder?.rule ?? planted.rules[0] ?? '');
      count.planted += 1;
      count.found += 1;
    }
    for (const planted of missed) of(planted.rules[0] ?? '').planted += 1;
    for (const finding of wrong) of(finding.rule).wrong += 1;
  }
  return counts;
}

export const recall = ({ planted, found }: Count) => (planted === 0 ? 1 : found / planted);
export const precision = ({ found, wrong }: Count) => (found + wrong === 0 ? 1 : found / (found + wrong));

/** Recall counts four times as much as precision. */
export function f2(count: Count): number {
  const p = precision(count);
  const r = recall(count);
  return p + r === 0 ? 0 : (5 * p * r) / (4 * p + r);
}

/** The counts of several rules as one. */
export function sum(counts: Iterable<Count>): Count {
  const total = { planted: 0, found: 0, wrong: 0 };
  for (const { planted, found, wrong } of counts) {
    total.planted += planted;
    total.found += found;
    total.wrong += wrong;
  }
  return total;
}
