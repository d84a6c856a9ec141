/** Report of `check`: the documented JSON `xianshen.check/1`. Field order is part of the format. */
import type { Failure } from '../base/result.ts';
import type { NotInspectedReason } from '../extraction/extracted-text.ts';
import type { FindingExplanation, FurtherPlace, Severity } from '../screening/finding.ts';
import type { Rule, RuleSetReference } from '../screening/rule-set.ts';
import type { SegmenterState } from '../text/word-segmenter.ts';
import type { RuleTrust } from './gathered-set.ts';

export interface ReportedPlace {
  readonly container: string;
  readonly part: string;
  readonly page?: number;
  readonly sheet?: string;
  readonly cell?: string;
  readonly slide?: number;
  readonly seconds?: number;
  readonly paragraph?: number;
  readonly line?: number;
  readonly start: number;
  readonly end: number;
}

export interface ReportedExplanation extends FindingExplanation {
  /** The same in sentences, in the order in which it was judged. */
  readonly sentences: readonly string[];
  readonly basis: {
    readonly text: string;
    readonly tier: Rule['basis']['tier'];
    /** How sure the source is: A primary text, B official excerpt, C general knowledge, M measured. */
    readonly confidence: Rule['basis']['confidence'];
  };
}

export interface ReportedFinding {
  readonly id: string;
  readonly rule: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly confidence: number;
  readonly place: ReportedPlace;
  /** Further stretches of the same part that the finding is about, each with its words under the same condition as `text`. */
  readonly alsoAt?: readonly (FurtherPlace & { readonly text: string | null })[];
  /** The matched words, or null where they must not be repeated (secrecy marks). */
  readonly text: string | null;
  /** Words around it, personal values masked; null for refused files. */
  readonly excerpt: string | null;
  readonly message: string;
  readonly basis: string;
  readonly advice: string;
  readonly suggestion?: string;
  readonly explanation: ReportedExplanation;
  /** Hidden-content kind of the stretch, or null for visible text. */
  readonly hidden: string | null;
  readonly author?: string;
  readonly at?: string;
  /** True when an earlier report given as baseline has it already. */
  readonly known: boolean;
}

export type CheckStatus = 'inspected' | 'partly' | 'refused' | 'unreadable';

export interface CheckedFile {
  readonly path: string;
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly bytes: number | null;
  readonly status: CheckStatus;
  readonly notInspected: readonly {
    readonly place: string;
    readonly reason: NotInspectedReason | Failure['code'];
  }[];
  readonly findings: readonly ReportedFinding[];
  /** Why an unreadable file could not be read. */
  readonly failure?: Failure;
}

export interface CheckTotals {
  readonly files: number;
  readonly hard: number;
  readonly soft: number;
  readonly info: number;
  readonly notInspected: number;
}

export interface ReportedRuleSet extends RuleSetReference {
  /** Covered by a signature of a key that the program knows. */
  readonly signed: boolean;
  readonly trust: RuleTrust;
}

/** Rules that a check of single files cannot run, and why. */
export interface NotRun {
  readonly reason: 'no-dossier';
  readonly rules: readonly string[];
}

export interface CheckReport {
  readonly schema: 'xianshen.check/1';
  readonly program: string;
  readonly ruleSets: readonly ReportedRuleSet[];
  /** Without a segmenter terms across the edges of words are not lowered. */
  readonly segmenter: SegmenterState;
  readonly notRun: readonly NotRun[];
  readonly files: readonly CheckedFile[];
  readonly totals: CheckTotals;
}

/** Level at or above which a check counts as failed. */
export type FailOn = Severity | 'never';

/** Sums a report up. Findings known from a baseline count like all others: they are marked, not hidden. */
export function totalsOf(files: readonly CheckedFile[]): CheckTotals {
  const findings = files.flatMap((file) => file.findings);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    files: files.length,
    hard: count('hard'),
    soft: count('soft'),
    info: count('info'),
    notInspected: files.reduce((sum, file) => sum + file.notInspected.length, 0),
  };
}

const levels: readonly Severity[] = ['info', 'soft', 'hard'];

/**
 * Exit status of a check: 1 where something new stands at or above the level, else 3 where something could not be inspected,
 * else 0. Findings of the baseline do not fail a check again.
 */
export function checkExitStatus(report: CheckReport, failOn: FailOn): 0 | 1 | 3 {
  const failing = failOn === 'never' ? [] : levels.slice(levels.indexOf(failOn));
  const hit = report.files.some((file) =>
    file.findings.some(({ severity, known }) => !known && failing.includes(severity)),
  );
  if (hit) return 1;
  return report.totals.notInspected > 0 ? 3 : 0;
}
