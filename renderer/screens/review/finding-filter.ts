/** Filters of the findings list; every count says how many would show if that filter were chosen. */
import type { SourceFileId } from '../../../shared/base/ids.ts';
import type { FindingView, SeverityCounts } from '../../../shared/contract/dossier-views.ts';
import type { FindingStanding } from '../../../shared/review/review-state.ts';
import type { Severity } from '../../../shared/screening/finding.ts';
import type { Duty } from '../../../shared/signoff/duties.ts';

export const severities = ['hard', 'soft', 'info'] as const satisfies readonly Severity[];

export const standings = [
  'open',
  'to-fix',
  'proposed',
  'refused',
  'settled',
  'noted',
] as const satisfies readonly FindingStanding[];

export interface FindingFilter {
  /** Severities shown; hard findings cannot be hidden, so they are always among them. */
  readonly severities: readonly Severity[];
  readonly standing: FindingStanding | 'all' | 'waiting';
  readonly file: SourceFileId | 'all';
}

export const everything: FindingFilter = { severities, standing: 'all', file: 'all' };

/** Turns a severity on or off; hard findings stay on. */
export function toggleSeverity(filter: FindingFilter, severity: Severity): FindingFilter {
  if (severity === 'hard') return filter;
  const isOn = filter.severities.includes(severity);
  return {
    ...filter,
    severities: severities.filter((each) => (each === severity ? !isOn : filter.severities.includes(each))),
  };
}

/** Tells whether somebody of a duty still has to decide about a finding. */
export function isWaitingFor(finding: FindingView, duty: Duty): boolean {
  if (duty === 'handler') return finding.standing === 'open' || finding.standing === 'refused';
  return duty === 'secrecy-reviewer' && finding.standing === 'proposed';
}

export function fitsFindingFilter(finding: FindingView, filter: FindingFilter, duty: Duty): boolean {
  return (
    filter.severities.includes(finding.severity) &&
    fitsFile(finding, filter) &&
    fitsStanding(finding, filter.standing, duty)
  );
}

/** Findings by severity among those that file and standing let through. */
export function countSeverities(
  findings: readonly FindingView[],
  filter: FindingFilter,
  duty: Duty,
): SeverityCounts {
  const counts = { hard: 0, soft: 0, info: 0 };
  for (const finding of findings) {
    if (fitsFile(finding, filter) && fitsStanding(finding, filter.standing, duty))
      counts[finding.severity] += 1;
  }
  return counts;
}

/** How many findings a standing would show under the other filters. */
export function countStanding(findings: readonly FindingView[], filter: FindingFilter, duty: Duty): number {
  return findings.filter((finding) => fitsFindingFilter(finding, filter, duty)).length;
}

/** Findings that need nothing more from anybody before the handler's signature, and all that needed something. */
export function reviewProgress(findings: readonly FindingView[]): {
  readonly done: number;
  readonly total: number;
} {
  const needed = findings.filter(({ standing }) => standing !== 'noted');
  const done = needed.filter(({ standing }) => standing === 'settled' || standing === 'proposed');
  return { done: done.length, total: needed.length };
}

function fitsFile(finding: FindingView, { file }: FindingFilter): boolean {
  return file === 'all' || finding.file === file;
}

function fitsStanding(finding: FindingView, standing: FindingFilter['standing'], duty: Duty): boolean {
  if (standing === 'all') return true;
  return standing === 'waiting' ? isWaitingFor(finding, duty) : finding.standing === standing;
}
