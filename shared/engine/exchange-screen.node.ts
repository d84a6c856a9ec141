/**
 * Screens everything that arrives with the rules of this machine. A sender's word that a file is harmless counts for nothing: a
 * file that looks classified refuses the whole package, and nothing of it has been kept by then.
 */
import type { SourceFileId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { DossierHistory } from '../exchange/dossier-history.ts';
import type { ExchangeContent } from '../exchange/exchange-package.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { mediaTypeOf } from '../intake/media-type.ts';
import { looksClassified } from '../screening/screen.ts';
import type { FileRow } from '../store/read-dossiers.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { rulesOfToday } from './engine-context.node.ts';
import type { OwnObjects } from './exchange-replay.node.ts';
import type { LoadedFile } from './loaded-dossier.node.ts';
import { loadDossier } from './loaded-dossier.node.ts';
import type { NewScreening, Screenable } from './rescreen.node.ts';
import { ownFindings, rescreen } from './rescreen.node.ts';
import { screenedBytes, textBytes } from './stored-objects.ts';

export interface ScreenedArrival {
  /** Screenings of the files the dossier will hold, by the rules of this machine. */
  readonly screenings: readonly NewScreening[];
  /** Objects for the screenings that are written as they came. */
  readonly objects: ReadonlyMap<SourceFileId, OwnObjects>;
}

type ArrivedFile = DossierHistory['files'][number];

/** Failures: those of the extractor and the vault, `intake.looks-classified`, `exchange.history-refused`. */
export async function screenArrival(
  context: EngineContext,
  content: ExchangeContent,
  here: DossierHistory | null,
): Promise<Result<ScreenedArrival>> {
  const { history } = content;
  const texts = await textsOfArrival(context, content, here);
  if (!texts.ok) return texts;
  for (const [sha256, bytes] of content.objects) {
    const kept = await context.vault.put(bytes);
    if (!kept.ok) return kept;
    if (kept.value !== sha256) throw new Error('an object under a digest that is not its own');
  }
  const known = await knownFiles(context, here);
  if (!known.ok) return known;
  const objects = await ownObjects(context, { history, known: known.value, texts: texts.value });
  if (!objects.ok) return objects;
  const present = history.files
    .filter(({ removedAt }) => removedAt === null)
    .flatMap((file): readonly Screenable[] => {
      const standing = known.value.get(file.id);
      const text = texts.value.get(file.id);
      if (standing !== undefined) return [standing];
      return text === undefined ? [] : [{ row: rowOf(file, history), text }];
    });
  const screenings = await rescreen(context, present);
  return screenings.ok ? ok({ screenings: screenings.value, objects: objects.value }) : screenings;
}

/** Texts of the files that are new here; what was taken in before was screened then. */
async function textsOfArrival(
  context: EngineContext,
  { history, objects }: ExchangeContent,
  here: DossierHistory | null,
): Promise<Result<ReadonlyMap<string, ExtractedText>>> {
  const known = new Set([...(here?.files ?? []), ...(here?.internalFiles ?? [])].map(({ id }) => String(id)));
  const texts = new Map<string, ExtractedText>();
  const rows = [
    ...history.files.map((file) => ({ file, row: rowOf(file, history) })),
    ...history.internalFiles.map((file) => ({ file, row: internalRowOf(file, history) })),
  ].filter(({ file }) => !known.has(file.id));
  for (const [done, { file, row }] of rows.entries()) {
    context.wiring.onProgress({ job: history.id, step: 'screening', done, total: rows.length });
    const bytes = objects.get(file.sha256);
    if (bytes === undefined) return fail('exchange.history-refused', {});
    const text = await context.extractor.extract({ bytes, name: file.name });
    if (!text.ok) return text;
    if (text.value.type !== row.type || mediaTypeOf(text.value.type) !== row.mediaType) {
      return fail('exchange.history-refused', {});
    }
    const marks = looksClassified(ownFindings(context, row, text.value), rulesOfToday(context));
    if (marks.length > 0) {
      const rules = [...new Set(marks.map(({ rule }) => rule))].sort();
      return fail('intake.looks-classified', { rules: rules.join(', ') });
    }
    texts.set(file.id, text.value);
  }
  return ok(texts);
}

async function knownFiles(
  context: EngineContext,
  here: DossierHistory | null,
): Promise<Result<ReadonlyMap<string, LoadedFile>>> {
  if (here === null) return ok(new Map());
  const loaded = await loadDossier(context, here.id);
  return loaded.ok ? ok(new Map(loaded.value.files.map((file) => [file.row.id, file]))) : loaded;
}

interface Arrived {
  readonly history: DossierHistory;
  readonly known: ReadonlyMap<string, LoadedFile>;
  readonly texts: ReadonlyMap<string, ExtractedText>;
}

/**
 * A decision speaks of a finding, so the finding has to stand in a screening. Files that are new here bring theirs; for files that
 * are known it is written when somebody decided about what this machine has not found.
 */
async function ownObjects(
  context: EngineContext,
  { history, known, texts }: Arrived,
): Promise<Result<ReadonlyMap<SourceFileId, OwnObjects>>> {
  const decided = new Set(history.decisions.map(({ finding }) => finding));
  const objects = new Map<SourceFileId, OwnObjects>();
  for (const file of history.files) {
    const text = texts.get(file.id);
    const standing = known.get(file.id);
    if (text !== undefined) {
      const kept = await keepObjects(context, rowOf(file, history), text);
      if (!kept.ok) return kept;
      objects.set(file.id, kept.value);
    } else if (standing !== undefined) {
      const found = new Set(standing.findings.map(({ id }) => id));
      const theirs = history.screenings.filter((each) => each.file === file.id);
      const isUnknown = theirs.some(({ findings }) =>
        findings.some(({ id }) => decided.has(id) && !found.has(id)),
      );
      if (isUnknown)
        objects.set(file.id, { text: standing.screening.text, findings: standing.screening.findings });
    }
  }
  return ok(objects);
}

async function keepObjects(
  context: EngineContext,
  row: FileRow,
  text: ExtractedText,
): Promise<Result<OwnObjects>> {
  const own = ownFindings(context, row, text);
  const findings = await context.vault.put(
    screenedBytes({ own, across: [], notInspected: text.notInspected }),
  );
  if (!findings.ok) return findings;
  const kept = await context.vault.put(textBytes(text));
  return kept.ok ? ok({ text: kept.value, findings: findings.value }) : kept;
}

function rowOf(file: ArrivedFile, { id: dossier }: DossierHistory): FileRow {
  const { id, slot, part, place, name, type, mediaType, bytes, sha256 } = file;
  return { id, dossier, slot, part, place, name, type, mediaType, bytes, sha256 };
}

/** Internal files have no place in the release; they are looked through as an attachment would be. */
function internalRowOf(
  { id, part, name, type, bytes, sha256 }: DossierHistory['internalFiles'][number],
  { id: dossier }: DossierHistory,
): FileRow {
  const row = { dossier, slot: 'attachment', part, place: 1, name, type, bytes, sha256 } as const;
  return { ...row, id: brand<SourceFileId>(id), mediaType: mediaTypeOf(type) };
}
