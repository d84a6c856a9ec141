/** Findings that may be decided together with one: the same rule, still waiting for the same person, none of them hard. */
import type { Duty } from '../../../shared/signoff/duties.ts';
import { isWaitingFor } from './finding-filter.ts';
import type { NumberedFinding } from './numbered-findings.ts';

/** Empty for a hard finding, which is decided by itself. */
export function alike(
  finding: NumberedFinding | null,
  all: readonly NumberedFinding[],
  duty: Duty,
): readonly NumberedFinding[] {
  if (finding === null || finding.severity === 'hard') return [];
  return all.filter(
    (each) => each.rule === finding.rule && each.severity !== 'hard' && isWaitingFor(each, duty),
  );
}
