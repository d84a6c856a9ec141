/** Deadlines as the work list is ordered by: kept with each dossier, made anew where kinds or the calendar have changed. */
import { canonicalBytes } from '../base/canonical-json.ts';
import { endOf, pressingFrom } from '../release/calendar/pressing.ts';
import { closedStates, dossierStates } from '../release/dossier-state.ts';
import type { WritableStore } from '../store/handles.ts';
import type { WorkPlace } from '../store/read-dossier-pages.node.ts';
import { readWorkPlaces } from '../store/read-dossier-pages.node.ts';
import type { DossierRow } from '../store/read-dossiers.node.ts';
import { readDossier } from '../store/read-dossiers.node.ts';
import { readSetting } from '../store/read-office.node.ts';
import type { Due } from '../store/write-dossiers.node.ts';
import { noDue, writeDue } from '../store/write-dossiers.node.ts';
import { putSetting } from '../store/write-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';
import { deadlinesOf } from './procedure-view.node.ts';

const basisSetting = 'due-basis';

/** When a dossier is due by the deadlines that run now. */
export function dueOf(context: EngineContext, row: DossierRow): Due {
  const [first] = deadlinesOf(context, row, []);
  if (first === undefined) return noDue;
  return { dueAt: endOf(first.deadline), nearAt: pressingFrom(context.calendar, first.deadline) };
}

/** Writes a dossier's due time, and what all of them were reckoned with. */
export function keepDue(context: EngineContext, tx: WritableStore, row: DossierRow): void {
  writeDue(tx, row.id, dueOf(context, row));
  if (readSetting(tx, basisSetting) === null) putSetting(tx, basisSetting, JSON.stringify(basisOf(context)));
}

/** Timers and calendar by digest: other ones, other due times. */
function basisOf({ kinds, calendar, ports }: EngineContext): string {
  const timers = kinds.map(({ id, timers }) => ({ id, timers: JSON.stringify(timers) }));
  const { years, holidays, makeUpDays } = calendar;
  const days = [...years].map(String).concat([...holidays].sort(), [...makeUpDays].sort());
  return ports.hash.sha256(canonicalBytes({ timers, days }));
}

/** Reckons the due times of all that have not ended anew, where they were reckoned with something else or never. */
export function refreshDueTimes(context: EngineContext): void {
  const { readable, brokenAt } = context.store;
  if (brokenAt !== null) return;
  const basis = JSON.stringify(basisOf(context));
  if (readSetting(readable, basisSetting) === basis) return;
  const rows = openDossiers(context).flatMap(({ id }) => readDossier(readable, id) ?? []);
  if (rows.length === 0) return;
  const event = { by: null, action: 'workspace.index', detail: { due: rows.length } } as const;
  record(context, event, (tx) => {
    for (const row of rows) writeDue(tx, row.id, dueOf(context, row));
    putSetting(tx, basisSetting, basis);
  });
}

function openDossiers({ store }: EngineContext): readonly WorkPlace[] {
  return dossierStates
    .filter((state) => !closedStates.includes(state))
    .flatMap((state) =>
      readWorkPlaces(store.readable, { state }, { after: null, limit: Number.MAX_SAFE_INTEGER }),
    );
}
