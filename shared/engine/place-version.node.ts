/** Puts another version in the place of a file: screened first, kept in the vault, then written with its entry, all or nothing. */
import type { JsonValue } from '../base/canonical-json.ts';
import type { SourceFileId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { AddedFile } from '../contract/dossier-views.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { mediaTypeOf } from '../intake/media-type.ts';
import { looksClassified } from '../screening/screen.ts';
import type { WritableStore } from '../store/handles.ts';
import type { FileRow } from '../store/read-dossiers.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { writeFile, writeFileRemoval } from '../store/write-dossiers.node.ts';
import { fileView } from './dossier-view.node.ts';
import type { EngineContext, Event } from './engine-context.node.ts';
import { record, recordRefusal, rulesOfToday } from './engine-context.node.ts';
import type { LoadedDossier, LoadedFile } from './loaded-dossier.node.ts';
import { fileOf, loadDossier } from './loaded-dossier.node.ts';
import { toDraft } from './redraft.node.ts';
import { ownFindings, rescreen, writeScreenings } from './rescreen.node.ts';

export interface Version {
  readonly by: PersonRow;
  readonly action: Event['action'];
  readonly dossier: LoadedDossier;
  readonly old: LoadedFile;
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Facts for the ledger besides digest and size. */
  readonly detail: Readonly<Record<string, JsonValue>>;
  /** Further rows of the same change. */
  readonly write?: (tx: WritableStore, row: FileRow, at: string) => void;
}

/**
 * Failures: those of the extractor and the vault, `intake.looks-classified`, `dossier.duplicate-file`, `ledger.broken`. After a
 * failure the old version stands as it stood.
 */
export async function placeVersion(context: EngineContext, version: Version): Promise<Result<AddedFile>> {
  const { by, action, dossier, old, bytes, name } = version;
  const text = await context.extractor.extract({ bytes, name });
  if (!text.ok) return text;
  const row = rowOf(context, version, text.value);
  if (dossier.files.some((file) => file.row.sha256 === row.sha256)) {
    return fail('dossier.duplicate-file', { name });
  }
  const classified = refuseClassified(context, version, { row, text: text.value });
  if (classified !== null) return classified;
  const kept = await context.vault.put(bytes);
  if (!kept.ok) return kept;
  const others = dossier.files.filter((file) => file !== old);
  const screenings = await rescreen(context, [...others, { row, text: text.value }]);
  if (!screenings.ok) return screenings;
  const objects = [dossier.row.id, row.id, old.row.id];
  const detail = {
    ...toDraft.detail(dossier.row),
    ...version.detail,
    sha256: row.sha256,
    bytes: row.bytes,
    type: row.type,
  };
  const recorded = record(context, { by, action, objects, detail }, (tx, at) => {
    toDraft.write(tx, dossier.row, at);
    writeFileRemoval(tx, old.row.id, at);
    writeFile(tx, { ...row, addedBy: by.id }, at);
    writeScreenings(tx, screenings.value, at);
    version.write?.(tx, row, at);
  });
  return recorded.ok ? viewOf(context, row) : recorded;
}

function rowOf(context: EngineContext, { old, bytes, name }: Version, { type }: ExtractedText): FileRow {
  return {
    ...old.row,
    id: brand<SourceFileId>(context.ports.ids.next('file')),
    name,
    type,
    mediaType: mediaTypeOf(type),
    bytes: bytes.length,
    sha256: context.ports.hash.sha256(bytes),
  };
}

/** A mark may come to light only when what covered it is gone. */
function refuseClassified(
  context: EngineContext,
  { by, action, dossier }: Version,
  { row, text }: { readonly row: FileRow; readonly text: ExtractedText },
): Result<never> | null {
  const marks = looksClassified(ownFindings(context, row, text), rulesOfToday(context));
  if (marks.length === 0) return null;
  const rules = [...new Set(marks.map(({ rule }) => rule))].sort();
  const detail = { reason: 'intake.looks-classified', rules };
  recordRefusal(context, { by, action, objects: [dossier.row.id], detail });
  return fail('intake.looks-classified', { rules: rules.join(', ') });
}

async function viewOf(context: EngineContext, row: FileRow): Promise<Result<AddedFile>> {
  const loaded = await loadDossier(context, row.dossier);
  if (!loaded.ok) return loaded;
  const file = fileOf(loaded.value, row.id);
  return file.ok ? ok({ file: fileView(file.value) }) : file;
}
