/**
 * Puts files that the program has made into a release: each read and screened like a file from outside, then all written with one
 * entry, or none.
 */
import type { JsonValue } from '../base/canonical-json.ts';
import type { SourceFileId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { FileView } from '../contract/dossier-views.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { mediaTypeOf } from '../intake/media-type.ts';
import type { PartSlot } from '../release/parts.ts';
import { looksClassified } from '../screening/screen.ts';
import type { FileRow } from '../store/read-dossiers.node.ts';
import { nextPlace } from '../store/read-dossiers.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { writeFile, writeFileRemoval } from '../store/write-dossiers.node.ts';
import { fileView } from './dossier-view.node.ts';
import type { EngineContext, Event } from './engine-context.node.ts';
import { record, recordRefusal, rulesOfToday } from './engine-context.node.ts';
import type { LoadedDossier, LoadedFile } from './loaded-dossier.node.ts';
import { fileOf, loadDossier } from './loaded-dossier.node.ts';
import { kindOf } from './procedure-view.node.ts';
import { toDraft } from './redraft.node.ts';
import { ownFindings, rescreen, writeScreenings } from './rescreen.node.ts';

export interface NewOutput {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly slot: PartSlot;
  /** File of the release in whose place it stands; null for a new one. */
  readonly replaces: LoadedFile | null;
}

export interface OutputPlacement {
  readonly by: PersonRow;
  readonly action: Event['action'];
  readonly dossier: LoadedDossier;
  readonly outputs: readonly NewOutput[];
  /** Facts for the ledger besides digests and sizes. */
  readonly detail: Readonly<Record<string, JsonValue>>;
}

interface ReadOutput extends NewOutput {
  readonly row: FileRow;
  readonly text: ExtractedText;
}

/**
 * The rows of the outputs in their order; an output whose bytes are in the release already keeps that file.
 * Failures: those of the extractor and the vault, `intake.looks-classified`, `dossier.part-unknown`, `ledger.broken`. After a failure
 * the release stands as it stood.
 */
export async function placeOutputs(
  context: EngineContext,
  placement: OutputPlacement,
): Promise<Result<readonly FileView[]>> {
  const read = await readOutputs(context, placement);
  if (!read.ok) return read;
  const fresh = read.value.filter(({ row }) => !isPresent(placement.dossier, row));
  const written = fresh.length === 0 ? ok(null) : await writeOutputs(context, placement, fresh);
  if (!written.ok) return written;
  const loaded = await loadDossier(context, placement.dossier.row.id);
  if (!loaded.ok) return loaded;
  const views: FileView[] = [];
  for (const { row } of read.value) {
    const file = loaded.value.files.find((each) => each.row.sha256 === row.sha256);
    const found = file === undefined ? fail('dossier.part-unknown', {}) : fileOf(loaded.value, file.row.id);
    if (!found.ok) return found;
    views.push(fileView(found.value));
  }
  return ok(views);
}

function isPresent(dossier: LoadedDossier, row: FileRow): boolean {
  return dossier.files.some((file) => file.row.sha256 === row.sha256);
}

async function readOutputs(
  context: EngineContext,
  placement: OutputPlacement,
): Promise<Result<readonly ReadOutput[]>> {
  const { dossier } = placement;
  const parts = kindOf(context, dossier.row)?.parts ?? [];
  const taken = new Map<PartSlot, number>();
  const read: ReadOutput[] = [];
  for (const output of placement.outputs) {
    const { bytes, name, slot, replaces } = output;
    const part = parts.find((each) => each.slot === slot);
    if (part === undefined) return fail('dossier.part-unknown', {});
    const place = taken.get(slot) ?? nextPlace(context.store.readable, dossier.row.id, slot);
    const text = await context.extractor.extract({ bytes, name });
    if (!text.ok) return text;
    const row: FileRow = {
      id: brand<SourceFileId>(context.ports.ids.next('file')),
      dossier: dossier.row.id,
      slot,
      part: replaces?.row.part ?? part.id,
      place: replaces?.row.place ?? place,
      name,
      type: text.value.type,
      mediaType: mediaTypeOf(text.value.type),
      bytes: bytes.length,
      sha256: context.ports.hash.sha256(bytes),
    };
    taken.set(slot, replaces === null ? place + 1 : place);
    const classified = refuseClassified(context, placement, { row, text: text.value });
    if (!classified.ok) return classified;
    read.push({ ...output, row, text: text.value });
  }
  return ok(read);
}

/** Words that only stand together once they are set, or that a picture shows. */
function refuseClassified(
  context: EngineContext,
  { by, action, dossier }: OutputPlacement,
  { row, text }: Pick<ReadOutput, 'row' | 'text'>,
): Result<Record<never, never>> {
  const marks = looksClassified(ownFindings(context, row, text), rulesOfToday(context));
  if (marks.length === 0) return ok({});
  const rules = [...new Set(marks.map(({ rule }) => rule))].sort();
  const detail = { reason: 'intake.looks-classified', rules };
  recordRefusal(context, { by, action, objects: [dossier.row.id], detail });
  return fail('intake.looks-classified', { rules: rules.join(', ') });
}

async function writeOutputs(
  context: EngineContext,
  { by, action, dossier, detail }: OutputPlacement,
  fresh: readonly ReadOutput[],
): Promise<Result<null>> {
  for (const { bytes } of fresh) {
    const kept = await context.vault.put(bytes);
    if (!kept.ok) return kept;
  }
  const gone = new Set(fresh.flatMap(({ replaces }) => replaces?.row.id ?? []));
  const others = dossier.files.filter(({ row }) => !gone.has(row.id));
  const screenings = await rescreen(context, [...others, ...fresh]);
  if (!screenings.ok) return screenings;
  const objects = [dossier.row.id, ...fresh.map(({ row }) => row.id), ...gone];
  const facts = fresh.map(({ row: { sha256, bytes, type } }) => ({ sha256, bytes, type }));
  const event = {
    by,
    action,
    objects,
    detail: { ...toDraft.detail(dossier.row), ...detail, outputs: facts },
  };
  return record(context, event, (tx, at) => {
    toDraft.write(tx, dossier.row, at);
    for (const file of gone) writeFileRemoval(tx, file, at);
    for (const { row } of fresh) writeFile(tx, { ...row, addedBy: by.id }, at);
    writeScreenings(tx, screenings.value, at);
    return null;
  });
}
