/** The work list: what waits for the reader first, the most pressing on top; a page costs the same whatever the years have brought. */
import type { DossierId } from '../base/ids.ts';
import type { DossierSummary } from '../contract/dossier-views.ts';
import type { WorkFilter, WorkPage, WorkPlace } from '../contract/list-views.ts';
import { dossierStates } from '../release/dossier-state.ts';
import type {
  DossierCount,
  WorkPlace as StoredPlace,
  WorkSelection,
} from '../store/read-dossier-pages.node.ts';
import { countNear, readDossierCounts, readWorkPlaces } from '../store/read-dossier-pages.node.ts';
import type { DossierRow } from '../store/read-dossiers.node.ts';
import { readDossier, readDossiers, readFiles } from '../store/read-dossiers.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readNames } from '../store/read-people.node.ts';
import { readDecisions } from '../store/read-reviews.node.ts';
import { readFindingRows } from '../store/read-screenings.node.ts';
import { deputyshipIn } from './deputy.node.ts';
import { countSeverities, isTurnOf } from './dossier-view.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { standingIn } from './loaded-dossier.node.ts';
import { deadlinesOf } from './procedure-view.node.ts';

export interface WorkQuestion {
  readonly filter: WorkFilter;
  readonly after: WorkPlace | null;
  readonly limit: number;
}

const everything = { year: null, kind: null, state: null, organ: null };

/** One page of the work list, with the counts of the whole. */
export function workPage(context: EngineContext, person: PersonRow, question: WorkQuestion): WorkPage {
  const { readable } = context.store;
  const { limit } = question;
  const places = placesOf(context, person, { ...question, limit: limit + 1 });
  const rows = places.slice(0, limit).flatMap(({ id }) => {
    const row = readDossier(readable, id);
    return row === null ? [] : [summaryOf(context, person, row)];
  });
  const last = places.at(limit - 1);
  return {
    rows,
    counts: countsFor(context, person),
    next: places.length > limit && last !== undefined ? last : null,
  };
}

/** Every dossier, in the order of the work list's changes. */
export function allSummaries(context: EngineContext, person: PersonRow): readonly DossierSummary[] {
  return readDossiers(context.store.readable).map((row) => summaryOf(context, person, row));
}

function placesOf(
  context: EngineContext,
  person: PersonRow,
  { filter, after, limit }: WorkQuestion,
): readonly WorkPlace[] {
  const places: WorkPlace[] = [];
  for (const mine of [true, false]) {
    if (after !== null && !after.mine && mine) continue;
    const from = after !== null && after.mine === mine ? after : null;
    const found = selectionsOf(context, person, { filter, mine }).flatMap((selection) =>
      readWorkPlaces(context.store.readable, selection, { after: from, limit }),
    );
    places.push(...found.sort(inWorkOrder).map((place) => ({ ...place, mine })));
    if (places.length >= limit) break;
  }
  return places.slice(0, limit);
}

/** What is to be gone through for one half of the list. */
function selectionsOf(
  { ports }: EngineContext,
  person: PersonRow,
  { filter, mine }: { readonly filter: WorkFilter; readonly mine: boolean },
): readonly WorkSelection[] {
  const states = dossierStates.filter((state) => isTurnOf(person, state) === mine);
  switch (filter) {
    case 'all':
      return states.map((state) => ({ state }));
    case 'mine':
      return mine ? states.map((state) => ({ state })) : [];
    case 'due':
      return states.map((state) => ({ state, nearAt: ports.clock.now() }));
    case 'returned':
      return states.includes('drafting') ? [{ returned: true }] : [];
    case 'approved':
      return states.includes('approved') ? [{ state: 'approved' }] : [];
    default:
      return filter satisfies never;
  }
}

function inWorkOrder(left: StoredPlace, right: StoredPlace): number {
  if (left.dueAt !== right.dueAt) return left.dueAt < right.dueAt ? -1 : 1;
  if (left.changedAt !== right.changedAt) return left.changedAt > right.changedAt ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}

function countsFor(context: EngineContext, person: PersonRow): WorkPage['counts'] {
  const { readable } = context.store;
  const counts = readDossierCounts(readable, everything);
  const sum = (fits: (count: DossierCount) => boolean) =>
    counts.filter(fits).reduce((total, { count }) => total + count, 0);
  return {
    all: sum(() => true),
    mine: sum(({ state }) => dossierStates.some((each) => each === state && isTurnOf(person, each))),
    due: countNear(readable, context.ports.clock.now()),
    returned: sum(({ returned }) => returned),
    approved: sum(({ state }) => state === 'approved'),
  };
}

function awayName({ store, ports }: EngineContext, person: PersonRow, dossier: DossierId): string | null {
  const absence = deputyshipIn(store.readable, person, { dossier, now: ports.clock.now() });
  return absence === null ? null : (readNames(store.readable).get(absence.person) ?? null);
}

function summaryOf(context: EngineContext, person: PersonRow, row: DossierRow): DossierSummary {
  const { readable } = context.store;
  const { id, packageNumber, kind, catalogue, state, returned, changedAt } = row;
  const decisions = readDecisions(readable, id);
  const open = readFindingRows(readable, id).filter((finding) => {
    const standing = standingIn(decisions, finding);
    return standing !== 'settled' && standing !== 'noted';
  });
  return {
    id,
    packageNumber,
    title: catalogue.title,
    kind,
    state,
    returned,
    mine: isTurnOf(person, state),
    deputyFor: isTurnOf(person, state) ? awayName(context, person, id) : null,
    files: readFiles(readable, id).length,
    deadline: deadlinesOf(context, row, [])[0] ?? null,
    open: countSeverities(open),
    changedAt,
  };
}
