/** The document that an interpretation speaks of, as it lies in its release. */
import type { DossierId, Sha256, SourceFileId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { type DocumentBlock, documentBlocks } from '../publishing/official/document-blocks.ts';
import type { EngineContext } from './engine-context.node.ts';
import { hideWords } from './hide-words.ts';
import { type LoadedDossier, type LoadedFile, loadDossier } from './loaded-dossier.node.ts';
import { parseText } from './stored-objects.ts';

export interface DeskDocument {
  readonly file: SourceFileId;
  readonly sha256: Sha256;
  readonly text: ExtractedText;
  readonly blocks: readonly DocumentBlock[];
}

export interface DeskDossier {
  readonly dossier: LoadedDossier;
  /** Null while the release has no document. */
  readonly document: DeskDocument | null;
}

/** Failures: those of `loadDossier` and of the vault. */
export async function loadDesk(context: EngineContext, id: DossierId): Promise<Result<DeskDossier>> {
  const dossier = await loadDossier(context, id);
  if (!dossier.ok) return dossier;
  const file = dossier.value.files.find(({ row }) => row.slot === 'document');
  if (file === undefined) return ok({ dossier: dossier.value, document: null });
  const text = await textOf(context, file);
  if (!text.ok) return text;
  const { id: fileId, sha256 } = file.row;
  const { blocks } = documentBlocks(text.value);
  return ok({
    dossier: dossier.value,
    document: { file: fileId, sha256, text: text.value, blocks },
  });
}

/** What was read in a file of the release. */
export async function textOf(context: EngineContext, file: LoadedFile): Promise<Result<ExtractedText>> {
  const stored = await context.vault.get(file.screening.text);
  return stored.ok ? ok(parseText(stored.value)) : stored;
}

/** Its paragraphs for looking at, words covered where they must be; rows of tables line by line. */
export function shownParagraphs(
  { ruleSets }: Pick<EngineContext, 'ruleSets'>,
  { dossier, document }: DeskDossier,
): readonly { readonly paragraph: number; readonly text: string }[] {
  if (document === null) return [];
  const findings = dossier.files.find(({ row }) => row.id === document.file)?.findings ?? [];
  const parts = hideWords(document.text.parts, findings, ruleSets);
  return documentBlocks({ ...document.text, parts }).blocks.map((block) => ({
    paragraph: block.paragraph,
    text: block.block === 'paragraph' ? block.text : block.rows.map((row) => row.join('　')).join('\n'),
  }));
}
