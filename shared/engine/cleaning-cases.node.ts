/** Hidden information of a file: looking at it, taking it out of a copy, and taking the original back. */
import type { SourceFileId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { CleanedFile, CleaningPlan, Mask } from '../cleaning/cleaning-plan.ts';
import { isCleanable } from '../cleaning/removable-kinds.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { CleaningApi } from '../contract/cleaning-api.ts';
import type { CleanCopyView, HiddenInformation, MadeCleanCopy } from '../contract/cleaning-views.ts';
import type { AddedFile } from '../contract/dossier-views.ts';
import { signingStages } from '../signoff/statement.ts';
import { type CleanCopyRow, readCleanCopy, writeCleanCopy } from '../store/clean-copies.node.ts';
import { readNames } from '../store/read-people.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import type { FoundFile } from './find-file-text.node.ts';
import { findFileText } from './find-file-text.node.ts';
import { coveredValues, hiddenFacts, hiddenKinds, maskProposals } from './hidden-view.ts';
import type { LoadedFile } from './loaded-dossier.node.ts';
import { readMaskPolicy } from './office-mask-policy.node.ts';
import { placeVersion } from './place-version.node.ts';
import { openForEditing } from './redraft.node.ts';

type CleaningHandlers = Pick<Handlers, keyof CleaningApi>;

export function cleaningCases(context: EngineContext): CleaningHandlers {
  return {
    'dossier.hidden': (input) => listHidden(context, input),
    'dossier.reveal-hidden': (input) => reveal(context, input),
    'dossier.clean-file': (input) => cleanInPlace(context, input),
    'dossier.restore-original': (input) => restoreOriginal(context, input),
  };
}

async function listHidden(
  context: EngineContext,
  input: Api['dossier.hidden']['input'],
): Promise<Result<HiddenInformation>> {
  const person = permit(context, 'dossier.hidden', signingStages);
  if (!person.ok) return person;
  const found = await findFileText(context, input);
  if (!found.ok) return found;
  const { file, text } = found.value;
  const { findings, row } = file;
  return ok({
    file: row.id,
    type: row.type,
    cleanable: isCleanable(row.type),
    kinds: hiddenKinds(text, coveredValues(text, findings, context.ruleSets)),
    notInspected: text.notInspected,
    maskable: isMaskable(row.type) ? proposals(context, { text, findings }).length : 0,
    copy: copyView(context, file),
  });
}

const isMaskable = (type: string) => type === 'docx' || type === 'xlsx' || type === 'pptx';

function copyView(context: EngineContext, { row }: LoadedFile): CleanCopyView | null {
  const { readable } = context.store;
  const copy = readCleanCopy(readable, row.id);
  if (copy === null) return null;
  const { before, after, at, outcome } = copy;
  const by = readNames(readable).get(copy.by) ?? '';
  const { removed, kept, masked, notes } = outcome;
  return { before, after, at, by, removed, kept, masked, notes };
}

async function reveal(
  context: EngineContext,
  input: Api['dossier.reveal-hidden']['input'],
): Promise<Result<{ text: string }>> {
  const action = 'dossier.reveal-hidden';
  const person = permit(context, action, signingStages);
  if (!person.ok) return person;
  const found = await findFileText(context, input);
  if (!found.ok) return found;
  const { dossier, file, text } = found.value;
  const fact = hiddenFacts(text).filter(({ kind }) => kind === input.kind)[input.item];
  if (fact?.quote === undefined) return fail('decision.finding-unknown', {});
  const { quote, kind } = fact;
  const objects = [dossier.row.id, file.row.id];
  const event = { by: person.value, action, objects, detail: { kind, item: input.item } } as const;
  return record(context, event, () => ({ text: quote }));
}

async function cleanInPlace(
  context: EngineContext,
  input: Api['dossier.clean-file']['input'],
): Promise<Result<MadeCleanCopy>> {
  const action = 'dossier.clean-file';
  const open = openForEditing(context, action, input.dossier);
  if (!open.ok) return open;
  const found = await findFileText(context, input);
  if (!found.ok) return found;
  const { dossier, file, text } = found.value;
  const bytes = await context.vault.get(file.row.sha256);
  if (!bytes.ok) return bytes;
  const plan = planOf(context, input, { file, text });
  const cleaned = await context.cleaner.clean({ bytes: bytes.value, name: file.row.name, plan });
  if (!cleaned.ok) return cleaned;
  if (cleaned.value.removed.length === 0 && cleaned.value.masked === 0) {
    return fail('cleaning.nothing-changed', {});
  }
  const by = open.value.person;
  const before = file.row.sha256;
  const kinds = cleaned.value.removed.map(({ kind }) => kind);
  const placed = await placeVersion(context, {
    by,
    action,
    dossier,
    old: file,
    bytes: cleaned.value.bytes,
    name: nameOf(file.row.name, cleaned.value),
    detail: { before, kinds, changes: plan.changes, masked: cleaned.value.masked },
    write: (tx, row, at) => {
      const outcome = outcomeOf(cleaned.value, plan);
      writeCleanCopy(
        tx,
        { file: row.id, original: file.row.id, before, after: row.sha256, by: by.id, outcome },
        at,
      );
    },
  });
  return placed.ok ? madeCopy(context, input, placed.value) : placed;
}

function proposals(
  { ruleSets, store }: EngineContext,
  { text, findings }: Pick<FoundFile, 'text'> & Pick<LoadedFile, 'findings'>,
): readonly Mask[] {
  return maskProposals(text, findings, { ruleSets, policy: readMaskPolicy(store.readable) });
}

function planOf(
  context: EngineContext,
  { kinds, changes, maskPersonal }: Api['dossier.clean-file']['input'],
  { file, text }: Pick<FoundFile, 'file' | 'text'>,
): CleaningPlan {
  const masks =
    maskPersonal && isMaskable(file.row.type) ? proposals(context, { text, findings: file.findings }) : [];
  return { kinds, changes, masks };
}

/** A document without its macros has the ending of one without macros. */
function nameOf(name: string, { removed }: CleanedFile): string {
  if (!removed.some(({ kind }) => kind.endsWith('.macros'))) return name;
  return name.replace(/\.(doc|xls|ppt|dot|xlt|pot|pps)m$/i, '.$1x');
}

function outcomeOf({ removed, kept, masked, notes }: CleanedFile, { changes }: CleaningPlan) {
  return { changes, removed: [...removed], kept: [...kept], masked, notes: [...notes] };
}

async function madeCopy(
  context: EngineContext,
  { dossier }: Api['dossier.clean-file']['input'],
  { file }: AddedFile,
): Promise<Result<MadeCleanCopy>> {
  const found = await findFileText(context, { dossier, file: file.id });
  if (!found.ok) return found;
  const copy = copyView(context, found.value.file);
  if (copy === null) throw new Error('a clean copy without its row');
  return ok({ file, copy });
}

/** A copy may have been cleaned again; the original is what somebody once imported. */
function firstCopy({ store }: Pick<EngineContext, 'store'>, file: SourceFileId): CleanCopyRow | null {
  const copy = readCleanCopy(store.readable, file);
  return copy === null ? null : (firstCopy({ store }, copy.original) ?? copy);
}

async function restoreOriginal(
  context: EngineContext,
  input: Api['dossier.restore-original']['input'],
): Promise<Result<AddedFile>> {
  const action = 'dossier.restore-original';
  const open = openForEditing(context, action, input.dossier);
  if (!open.ok) return open;
  const found = await findFileText(context, input);
  if (!found.ok) return found;
  const { dossier, file } = found.value;
  const copy = firstCopy(context, file.row.id);
  if (copy === null) return fail('dossier.part-unknown', {});
  const bytes = await context.vault.get(copy.before);
  if (!bytes.ok) return bytes;
  return placeVersion(context, {
    by: open.value.person,
    action,
    dossier,
    old: file,
    bytes: bytes.value,
    name: copy.originalName,
    detail: { after: copy.after },
  });
}
