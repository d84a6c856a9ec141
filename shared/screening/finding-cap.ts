/**
 * A rule that finds the same thing thousands of times in one file buries everything else. Past a number only the count goes on,
 * and one finding of its own states it. What is hard is never counted away.
 */
import type { Finding, Severity } from './finding.ts';
import type { Fingerprinter } from './fingerprint.ts';
import type { Rule } from './rule-set.ts';

export interface FindingCap {
  /** True if a finding of this severity is still to be listed; counts it in either case. */
  take(severity: Severity): boolean;
  /** Findings listed, and those that are not, by severity. */
  counts(): CapCounts;
}

export interface CapCounts {
  readonly shown: number;
  readonly more: { readonly soft: number; readonly info: number };
}

/** Starts counting for one rule and one file. */
export function startCap(most: number): FindingCap {
  let shown = 0;
  const more = { soft: 0, info: 0 };
  return {
    take(severity) {
      if (severity === 'hard' || shown < most) {
        shown += 1;
        return true;
      }
      more[severity] += 1;
      return false;
    },
    counts: () => ({ shown, more: { ...more } }),
  };
}

/** Says how many findings of a rule are not listed; null when all are. As severe as the most severe of them. */
export function restFinding(
  rule: Rule,
  capped: { readonly rule: string; readonly counts: CapCounts },
  names: Fingerprinter,
): Finding | null {
  const { shown, more } = capped.counts;
  const count = more.soft + more.info;
  if (count === 0) return null;
  return {
    // With the count in it, a decision about three more does not cover three hundred more.
    id: names.next({ rule: rule.id, kind: rule.kind, words: [capped.rule, String(count)] }),
    rule: rule.id,
    kind: rule.kind,
    severity: more.soft > 0 ? 'soft' : 'info',
    confidence: 1,
    place: { part: '', start: 0, end: 0 },
    hidden: null,
    explanation: { matcher: 'more-findings' },
    values: { rule: capped.rule, shown, more: count },
  };
}
