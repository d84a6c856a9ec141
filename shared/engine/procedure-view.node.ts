/** The procedure around a dossier as a person sees it: steps, proofs, events, deadlines, and what is advisable. */
import type { ProcedureView } from '../contract/procedure-views.ts';
import { dossierEvents, dutiesOf, isPossibleEvent } from '../release/dossier-event.ts';
import { closedStates } from '../release/dossier-state.ts';
import {
  type JudgedRelease,
  judgeNeeds,
  judgeRecord,
  type RecordItem,
} from '../release/kind/judge-record.ts';
import type { ReleaseKind } from '../release/kind/release-kind.ts';
import { type RunningTimer, runningTimers, type TimerEvents } from '../release/kind/running-timers.ts';
import { nextStepOf } from '../release/kind/steps.ts';
import type { DossierRow } from '../store/read-dossiers.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readNames } from '../store/read-people.node.ts';
import type { InternalFileRow } from '../store/read-procedure.node.ts';
import { readEvents, readInternalFiles, readSteps } from '../store/read-procedure.node.ts';
import type { SignOffRow } from '../store/read-reviews.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import type { LoadedDossier } from './loaded-dossier.node.ts';
import { openDetail } from './sealed-words.node.ts';

/** Kind of a dossier, or null where the office has removed it since. */
export function kindOf({ kinds }: EngineContext, { kind }: Pick<DossierRow, 'kind'>): ReleaseKind | null {
  return kinds.find((each) => each.id === kind) ?? null;
}

/** What a dossier's kind is asked about. Null without a kind. */
export function judgedRelease(context: EngineContext, dossier: LoadedDossier): JudgedRelease | null {
  const kind = kindOf(context, dossier.row);
  if (kind === null) return null;
  const released = dossier.files.map(({ row }) => ({ part: row.part, sha256: row.sha256 }));
  const internal = readInternalFiles(context.store.readable, dossier.row.id);
  const parts = [...released, ...internal.map(({ part, sha256 }) => ({ part, sha256 }))];
  return { kind, record: dossier.row.record, parts, calendar: context.calendar };
}

export function procedureView(
  context: EngineContext,
  dossier: LoadedDossier,
  person: PersonRow,
): ProcedureView {
  const { readable } = context.store;
  const { row } = dossier;
  const names = readNames(readable);
  const steps = readSteps(readable, row.id);
  const release = judgedRelease(context, dossier);
  return {
    kind: release?.kind ?? null,
    record: row.record,
    internalFiles: readInternalFiles(readable, row.id).map(internalFileView),
    steps: steps.map(({ step, by, at }) => ({ step, by: names.get(by) ?? '', at })),
    nextStep:
      release === null
        ? null
        : nextStep(
            release,
            steps.map(({ step }) => step),
          ),
    events: readEvents(readable, row.id).map(({ id, event, detail, by, at }) => ({
      event,
      detail: openDetail(context, { id, detail }),
      by: names.get(by) ?? '',
      at,
    })),
    mayRecord: dossierEvents.filter(
      (event) => isPossibleEvent(event, row.state) && dutiesOf(event).some((duty) => duty === person.duty),
    ),
    deadlines: deadlinesOf(context, row, dossier.signOffs),
    advice: release === null ? [] : saidOnce(judgeRecord(release).soft, dossier),
  };
}

/** What the rules have found in a file is not said again of the form: 及时 stands in both, and a finding says more of it. */
function saidOnce(advice: readonly RecordItem[], { files }: LoadedDossier): readonly RecordItem[] {
  const isFound = files.some(({ findings }) => findings.some(({ kind }) => kind === 'catalogue.time-limit'));
  return isFound ? advice.filter(({ gate }) => gate !== 'field-vague') : advice;
}

export function internalFileView({ id, part, name, type, bytes, sha256 }: InternalFileRow) {
  return { id, part, name, type, bytes, sha256 };
}

function nextStep(release: JudgedRelease, entered: readonly string[]): ProcedureView['nextStep'] {
  const step = nextStepOf(release.kind, release.record, entered);
  return step === null ? null : { step: step.id, missing: judgeNeeds(release, step.needs).hard };
}

/** Running deadlines of a dossier, the one that ends first in front; none once it has ended. */
export function deadlinesOf(
  context: EngineContext,
  row: DossierRow,
  signOffs: readonly SignOffRow[],
): readonly RunningTimer[] {
  const kind = kindOf(context, row);
  if (kind === null || kind.timers.length === 0 || closedStates.includes(row.state)) return [];
  const release = { kind, record: row.record, events: timerEvents(row, signOffs) };
  return runningTimers(release, context.calendar, context.ports.clock.now());
}

function timerEvents(row: DossierRow, signOffs: readonly SignOffRow[]): TimerEvents {
  const signedAt = (stage: SignOffRow['stage']) =>
    signOffs.find((each) => each.stage === stage && each.round === row.round)?.at ?? null;
  return {
    opened: row.openedAt,
    submitted: signedAt('handler'),
    approved: signedAt('approver'),
    // Only dossiers that have not left yet are timed.
    exported: null,
  };
}
