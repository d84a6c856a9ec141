/** The interpretation desk: a draft beside its document, kept as it is typed, checked, shown as it will be, and made into files. */
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { DeskApi, DeskOutput, DeskView } from '../contract/desk-api.ts';
import { documentFacts } from '../publishing/interpretation/document-facts.ts';
import { closedStates } from '../release/dossier-state.ts';
import { checkDraft, refuseClassified } from './desk-check.node.ts';
import { type DeskDossier, loadDesk, shownParagraphs } from './desk-document.node.ts';
import { type DeskNote, draftDigest, readDeskNote } from './desk-drafts.node.ts';
import { type DraftStep, readHistory } from './desk-history.node.ts';
import { listHistory, putAside, restoreStep, saveDraft } from './desk-history-cases.node.ts';
import { makeOutput } from './desk-outputs.node.ts';
import { pagesDigest, publishPages } from './desk-pages.node.ts';
import { publishDraft } from './desk-publish.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit } from './engine-context.node.ts';
import { previewSheet, printSheet } from './sheet-pdf.node.ts';

export function deskCases(context: EngineContext): Pick<Handlers, keyof DeskApi> {
  return {
    'desk.open': (input) => openDesk(context, input),
    'desk.save': (input) => saveDraft(context, input),
    'desk.discard': (input) => putAside(context, input),
    'desk.history': (input) => listHistory(context, input),
    'desk.restore': (input) => restoreStep(context, input),
    'desk.check': (input) => check(context, input),
    'desk.preview': (input) => preview(context, input),
    'desk.publish': (input) => publishDraft(context, input),
    'desk.publish-pages': (input) => publishPages(context, input),
    'dossier.preview-sheet': (input) => previewSheet(context, input),
    'dossier.print-sheet': (input) => printSheet(context, input),
  };
}

async function openDesk(
  context: EngineContext,
  { dossier: id }: Api['desk.open']['input'],
): Promise<Result<DeskView>> {
  const person = permit(context, 'desk.open', ['handler']);
  if (!person.ok) return person;
  const desk = await loadDesk(context, id);
  if (!desk.ok) return desk;
  const note = await readDeskNote(context, id);
  if (!note.ok) return note;
  const steps = await readHistory(context, id);
  if (!steps.ok) return steps;
  const { row } = desk.value.dossier;
  const { fields } = row.record;
  return ok({
    draft: note.value.draft,
    savedAt: note.value.draft === null ? null : note.value.at,
    document: documentView(context, desk.value),
    department: fields['interpreting-department'] ?? '',
    telephone: fields['enquiry-telephone'] ?? '',
    canPrint: context.wiring.printer !== undefined,
    mayEdit: !closedStates.includes(row.state),
    steps: steps.value.length,
    outputs: outputsOf(context, desk.value, { note: note.value, steps: steps.value }),
  });
}

function documentView(context: EngineContext, desk: DeskDossier): DeskView['document'] {
  const { document, dossier } = desk;
  if (document === null) return null;
  const { title, documentNumber } = dossier.row.catalogue;
  return {
    file: document.file,
    title,
    documentNumber,
    sha256: document.sha256,
    paragraphs: shownParagraphs(context, desk),
    facts: documentFacts(document.blocks, context.ports.hash.sha256),
  };
}

/** What was made and is still there. */
function outputsOf(
  context: EngineContext,
  { dossier }: DeskDossier,
  { note: { draft, made }, steps }: { readonly note: DeskNote; readonly steps: readonly DraftStep[] },
): readonly DeskOutput[] {
  const digest = draft === null ? '' : draftDigest(draft, context.ports.hash);
  const aside = steps.filter(({ reason }) => reason === 'aside').map((step) => step.digest);
  return made.flatMap(({ form, file, source }) => {
    const row = dossier.files.find((each) => each.row.id === file)?.row;
    if (row === undefined) return [];
    const { name, sha256 } = row;
    const isPage = form === 'document-page' || form === 'interpretation-page';
    const saysDraft = (of: string): boolean =>
      source === (isPage ? pagesDigest(context, dossier, { draft: of, made }) : of);
    const isCurrent = saysDraft(digest);
    return [{ form, file, name, sha256, isCurrent, isAside: !isCurrent && aside.some(saysDraft) }];
  });
}

async function check(
  context: EngineContext,
  { dossier, draft }: Api['desk.check']['input'],
): Promise<Result<Api['desk.check']['output']>> {
  const person = permit(context, 'desk.check', ['handler']);
  if (!person.ok) return person;
  const desk = await loadDesk(context, dossier);
  return desk.ok ? checkDraft(context, desk.value, draft) : desk;
}

async function preview(
  context: EngineContext,
  { draft, form }: Api['desk.preview']['input'],
): Promise<Result<Api['desk.preview']['output']>> {
  const person = permit(context, 'desk.preview', ['handler']);
  if (!person.ok) return person;
  const refused = refuseClassified(context, draft);
  if (!refused.ok) return refused;
  return makeOutput(draft, form, {
    printer: context.wiring.printer ?? null,
    at: context.ports.clock.now(),
  });
}
