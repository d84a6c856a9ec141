/**
 * Order and numbers of findings. A reviewer starts with what the handler has left in the file, everybody else with what
 * blocks; within that by file and place. The number stays the same whatever is filtered.
 */
import type { SourceFileId } from '../../../shared/base/ids.ts';
import type { FileView, FindingView } from '../../../shared/contract/dossier-views.ts';
import { latestDecisions } from '../../../shared/review/review-state.ts';
import type { Duty } from '../../../shared/signoff/duties.ts';

export interface NumberedFinding extends FindingView {
  /** Starts at 1. */
  readonly number: number;
}

const severityRank = { hard: 0, soft: 1, info: 2 } as const;

export function numberFindings(
  findings: readonly FindingView[],
  files: readonly Pick<FileView, 'id'>[],
  duty: Duty,
): readonly NumberedFinding[] {
  const fileRank = new Map<SourceFileId, number>(files.map((file, index) => [file.id, index]));
  const first = (finding: FindingView): number =>
    duty === 'secrecy-reviewer' && isLeftByHandler(finding) ? 0 : 1;
  return [...findings]
    .sort(
      (left, right) =>
        first(left) - first(right) ||
        severityRank[left.severity] - severityRank[right.severity] ||
        (fileRank.get(left.file) ?? 0) - (fileRank.get(right.file) ?? 0) ||
        (left.place.part < right.place.part ? -1 : left.place.part > right.place.part ? 1 : 0) ||
        left.place.start - right.place.start ||
        (left.id < right.id ? -1 : 1),
    )
    .map((finding, index) => ({ ...finding, number: index + 1 }));
}

/** By what the handler decided and not by what the reviewer has ruled since: the order must not move under the reviewer's hand. */
function isLeftByHandler({ decisions }: FindingView): boolean {
  const { handler } = latestDecisions(decisions);
  return handler !== null && handler.action !== 'fix';
}
