/** What the window is told about the procedure around a release. */
import type { Sha256 } from '../base/ids.ts';
import type { FileType } from '../intake/file-type.ts';
import type { DeadlineView } from '../release/calendar/deadline.ts';
import type { DossierEvent, EventDetail } from '../release/dossier-event.ts';
import type { RecordItem } from '../release/kind/judge-record.ts';
import type { ReleaseKind } from '../release/kind/release-kind.ts';
import type { ReleaseRecord } from '../release/kind/release-record.ts';

/** A timer of the kind that has started and has not ended. */
export interface RunningDeadline extends DeadlineView {
  /** Id of the timer in the kind. */
  readonly timer: string;
}

export interface StepView {
  readonly step: string;
  readonly by: string;
  readonly at: string;
}

export interface EventView {
  readonly event: DossierEvent;
  readonly detail: EventDetail;
  readonly by: string;
  readonly at: string;
}

export interface InternalFileView {
  readonly id: string;
  readonly part: string;
  readonly name: string;
  readonly type: FileType;
  readonly bytes: number;
  readonly sha256: Sha256;
}

export interface ProcedureView {
  /** Null where the office no longer has the kind of an old dossier. */
  readonly kind: ReleaseKind | null;
  readonly record: ReleaseRecord;
  readonly internalFiles: readonly InternalFileView[];
  /** Steps entered, oldest first. */
  readonly steps: readonly StepView[];
  /** The step that comes next, with what is missing before it; null where there is none. */
  readonly nextStep: { readonly step: string; readonly missing: readonly RecordItem[] } | null;
  readonly events: readonly EventView[];
  /** Events that the signed-in person may record now. */
  readonly mayRecord: readonly DossierEvent[];
  readonly deadlines: readonly RunningDeadline[];
  /** What is advisable and missing; blocks nothing. */
  readonly advice: readonly RecordItem[];
}
