/** From a draft to files of the release. */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api } from '../contract/api.ts';
import type { FileView } from '../contract/dossier-views.ts';
import { draftProblems } from '../publishing/interpretation/draft-problems.ts';
import type { InterpretationSource } from '../publishing/interpretation/interpretation-source.ts';
import { interpretationSchema } from '../publishing/interpretation/interpretation-source.ts';
import { refuseClassified } from './desk-check.node.ts';
import { loadDesk } from './desk-document.node.ts';
import type { DeskNote } from './desk-drafts.node.ts';
import { draftDigest, readDeskNote, writeDeskNote } from './desk-drafts.node.ts';
import { keepStep } from './desk-history.node.ts';
import { makeOutput, outputName } from './desk-outputs.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { recordRefusal } from './engine-context.node.ts';
import type { LoadedDossier, LoadedFile } from './loaded-dossier.node.ts';
import type { NewOutput } from './place-outputs.node.ts';
import { placeOutputs } from './place-outputs.node.ts';
import { openForEditing } from './redraft.node.ts';

type Asked = Api['desk.publish']['input'];

/**
 * Failures: those of `openForEditing`, `publishing.no-document`, `publishing.draft-incomplete`, those of `makeOutput` and of
 * `placeOutputs`. After a failure the release stands as it stood; the draft stays.
 */
export async function publishDraft(
  context: EngineContext,
  asked: Asked,
): Promise<Result<Api['desk.publish']['output']>> {
  const open = openForEditing(context, 'desk.publish', asked.dossier);
  if (!open.ok) return open;
  const by = open.value.person;
  const source = finished(asked.draft);
  if (!source.ok) return source;
  const refused = refuseClassified(context, source.value);
  if (!refused.ok) {
    const detail = { reason: refused.failure.code };
    recordRefusal(context, { by, action: 'desk.publish', objects: [asked.dossier], detail });
    return refused;
  }
  const desk = await loadDesk(context, asked.dossier);
  if (!desk.ok) return desk;
  if (desk.value.document === null) return fail('publishing.no-document', {});
  const { dossier } = desk.value;
  const note = await readDeskNote(context, asked.dossier);
  if (!note.ok) return note;
  const outputs = await outputsOf(context, asked, { source: source.value, dossier, note: note.value });
  if (!outputs.ok) return outputs;
  const digest = draftDigest(asked.draft, context.ports.hash);
  const placed = await placeOutputs(context, {
    ...{ by, action: 'desk.publish', dossier },
    outputs: outputs.value,
    detail: { source: digest, forms: [...asked.forms] },
  });
  if (!placed.ok) return placed;
  const written = await remember(context, asked, { note: note.value, files: placed.value, digest });
  return written.ok ? ok({ files: placed.value }) : written;
}

/** Failure: `publishing.draft-incomplete`. */
export function finished(draft: InterpretationSource): Result<InterpretationSource> {
  const parsed = interpretationSchema.safeParse(draft);
  const problems = draftProblems(draft);
  if (parsed.success && problems.length === 0) return ok(parsed.data);
  return fail('publishing.draft-incomplete', { count: Math.max(1, problems.length) });
}

async function outputsOf(
  context: EngineContext,
  { forms }: Asked,
  made: {
    readonly source: InterpretationSource;
    readonly dossier: LoadedDossier;
    readonly note: DeskNote;
  },
): Promise<Result<readonly NewOutput[]>> {
  const printer = context.wiring.printer ?? null;
  const outputs: NewOutput[] = [];
  for (const form of forms) {
    const output = await makeOutput(made.source, form, { printer, at: context.ports.clock.now() });
    if (!output.ok) return output;
    const { name, bytes } = output.value;
    outputs.push({ name, bytes, slot: 'interpretation', replaces: earlier(made, form) });
  }
  return ok(outputs);
}

/** What the draft made before in this form; where that is not known any more, a file of the very same name. */
function earlier(
  {
    source,
    dossier,
    note,
  }: {
    readonly source: InterpretationSource;
    readonly dossier: LoadedDossier;
    readonly note: DeskNote;
  },
  form: Asked['forms'][number],
): LoadedFile | null {
  const known = note.made.find((each) => each.form === form)?.file;
  const name = outputName(source, form);
  const files = dossier.files.filter(({ row }) => row.slot === 'interpretation');
  return files.find(({ row }) => row.id === known) ?? files.find(({ row }) => row.name === name) ?? null;
}

/** What files were made of can be restored whatever is written afterwards. */
async function remember(
  context: EngineContext,
  { dossier, draft, forms }: Asked,
  {
    note,
    files,
    digest,
  }: { readonly note: DeskNote; readonly files: readonly FileView[]; readonly digest: string },
): Promise<Result<Record<never, never>>> {
  const fresh = forms.flatMap((form, index) => {
    const file = files[index];
    return file === undefined ? [] : [{ form, file: file.id, source: digest }];
  });
  const kept = note.made.filter(({ form }) => !forms.some((each) => each === form));
  const made = [...kept, ...fresh];
  const at = context.ports.clock.now();
  const step = await keepStep(context, dossier, { at, reason: 'published', draft });
  return step.ok ? writeDeskNote(context, dossier, { ...note, at, stepAt: at, draft, made }) : step;
}
