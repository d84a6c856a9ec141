/** Keeping a draft, putting it aside, and going back to an earlier state of it. */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api } from '../contract/api.ts';
import { refuseClassified } from './desk-check.node.ts';
import { readDeskNote, writeDeskNote } from './desk-drafts.node.ts';
import { endsStretch, keepStep, readHistory } from './desk-history.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit } from './engine-context.node.ts';
import { openForEditing } from './redraft.node.ts';

/** Failures: those of `openForEditing` and of the notes, `intake.looks-classified`. */
export async function saveDraft(
  context: EngineContext,
  { dossier, draft }: Api['desk.save']['input'],
): Promise<Result<Api['desk.save']['output']>> {
  const open = openForEditing(context, 'desk.save', dossier);
  if (!open.ok) return open;
  const refused = refuseClassified(context, draft);
  if (!refused.ok) return refused;
  const note = await readDeskNote(context, dossier);
  if (!note.ok) return note;
  const at = context.ports.clock.now();
  const { draft: earlier, at: earlierAt } = note.value;
  const isStep = earlier !== null && endsStretch(note.value, at);
  if (isStep) {
    const kept = await keepStep(context, dossier, { at: earlierAt, reason: 'pause', draft: earlier });
    if (!kept.ok) return kept;
  }
  const stepAt = isStep || note.value.stepAt === undefined ? at : note.value.stepAt;
  const written = await writeDeskNote(context, dossier, { ...note.value, at, draft, stepAt });
  return written.ok ? ok({ savedAt: at }) : written;
}

/** The draft becomes an earlier state, and the desk is empty. Failures: those of `openForEditing` and of the notes. */
export async function putAside(
  context: EngineContext,
  { dossier }: Api['desk.discard']['input'],
): Promise<Result<Record<never, never>>> {
  const open = openForEditing(context, 'desk.discard', dossier);
  if (!open.ok) return open;
  const note = await readDeskNote(context, dossier);
  if (!note.ok) return note;
  const { draft, at } = note.value;
  const kept = draft === null ? ok({}) : await keepStep(context, dossier, { at, reason: 'aside', draft });
  if (!kept.ok) return kept;
  return writeDeskNote(context, dossier, { ...note.value, at: context.ports.clock.now(), draft: null });
}

/** Failures: those of `permit` and of the notes. */
export async function listHistory(
  context: EngineContext,
  { dossier }: Api['desk.history']['input'],
): Promise<Result<Api['desk.history']['output']>> {
  const person = permit(context, 'desk.history', ['handler']);
  if (!person.ok) return person;
  const steps = await readHistory(context, dossier);
  if (!steps.ok) return steps;
  return ok({
    steps: steps.value.map(({ at, reason, digest, draft: { title, template, blocks } }) => ({
      ...{ step: digest, at, reason, title, template, blocks: blocks.length },
    })),
  });
}

/**
 * The state becomes the draft; what was the draft becomes an earlier state itself. Failures: those of `openForEditing` and of the
 * notes, `publishing.no-such-step`, `intake.looks-classified` where today's rules refuse what was written then.
 */
export async function restoreStep(
  context: EngineContext,
  { dossier, step }: Api['desk.restore']['input'],
): Promise<Result<Api['desk.restore']['output']>> {
  const open = openForEditing(context, 'desk.restore', dossier);
  if (!open.ok) return open;
  const steps = await readHistory(context, dossier);
  if (!steps.ok) return steps;
  const found = steps.value.find(({ digest }) => digest === step);
  if (found === undefined) return fail('publishing.no-such-step', {});
  const refused = refuseClassified(context, found.draft);
  if (!refused.ok) return refused;
  const note = await readDeskNote(context, dossier);
  if (!note.ok) return note;
  const { draft, at } = note.value;
  const kept = draft === null ? ok({}) : await keepStep(context, dossier, { at, reason: 'restored', draft });
  if (!kept.ok) return kept;
  const now = context.ports.clock.now();
  const next = { ...note.value, at: now, stepAt: now, draft: found.draft };
  const written = await writeDeskNote(context, dossier, next);
  return written.ok ? ok({ draft: found.draft, savedAt: now }) : written;
}
