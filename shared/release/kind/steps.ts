/** The steps of a kind's procedure (办理环节) and the one that comes next. */
import { holds } from './judge-record.ts';
import type { ReleaseKind } from './release-kind.ts';
import type { ReleaseRecord } from './release-record.ts';

type Step = ReleaseKind['stages'][number];

/** Steps that apply to a release, in order: those whose condition holds. */
export function stepsOf(kind: ReleaseKind, record: ReleaseRecord): readonly Step[] {
  return kind.stages.filter((stage) => holds(stage.when, record));
}

/** The first step that has not been entered, or null when all have. */
export function nextStepOf(
  kind: ReleaseKind,
  record: ReleaseRecord,
  entered: readonly string[],
): Step | null {
  return stepsOf(kind, record).find((step) => !entered.includes(step.id)) ?? null;
}
