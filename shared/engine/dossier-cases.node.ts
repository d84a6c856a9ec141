/** Opening dossiers, looking at them, and describing them. */
import { groupBy } from '../base/group-by.ts';
import type { DossierId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Handlers } from '../contract/api.ts';
import type { DossierSummary } from '../contract/dossier-views.ts';
import type { Catalogue } from '../release/catalogue.ts';
import { emptyCatalogue } from '../release/catalogue.ts';
import { signingStages } from '../signoff/statement.ts';
import { nextSerial, readDossiers, readFiles, readRoundCause } from '../store/read-dossiers.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readOffice } from '../store/read-office.node.ts';
import { readAllDecisions } from '../store/read-reviews.node.ts';
import { readFindingRows } from '../store/read-screenings.node.ts';
import { writeCatalogue, writeDossier } from '../store/write-dossiers.node.ts';
import { countSeverities, dossierDetail, isTurnOf } from './dossier-view.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import { standingIn } from './loaded-dossier.node.ts';
import { deadlinesOf, kindOf } from './procedure-view.node.ts';
import { openForEditing, toDraft } from './redraft.node.ts';
import { freshDossier } from './rescreen.node.ts';

type DossierHandlers = Pick<
  Handlers,
  'dossier.list' | 'dossier.create' | 'dossier.read' | 'dossier.set-catalogue'
>;

export function dossierCases(context: EngineContext): DossierHandlers {
  return {
    'dossier.list': async () => {
      const person = permit(context, 'dossier.list', signingStages);
      return person.ok ? ok(summaries(context, person.value)) : person;
    },
    'dossier.create': async ({ kind, title }) => createDossier(context, kind, title.toWellFormed()),
    'dossier.read': async ({ dossier: id }) => {
      const person = permit(context, 'dossier.read', signingStages);
      if (!person.ok) return person;
      const dossier = await freshDossier(context, id, person.value);
      return dossier.ok ? ok(dossierDetail(context, dossier.value, person.value)) : dossier;
    },
    'dossier.set-catalogue': async ({ dossier, catalogue }) =>
      setCatalogue(context, dossier, wellFormed(catalogue)),
  };
}

function summaries(context: EngineContext, person: PersonRow): readonly DossierSummary[] {
  const { store } = context;
  const findings = groupBy(readFindingRows(store.readable), ({ dossier }) => dossier);
  const decisions = groupBy(readAllDecisions(store.readable), ({ dossier }) => dossier);
  return readDossiers(store.readable).map((row) => {
    const { id, packageNumber, kind, catalogue, state, round, changedAt } = row;
    const made = decisions.get(id) ?? [];
    const open = (findings.get(id) ?? []).filter((finding) => {
      const standing = standingIn(made, finding);
      return standing !== 'settled' && standing !== 'noted';
    });
    return {
      id,
      packageNumber,
      title: catalogue.title,
      kind,
      state,
      returned: state === 'drafting' && readRoundCause(store.readable, id, round) === 'returned',
      mine: isTurnOf(person, state),
      files: readFiles(store.readable, id).length,
      deadline: deadlinesOf(context, row, [])[0] ?? null,
      open: countSeverities(open),
      changedAt,
    };
  });
}

function createDossier(context: EngineContext, kind: string, title: string): Result<{ dossier: DossierId }> {
  const person = permit(context, 'dossier.create', ['handler']);
  if (!person.ok) return person;
  if (kindOf(context, { kind }) === null) return fail('dossier.kind-unknown', { kind });
  const { ports, store } = context;
  const office = readOffice(store.readable);
  if (office === null) return fail('office.missing', {});
  const id = brand<DossierId>(ports.ids.next('dossier'));
  const year = Number(ports.clock.now().slice(0, 4));
  const serial = nextSerial(store.readable, year);
  const packageNumber = `BMSC-${year}-${String(serial).padStart(4, '0')}`;
  const detail = { packageNumber, kind, state: 'drafting', round: 1 };
  const event = { by: person.value, action: 'dossier.create', objects: [id], detail } as const;
  return record(context, event, (tx, at) => {
    const catalogue = emptyCatalogue(title, office.name);
    writeDossier(tx, { id, year, serial, packageNumber, kind, catalogue, openedBy: person.value.id }, at);
    return { dossier: id };
  });
}

/** Halves of characters, as a paste may bring, cannot be signed. */
function wellFormed(catalogue: Catalogue): Catalogue {
  return {
    ...catalogue,
    title: catalogue.title.toWellFormed(),
    documentNumber: catalogue.documentNumber.toWellFormed(),
    organ: catalogue.organ.toWellFormed(),
    topic: catalogue.topic.toWellFormed(),
    indexNumber: catalogue.indexNumber.toWellFormed(),
    summary: catalogue.summary.toWellFormed(),
  };
}

function setCatalogue(
  context: EngineContext,
  id: DossierId,
  catalogue: Catalogue,
): Result<Record<never, never>> {
  const open = openForEditing(context, 'dossier.set-catalogue', id);
  if (!open.ok) return open;
  const { person, dossier } = open.value;
  const event = {
    by: person,
    action: 'dossier.set-catalogue',
    objects: [id],
    detail: toDraft.detail(dossier),
  } as const;
  return record(context, event, (tx, at) => {
    toDraft.write(tx, dossier, at);
    writeCatalogue(tx, id, { catalogue, at });
    return {};
  });
}
