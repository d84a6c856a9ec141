/** The procedure around a release: forms, steps, proofs and events. */
import type { DossierId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { DossierDetail } from '../contract/dossier-views.ts';
import { dutiesOf, isPossibleEvent, missingEventFields, stateAfter } from '../release/dossier-event.ts';
import { judgeNeeds } from '../release/kind/judge-record.ts';
import type { ReleaseRecord } from '../release/kind/release-record.ts';
import { releaseRecordSchema } from '../release/kind/release-record.ts';
import { nextStepOf } from '../release/kind/steps.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readSteps } from '../store/read-procedure.node.ts';
import { writeReleaseRecord, writeState } from '../store/write-dossiers.node.ts';
import { writeEvent, writeStep } from '../store/write-procedure.node.ts';
import { dossierDetail } from './dossier-view.node.ts';
import { keepDue } from './due-times.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record, recordRefusal } from './engine-context.node.ts';
import { addInternalFile, removeInternalFile } from './internal-file-cases.node.ts';
import { loadDossier } from './loaded-dossier.node.ts';
import { judgedRelease } from './procedure-view.node.ts';
import { openForEditing, toDraft } from './redraft.node.ts';
import { sealDetail } from './sealed-words.node.ts';

type ProcedureHandlers = Pick<
  Handlers,
  | 'kinds.list'
  | 'dossier.set-record'
  | 'dossier.enter-step'
  | 'dossier.record-event'
  | 'dossier.add-internal-file'
  | 'dossier.remove-internal-file'
>;

export function procedureCases(context: EngineContext): ProcedureHandlers {
  return {
    'kinds.list': async () => {
      const person = permit(context, 'kinds.list', ['handler', 'secrecy-reviewer', 'approver']);
      return person.ok ? ok(context.kinds) : person;
    },
    'dossier.set-record': async (input) => setRecord(context, input.dossier, input.record),
    'dossier.enter-step': (input) => enterStep(context, input),
    'dossier.record-event': (input) => recordEvent(context, input),
    'dossier.add-internal-file': (input) => addInternalFile(context, input),
    'dossier.remove-internal-file': async (input) => removeInternalFile(context, input),
  };
}

function setRecord(
  context: EngineContext,
  id: DossierId,
  untrustedRecord: ReleaseRecord,
): Result<Record<never, never>> {
  const open = openForEditing(context, 'dossier.set-record', id);
  if (!open.ok) return open;
  const { person, dossier } = open.value;
  const filled = wellFormed(untrustedRecord);
  const event = {
    by: person,
    action: 'dossier.set-record',
    objects: [id],
    detail: toDraft.detail(dossier),
  } as const;
  return record(context, event, (tx, at) => {
    toDraft.write(tx, dossier, at);
    writeReleaseRecord(tx, id, { record: filled, at });
    keepDue(context, tx, { ...dossier, state: 'drafting', record: filled });
    return {};
  });
}

/** Halves of characters, as a paste may bring, cannot be signed. */
function wellFormed(untrustedRecord: ReleaseRecord): ReleaseRecord {
  const text = JSON.stringify(untrustedRecord);
  const mended: unknown = JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value,
  );
  return releaseRecordSchema.parse(mended);
}

async function enterStep(
  context: EngineContext,
  { dossier: id, step }: Api['dossier.enter-step']['input'],
): Promise<Result<DossierDetail>> {
  const open = openForEditing(context, 'dossier.enter-step', id);
  if (!open.ok) return open;
  const { person, dossier } = open.value;
  if (dossier.state !== 'drafting') return fail('dossier.not-open', { state: dossier.state });
  const loaded = await loadDossier(context, id);
  if (!loaded.ok) return loaded;
  const release = judgedRelease(context, loaded.value);
  if (release === null) return fail('dossier.kind-unknown', { kind: dossier.kind });
  const entered = readSteps(context.store.readable, id);
  const next = nextStepOf(
    release.kind,
    release.record,
    entered.map((each) => each.step),
  );
  if (next?.id !== step) return fail('step.out-of-turn', { step });
  const missing = judgeNeeds(release, next.needs).hard.length;
  if (missing > 0) {
    const detail = { reason: 'step.gate-closed', step };
    recordRefusal(context, { by: person, action: 'dossier.enter-step', objects: [id], detail });
    return fail('step.gate-closed', { missing });
  }
  const row = { dossier: id, number: entered.length + 1, step, by: person.id };
  const event = { by: person, action: 'dossier.enter-step', objects: [id], detail: { step } } as const;
  const written = record(context, event, (tx, at) => writeStep(tx, { ...row, at }));
  return written.ok ? detailOf(context, id, person) : written;
}

async function recordEvent(
  context: EngineContext,
  { dossier: id, event, detail }: Api['dossier.record-event']['input'],
): Promise<Result<DossierDetail>> {
  const person = permit(context, 'dossier.record-event', dutiesOf(event));
  if (!person.ok) return person;
  const loaded = await loadDossier(context, id);
  if (!loaded.ok) return loaded;
  const { row } = loaded.value;
  if (!isPossibleEvent(event, row.state)) return fail('dossier.not-open', { state: row.state });
  const missing = missingEventFields(event, detail);
  if (missing.length > 0) return fail('event.incomplete', { fields: missing.length });
  const { duty } = person.value;
  const happened = {
    id: context.ports.ids.next('event'),
    dossier: id,
    round: row.round,
    event,
    duty,
    by: person.value.id,
    detail,
  };
  const state = stateAfter(event, row.state);
  // The ledger holds what happened and when; letters and reasons stay in the dossier.
  const entry = {
    by: person.value,
    action: 'dossier.record-event',
    objects: [id, happened.id],
    detail: { event, state, round: row.round },
  } as const;
  const written = record(context, entry, (tx, at) => {
    writeEvent(tx, { ...happened, detail: sealDetail(context, happened.id, detail), at });
    if (state !== row.state) writeState(tx, id, { state, at });
  });
  return written.ok ? detailOf(context, id, person.value) : written;
}

async function detailOf(
  context: EngineContext,
  id: DossierId,
  person: PersonRow,
): Promise<Result<DossierDetail>> {
  const loaded = await loadDossier(context, id);
  return loaded.ok ? ok(dossierDetail(context, loaded.value, person)) : loaded;
}
