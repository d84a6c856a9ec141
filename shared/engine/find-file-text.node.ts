/** One file of a release with the text that was read from it. */
import type { DossierId, SourceFileId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import type { EngineContext } from './engine-context.node.ts';
import type { LoadedDossier, LoadedFile } from './loaded-dossier.node.ts';
import { fileOf, loadDossier } from './loaded-dossier.node.ts';

export interface FoundFile {
  readonly dossier: LoadedDossier;
  readonly file: LoadedFile;
  readonly text: ExtractedText;
}

/** Failures: those of `loadDossier` and `fileOf`, `vault.locked`, `vault.missing`, `vault.damaged`. */
export async function findFileText(
  context: EngineContext,
  input: { readonly dossier: DossierId; readonly file: SourceFileId },
): Promise<Result<FoundFile>> {
  const dossier = await loadDossier(context, input.dossier);
  if (!dossier.ok) return dossier;
  const file = fileOf(dossier.value, input.file);
  if (!file.ok) return file;
  const text = await context.texts.read(file.value.screening.text);
  return text.ok ? ok({ dossier: dossier.value, file: file.value, text: text.value }) : text;
}
