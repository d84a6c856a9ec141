/** Opening dossiers, looking at them, and describing them. */
import type { DossierId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Handlers } from '../contract/api.ts';
import type { Catalogue } from '../release/catalogue.ts';
import { emptyCatalogue } from '../release/catalogue.ts';
import { signingStages } from '../signoff/statement.ts';
import { nextSerial, readDossier } from '../store/read-dossiers.node.ts';
import { readOffice } from '../store/read-office.node.ts';
import { writeCatalogue, writeDossier } from '../store/write-dossiers.node.ts';
import { dossierDetail } from './dossier-view.node.ts';
import { keepDue } from './due-times.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import { writeCatalogueIndex } from './index-words.node.ts';
import { kindOf } from './procedure-view.node.ts';
import { openForEditing, toDraft } from './redraft.node.ts';
import { freshDossier } from './rescreen.node.ts';
import { allSummaries, workPage } from './work-list.node.ts';

type DossierHandlers = Pick<
  Handlers,
  'dossier.list' | 'dossier.page' | 'dossier.create' | 'dossier.read' | 'dossier.set-catalogue'
>;

export function dossierCases(context: EngineContext): DossierHandlers {
  return {
    'dossier.list': async () => {
      const person = permit(context, 'dossier.list', signingStages);
      return person.ok ? ok(allSummaries(context, person.value)) : person;
    },
    'dossier.page': async (input) => {
      const person = permit(context, 'dossier.page', signingStages);
      return person.ok ? ok(workPage(context, person.value, input)) : person;
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
    writeCatalogueIndex(context, tx, { id, packageNumber, catalogue });
    const opened = readDossier(tx, id);
    if (opened !== null) keepDue(context, tx, opened);
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
    writeCatalogueIndex(context, tx, { id, packageNumber: dossier.packageNumber, catalogue });
    return {};
  });
}
